using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoopLedger.Bench.Histories;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Bench;

/// <summary>A plausible history of the whole country, always the same for a plan: the units in
/// turn, each entering what happened to its organisations, most of it lately and some of it years
/// ago, and now and then taking back what it entered by mistake.</summary>
/// <remarks>Every fact stands on the stream on which the ledger keeps such facts, after facts that
/// it can follow, and every append has a key and metadata of its own, as it would from the
/// commands. What belongs to several units at once (clusters, mergers, transfers) is left out.
/// </remarks>
public sealed class Nation
{
    /// <summary>The seed that is taken when none is given.</summary>
    public const long DefaultSeed = 20241122;

    /// <summary>How many of a hundred events are corrections when nothing is said.</summary>
    public const int DefaultCorrections = 1;

    /// <summary>The day on which the first event is entered.</summary>
    private static readonly DateOnly Opened = new(2016, 1, 1);

    private static readonly DateTimeOffset Noon = new(2024, 7, 1, 5, 0, 0, TimeSpan.Zero);

    private Nation(ImmutableArray<NationEvent> events) => Events = events;

    public static Guid LedgerId { get; } = new("6f0f3c0e-0000-4000-8000-20241122c00b");

    /// <summary>The first day of any history.</summary>
    public static DateOnly Begin { get; } = new(2014, 1, 1);

    /// <summary>The last day of any history.</summary>
    public static DateOnly End { get; } = new(2024, 6, 30);

    /// <summary>The 63 units that were in force on the last day.</summary>
    public static ImmutableArray<UnitId> Units { get; } =
    [
        .. AdministrativeUnits.All.Where(unit => unit.IsInForceOn(End)).Select(unit => unit.Id),
    ];

    /// <summary>The events; the first is at position 1.</summary>
    public ImmutableArray<NationEvent> Events { get; }

    /// <summary>A history held in memory.</summary>
    /// <param name="events">How many; from 1.</param>
    public static Nation Of(int events) => Of(new NationPlan(events));

    /// <summary>A history held in memory.</summary>
    public static Nation Of(NationPlan plan) => new([.. Make(plan)]);

    /// <summary>A history, one event after another.</summary>
    /// <param name="events">How many; from 1.</param>
    /// <param name="seed">Another seed, another history.</param>
    public static IEnumerable<NationEvent> Make(int events, long seed) =>
        Make(new NationPlan(events, seed));

    /// <summary>A history, one event after another; nothing but what may still change is held.
    /// </summary>
    public static IEnumerable<NationEvent> Make(NationPlan plan) =>
        Endless(plan).Take(plan.Events);

    /// <summary>What is entered after the planned events, on the last day.</summary>
    /// <param name="plan">The history that it goes on from, which is made again to get there.
    /// </param>
    /// <param name="events">How many more.</param>
    public static IEnumerable<NationEvent> Tail(NationPlan plan, int events) =>
        Endless(plan).Skip(plan.Events).Take(events);

    /// <summary>Appends all of it to an empty ledger.</summary>
    public Task<Written> Write(IEventStore store) => Write(store, Events);

    /// <summary>Appends a history to a ledger that holds what is before it, and counts it.
    /// </summary>
    /// <param name="store">The ledger, of <see cref="LedgerId"/>.</param>
    /// <param name="events">The history.</param>
    public static async Task<Written> Write(IEventStore store, IEnumerable<NationEvent> events)
    {
        var writing = new Writing(store);
        await writing.Add(events);
        return await writing.End();
    }

    /// <summary>The totals of each unit over the events that <paramref name="counted"/> lets in,
    /// given its position.</summary>
    public IReadOnlyDictionary<UnitId, Totals> ByUnit(Func<Event, long, bool> counted) =>
        Totals.ByUnit(Events.Where(made => counted(made.Fact, made.Position)));

    /// <summary>Where an append with this key comes from.</summary>
    public static Origin OriginOf(string key)
    {
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return new("bench", key, Noon, Guid.Empty, Encoding.UTF8.GetBytes(
            $$"""{"command":"import","fingerprint":"{{fingerprint}}"}"""));
    }

    /// <summary>The key of an append, or of the rest of one that a plan cut in two.</summary>
    internal static string KeyOf(int append, int first) =>
        first == 0 ? $"bench-{append}" : $"bench-{append}-{first}";

    internal static NewEvent New(NationEvent made) => new(
        made.Id, EventJson.NameOf(made.Fact), EventJson.Write(made.Fact), Guid.Empty);

    /// <summary>The planned events and then more of the last day.</summary>
    private static IEnumerable<NationEvent> Endless(NationPlan plan)
    {
        var numbers = new SeededNumbers(plan.Seed);
        var corrections = new Corrections(plan.Corrections, numbers);
        var histories = Units.Select((unit, i) => new UnitHistory(unit, plan.Seed + 1 + i))
            .ToArray();
        var (position, append, place, turn) = (0L, -1, 0, 0);
        while (true)
        {
            var today = Entered(plan, position);
            var (unit, made) = corrections.Next(today)
                ?? (Units[place], histories[place].Next(today));
            append++;
            for (var ordinal = 0; ordinal < made.Facts.Length; ordinal++)
            {
                var next = new NationEvent(
                    ++position, append, ordinal, IdOf(append, ordinal), unit,
                    made.Stream.Name, made.Stream.Extend(position), made.Facts[ordinal]);
                corrections.Add(next, made.Stream);
                yield return next;
            }

            turn += made.Facts.Length;
            if (turn >= histories[place].TurnLength)
            {
                (place, turn) = ((place + 1) % Units.Length, 0);
            }
        }
    }

    /// <summary>The day on which the event after a position is entered.</summary>
    private static DateOnly Entered(NationPlan plan, long position)
    {
        var days = End.DayNumber - Opened.DayNumber;
        return Opened.AddDays((int)Math.Min(days, position * (days + 1) / plan.Events));
    }

    private static Guid IdOf(int append, int ordinal) =>
        EventIds.Of(LedgerId, KeyOf(append, 0), ordinal);
}
