using System.Collections.Immutable;
using CoopLedger.Cli.Output;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>In what a line's values are measured.</summary>
internal enum BenchUnit
{
    Microseconds,
    Nanoseconds,
    Bytes,

    /// <summary>Hundredths: 250 is two and a half times.</summary>
    Times,
}

/// <summary>What a line is to reach.</summary>
/// <param name="Limit">The limit, in <paramref name="OfRate"/>'s events a second or in the line's
/// unit.</param>
/// <param name="IsLeast">Whether the limit is the least that is enough, or the most.</param>
/// <param name="OfRate">Whether it is about events a second.</param>
/// <param name="FromEvents">The length of the log that it is about: of a shorter one it says
/// nothing.</param>
internal sealed record BenchGoal(
    long Limit, bool IsLeast, bool OfRate = false, int FromEvents = 1_000_000)
{
    public static BenchGoal Rate(long least, int fromEvents = 1_000_000) =>
        new(least, IsLeast: true, OfRate: true, fromEvents);

    public static BenchGoal Most(long limit, int fromEvents = 1_000_000) =>
        new(limit, IsLeast: false, FromEvents: fromEvents);

    public static BenchGoal TimesLeast(long hundredths) => new(hundredths, IsLeast: true);
}

/// <summary>A line of the table.</summary>
/// <param name="Id">For machines.</param>
/// <param name="Vietnamese">What was measured.</param>
/// <param name="English">The same.</param>
/// <param name="Unit">Of the values.</param>
/// <param name="Values">One for each run; at least one.</param>
/// <param name="Events">How many events each run was about; zero when a rate says nothing.</param>
internal sealed record BenchLine(
    string Id, string Vietnamese, string English, BenchUnit Unit, ImmutableArray<long> Values,
    long Events = 0)
{
    public BenchGoal? Goal { get; init; }

    /// <summary>What the naive fold took for the same, in the line's unit.</summary>
    public long? Naive { get; init; }

    public long Median => BenchText.Median(Values);

    /// <summary>Events a second at the median.</summary>
    public long? Rate => Events == 0 ? null
        : BenchText.Rate(Events, TimeSpan.FromMicroseconds(Median));

    /// <summary>How many times as fast as the naive fold, in hundredths.</summary>
    public long? TimesNaive => Naive * 100 / Math.Max(1, Median);

    /// <param name="events">The length of the log.</param>
    /// <returns><see langword="null"/> when there is no goal for a log of that length.</returns>
    public bool? IsReached(long events)
    {
        if (Goal is not { } goal || events < goal.FromEvents)
        {
            return null;
        }

        var value = goal.OfRate ? Rate!.Value : Median;
        return goal.IsLeast ? value >= goal.Limit : value <= goal.Limit;
    }

    /// <summary>The cells of the table.</summary>
    public IEnumerable<string> Cells(Screen screen, long events) =>
    [
        screen.Say(Vietnamese, English),
        Text(Median) + (Values.Length > 1 ? $" ({Text(Values.Min())}–{Text(Values.Max())})" : ""),
        Rate is { } rate ? BenchText.N(rate) : "–",
        Goal is { } goal ? GoalText(goal) : "–",
        IsReached(events) switch
        {
            true => screen.Say("đạt", "yes"),
            false => screen.Say("chưa", "no"),
            null => "–",
        },
        TimesNaive is { } times ? Hundredths(times) : "–",
    ];

    public JObject Json(long events) => new()
    {
        ["id"] = Id,
        ["what"] = English,
        ["unit"] = Unit.ToString().ToLowerInvariant(),
        ["values"] = new JArray(Values),
        ["median"] = Median,
        ["min"] = Values.Min(),
        ["max"] = Values.Max(),
        ["events"] = Events == 0 ? null : Events,
        ["eventsPerSecond"] = Rate,
        ["goal"] = Goal is { } goal ? GoalText(goal) : null,
        ["reached"] = IsReached(events),
        ["timesNaiveHundredths"] = TimesNaive,
    };

    private static string Hundredths(long value) =>
        $"× {BenchText.N(value / 100)},{value % 100:d2}";

    private string GoalText(BenchGoal goal) => (goal.IsLeast ? "≥ " : "≤ ")
        + (goal.OfRate ? $"{BenchText.N(goal.Limit)}/s" : Text(goal.Limit));

    private string Text(long value) => Unit switch
    {
        BenchUnit.Microseconds => value < 10_000
            ? $"{BenchText.N(value)} µs"
            : $"{BenchText.N(value / 1000)} ms",
        BenchUnit.Nanoseconds => $"{BenchText.N(value / 1000)},{value % 1000 / 100} µs",
        BenchUnit.Bytes => value < 1_000_000
            ? $"{BenchText.N(value)} B"
            : $"{BenchText.N(value / 1_000_000)} MB",
        _ => Hundredths(value),
    };
}
