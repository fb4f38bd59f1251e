using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Bench;

/// <summary>A plausible history of the whole country, always the same for a seed: the units in
/// turn, and about 1 % of the loans, trainings and commendations taken back as mistakes, soon or
/// a good while later.</summary>
/// <remarks>Every fact stands on the stream on which the ledger keeps such facts, and every append
/// has a key and metadata of its own, as it would from the commands.</remarks>
public sealed class Nation
{
    /// <summary>The seed that is taken when none is given.</summary>
    public const long DefaultSeed = 20241122;

    /// <summary>Appends that wait together; fewer than a store lets wait, so that their order is
    /// the order in which they were given.</summary>
    private const int AppendsAtOnce = 512;

    private const int StandingMax = 20_000;
    private const int TurnLength = 100;

    private static readonly Text Mistake = new("Nhập nhầm");
    private static readonly DateTimeOffset Noon = new(2024, 7, 1, 5, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableArray<UnitId> Units =
    [
        .. AdministrativeUnits.All.Where(unit => unit.IsInForceOn(UnitHistory.End))
            .Select(unit => unit.Id),
    ];

    private Nation(ImmutableArray<NationEvent> events) => Events = events;

    public static Guid LedgerId { get; } = new("6f0f3c0e-0000-4000-8000-20241122c00b");

    /// <summary>The events; the first is at position 1.</summary>
    public ImmutableArray<NationEvent> Events { get; }

    /// <summary>A history held in memory.</summary>
    /// <param name="events">How many; from 1.</param>
    public static Nation Of(int events) => new([.. Make(events, DefaultSeed)]);

    /// <summary>A history, one event after another; nothing but what may still be taken back is
    /// held.</summary>
    /// <param name="events">How many; from 1.</param>
    /// <param name="seed">Another seed, another history.</param>
    public static IEnumerable<NationEvent> Make(int events, long seed)
    {
        var numbers = new SeededNumbers(seed);
        var histories = Units.Select((unit, i) =>
            new UnitHistory(unit, seed + 1 + i).Events().GetEnumerator()).ToArray();
        var standing = new List<NationEvent>();
        var last = default(NationEvent);
        for (var position = 1L; position <= events; position++)
        {
            var made = numbers.Next(100) == 0 && standing.Count > 0
                ? Reversal(Taken(standing, numbers))
                : Following(histories, position);
            var stream = NationEvent.StreamOf(made.Fact);
            var isSame = last is not null && last.Stream == stream;
            last = new(
                position, last is null ? 0 : last.Append + (isSame ? 0 : 1),
                isSame ? last!.Ordinal + 1 : 0, made.Unit, stream, made.Fact);
            if (made.Fact is LoanDisbursed or TrainingHeld or CommendationAwarded
                && standing.Count < StandingMax)
            {
                standing.Add(last);
            }

            yield return last;
        }
    }

    /// <summary>Appends all of it to an empty ledger.</summary>
    public Task<Written> Write(IEventStore store) => Write(store, Events);

    /// <summary>Appends a history to an empty ledger, and counts what it holds.</summary>
    /// <param name="store">The ledger, of <see cref="LedgerId"/>.</param>
    /// <param name="events">The history.</param>
    public static async Task<Written> Write(IEventStore store, IEnumerable<NationEvent> events)
    {
        Check.Same(LedgerId, store.LedgerId, "the ledger's id");
        var writing = new Writing(store, AppendsAtOnce);
        foreach (var made in events)
        {
            await writing.Add(made);
        }

        return await writing.End();
    }

    /// <summary>The totals of each unit over the events that <paramref name="counted"/> lets in,
    /// given its position.</summary>
    public IReadOnlyDictionary<UnitId, Totals> ByUnit(Func<Event, long, bool> counted) => Events
        .Where(made => counted(made.Fact, made.Position))
        .GroupBy(made => made.Unit)
        .ToDictionary(
            group => group.Key, group => Totals.Sum(group.Select(made => Totals.Of(made.Fact))));

    /// <summary>Where an append with this key comes from.</summary>
    public static Origin OriginOf(string key)
    {
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return new("bench", key, Noon, Guid.Empty, Encoding.UTF8.GetBytes(
            $$"""{"command":"import","fingerprint":"{{fingerprint}}"}"""));
    }

    internal static string KeyOf(int append) => $"bench-{append}";

    internal static NewEvent New(NationEvent made) => new(
        IdOf(made), EventJson.NameOf(made.Fact), EventJson.Write(made.Fact), Guid.Empty);

    private static (UnitId Unit, Event Fact) Following(
        IEnumerator<Event>[] histories, long position)
    {
        var place = (int)((position - 1) / TurnLength % Units.Length);
        histories[place].MoveNext();
        return (Units[place], histories[place].Current);
    }

    private static (UnitId Unit, Event Fact) Reversal(NationEvent mistaken) => (
        mistaken.Unit,
        new FactReversed(
            IdOf(mistaken), mistaken.Position, mistaken.Fact, UnitHistory.End, Mistake, false));

    private static NationEvent Taken(List<NationEvent> standing, SeededNumbers numbers)
    {
        var place = numbers.Next(standing.Count);
        var taken = standing[place];
        standing[place] = standing[^1];
        standing.RemoveAt(standing.Count - 1);
        return taken;
    }

    private static Guid IdOf(NationEvent made) =>
        EventIds.Of(LedgerId, KeyOf(made.Append), made.Ordinal);
}
