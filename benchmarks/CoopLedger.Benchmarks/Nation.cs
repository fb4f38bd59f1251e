using System.Collections.Immutable;
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

namespace CoopLedger.Benchmarks;

/// <summary>A plausible history of the whole country, always the same: the 63 units in turn,
/// about 1 % of the loans, trainings and commendations taken back as mistakes.</summary>
/// <remarks>A unit's events stand on one stream and are appended a hundred at a time, so that
/// making the ledger does not wait for the disk at every event. What reads the log by position
/// cannot tell.</remarks>
internal sealed class Nation
{
    private const int AppendLength = 100;
    private const int Seed = 20241122;

    private static readonly Text Mistake = new("Nhập nhầm");
    private static readonly DateTimeOffset Noon = new(2024, 7, 1, 5, 0, 0, TimeSpan.Zero);

    private static readonly ReadOnlyMemory<byte> Metadata = Encoding.UTF8.GetBytes(
        $$"""{"command":"import","fingerprint":"{{new string('0', 64)}}"}""");

    private static readonly ImmutableArray<UnitId> Units =
    [
        .. AdministrativeUnits.All.Where(unit => unit.IsInForceOn(UnitHistory.End))
            .Select(unit => unit.Id),
    ];

    private Nation(ImmutableArray<Event> facts) => Facts = facts;

    public static Guid LedgerId { get; } = new("6f0f3c0e-0000-4000-8000-20241122c00b");

    /// <summary>The events; the first is at position 1.</summary>
    public ImmutableArray<Event> Facts { get; }

    /// <param name="events">How many; from 1.</param>
    public static Nation Of(int events)
    {
        var random = new Random(Seed);
        var histories = Units.Select((unit, i) =>
            new UnitHistory(unit, Seed + 1 + i).Events().GetEnumerator()).ToArray();
        var facts = ImmutableArray.CreateBuilder<Event>(events);
        var standing = new Queue<int>();
        while (facts.Count < events)
        {
            if (facts.Count % AppendLength == 0)
            {
                standing.Clear(); // A reversal stands on the stream of what it reverses.
            }

            if (random.Next(100) == 0 && standing.TryDequeue(out var index))
            {
                facts.Add(new FactReversed(
                    IdAt(index), index + 1, facts[index], UnitHistory.End, Mistake, false));
                continue;
            }

            var history = histories[facts.Count / AppendLength % Units.Length];
            history.MoveNext();
            if (history.Current is LoanDisbursed or TrainingHeld or CommendationAwarded)
            {
                standing.Enqueue(facts.Count);
            }

            facts.Add(history.Current);
        }

        return new(facts.MoveToImmutable());
    }

    /// <summary>Appends all of it to an empty ledger.</summary>
    public async Task Write(IEventStore store)
    {
        Check.Same(LedgerId, store.LedgerId, "the ledger's id");
        var revisions = new Dictionary<UnitId, long>();
        for (var first = 0; first < Facts.Length; first += AppendLength)
        {
            var unit = UnitAt(first);
            var events = Enumerable.Range(first, Math.Min(AppendLength, Facts.Length - first))
                .Select(New).ToImmutableArray();
            var last = await store.Append(
                new($"bench-{unit}"), revisions.GetValueOrDefault(unit, -1), events,
                OriginOf($"bench-{first / AppendLength}"), CancellationToken.None);
            revisions[unit] = last[^1].Revision;
        }
    }

    /// <summary>The totals of each unit over the events that <paramref name="counted"/> lets in,
    /// given its position.</summary>
    public Dictionary<UnitId, Totals> ByUnit(Func<Event, long, bool> counted) => Facts
        .Select((fact, i) => (Fact: fact, Unit: UnitAt(i), Position: i + 1L))
        .Where(item => counted(item.Fact, item.Position))
        .GroupBy(item => item.Unit)
        .ToDictionary(
            group => group.Key, group => Totals.Sum(group.Select(item => Totals.Of(item.Fact))));

    public static Origin OriginOf(string key) => new("bench", key, Noon, Guid.Empty, Metadata);

    private NewEvent New(int index) => new(
        IdAt(index), EventJson.NameOf(Facts[index]), EventJson.Write(Facts[index]), Guid.Empty);

    private static Guid IdAt(int index) => EventIds.Of(
        LedgerId, $"bench-{index / AppendLength}", index % AppendLength);

    private static UnitId UnitAt(int index) => Units[index / AppendLength % Units.Length];
}
