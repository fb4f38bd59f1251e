using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Periods;

/// <summary>Which closed periods a fact comes too late for. Nothing of it is stored in the fact:
/// it follows from its position and its postings.</summary>
/// <remarks>A fact is late for a period when it stands after the seal and posts to the period's
/// scope: to a flow inside the period, to a stock on any day up to its end. A reversal posts on
/// the day of what it reverses.</remarks>
public static class LateFacts
{
    /// <summary>The periods among <paramref name="closed"/> that the fact changes after the
    /// sealing.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="position">Its position.</param>
    /// <param name="closed">The periods that are closed.</param>
    public static ImmutableArray<SealedPeriod> For(
        Event fact, long position, IReadOnlyCollection<SealedPeriod> closed)
    {
        if (!closed.Any(period => period.Position < position))
        {
            return [];
        }

        var journal = Posted(fact, position);
        return
        [
            .. closed.Where(period => period.Position < position
                && journal.Accounts.Any(key => Touches(period, key, journal))),
        ];
    }

    /// <summary>The units that a fact posts to, in order of id.</summary>
    public static ImmutableArray<UnitId> Units(Event fact) =>
    [
        .. Posted(fact, 1).Accounts.Select(key => key.Place.Unit).OfType<UnitId>().Distinct()
            .OrderBy(unit => unit.Text, StringComparer.Ordinal),
    ];

    private static Journal Posted(Event fact, long position)
    {
        var journal = new Journal();
        Catalogue.Table.Post(journal, position, fact);
        return journal;
    }

    private static bool Touches(SealedPeriod period, AccountKey key, Journal journal) =>
        Holds(period, key.Place) && journal.HasAny(
            key,
            Catalogue.Measures[key.Measure].IsStock ? DateOnly.MinValue : period.From,
            period.To,
            long.MaxValue);

    private static bool Holds(SealedPeriod period, Place place) => period.Unit is not { } unit
        || (place.Unit is { } posted && AdministrativeUnits.WithAbsorbed(unit).Contains(posted));
}
