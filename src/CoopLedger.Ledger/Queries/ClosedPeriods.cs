using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Periods;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>The periods that are closed, read from their own streams: nothing else of the log is
/// looked at, so that it is cheap for a ledger of any length.</summary>
public static class ClosedPeriods
{
    /// <summary>Those of the nation and of every unit.</summary>
    /// <param name="store">The log.</param>
    /// <param name="cancellationToken">Stops between the streams.</param>
    /// <param name="knownBy">The position up to which the log is read.</param>
    public static Task<ImmutableArray<SealedPeriod>> Read(
        IEventLog store, CancellationToken cancellationToken, long knownBy = long.MaxValue) =>
        Read(
            store, AdministrativeUnits.All.Select(unit => unit.Id), knownBy, cancellationToken);

    /// <summary>Those whose scope the facts post to; the nation's in any case.</summary>
    public static Task<ImmutableArray<SealedPeriod>> ReadFor(
        IEventLog store, IEnumerable<Event> facts, CancellationToken cancellationToken) =>
        Read(
            store, facts.SelectMany(fact => LateFacts.Units(fact)).SelectMany(Holders),
            long.MaxValue, cancellationToken);

    private static async Task<ImmutableArray<SealedPeriod>> Read(
        IEventLog store, IEnumerable<UnitId> units, long knownBy,
        CancellationToken cancellationToken)
    {
        var closed = ImmutableArray.CreateBuilder<SealedPeriod>();
        foreach (var unit in units.Distinct().Prepend(null))
        {
            var stream = await store.ReadStream(PeriodChain.Stream(unit), cancellationToken);
            if (!stream.IsEmpty)
            {
                closed.AddRange(stream.Where(stored => stored.Position <= knownBy).ToTimeline()
                    .At<PeriodChain>(DateOnly.MaxValue).Closed);
            }
        }

        return closed.ToImmutable();
    }

    /// <summary>The unit and those that took over its territory: their periods hold its facts.
    /// </summary>
    private static IEnumerable<UnitId> Holders(UnitId unit)
    {
        for (UnitId? next = unit; next is not null;)
        {
            yield return next;
            next = AdministrativeUnits.Find(next)?.AbsorbedInto;
        }
    }

    /// <summary>The periods among <paramref name="closed"/> that a stored event is late for.
    /// </summary>
    public static ImmutableArray<SealedPeriod> LateFor(
        this StoredEvent stored, IReadOnlyCollection<SealedPeriod> closed) =>
        closed.Any(period => period.Position < stored.Position)
            ? LateFacts.For(stored.ToFact().Event, stored.Position, closed)
            : [];
}
