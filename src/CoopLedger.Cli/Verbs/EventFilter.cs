using System.CommandLine;
using System.Runtime.CompilerServices;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli.Verbs;

/// <summary>Which events of the log are asked for.</summary>
/// <param name="Stream">Only of this stream.</param>
/// <param name="Type">Only those whose stored name begins so.</param>
/// <param name="From">Only facts of this day or later.</param>
/// <param name="To">Only facts of this day or earlier.</param>
/// <param name="Limit">So many at the most.</param>
internal sealed record EventFilter(
    string? Stream, string? Type, DateOnly? From, DateOnly? To, long? Limit)
{
    private const int Batch = 1024;

    private static readonly Option<string?> StreamOption = new("--stream")
    {
        Description = "Only this stream, such as organisation-ID.",
    };

    private static readonly Option<string?> TypeOption = new("--type")
    {
        Description = "Only events whose stored name begins so, such as member.",
    };

    private static readonly Option<string?> FromOption = new("--from")
    {
        Description = "Only facts of this day (effective) or later.",
    };

    private static readonly Option<string?> ToOption = new("--to")
    {
        Description = "Only facts of this day (effective) or earlier.",
    };

    private static readonly Option<long?> LimitOption = new("--limit")
    {
        Description = "The first so many of them; --follow ends after that many.",
    };

    private static readonly Option<long?> AfterOption = new("--after")
    {
        Description = "Only events after this position; 0 for all.",
    };

    public static IReadOnlyList<Option> Options { get; } =
        [StreamOption, TypeOption, FromOption, ToOption, AfterOption, LimitOption];

    /// <summary>The position after which to begin, where one is given.</summary>
    public static long? After(ParseResult parsed) => parsed.GetValue(AfterOption);

    public static EventFilter Read(ParseResult parsed)
    {
        var (from, to) = QuestionOptions.Window(parsed, FromOption, ToOption);
        return new(
            parsed.GetValue(StreamOption), parsed.GetValue(TypeOption), from, to,
            parsed.GetValue(LimitOption));
    }

    public static void Check()
    {
        foreach (var option in (Option<long?>[])[LimitOption, AfterOption])
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens is not [var token] || !long.TryParse(token.Value, out var number)
                    || number < 0)
                {
                    result.AddError($"{option.Name}: 0, 1, 2 …");
                }
            });
        }
    }

    /// <summary>Whether an event is asked for. It is read for that only when days are given.
    /// </summary>
    /// <exception cref="LedgerDamagedException">It cannot be read.</exception>
    public bool Takes(StoredEvent stored) =>
        (Stream is null || stored.Stream.Text == Stream)
        && (Type is null || stored.Event.Name.StartsWith(Type, StringComparison.Ordinal))
        && ((From, To) is (null, null)
            || (stored.ToFact().Event.On is var on && !(on < From) && !(on > To)));

    /// <summary>The events asked for between two positions.</summary>
    public async IAsyncEnumerable<StoredEvent> Select(
        IEventLog log, long after, long knownBy,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = Limit ?? long.MaxValue;
        await foreach (var batch in log.ReadAll(after, Batch, cancellationToken))
        {
            foreach (var stored in batch)
            {
                if (left == 0 || stored.Position > knownBy)
                {
                    yield break;
                }

                if (Takes(stored))
                {
                    left--;
                    yield return stored;
                }
            }
        }
    }
}
