using CoopLedger.Domain.Conflicts;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Contradictions between sources that nobody has resolved by the end of the day. One
/// that belongs to no unit counts in the nation only.</summary>
public sealed class OpenConflicts() : Stock(
    "open-conflicts", Labels.Of("Số mâu thuẫn nguồn chưa giải quyết", "Open conflicts"),
    Unit.Conflicts, Dimensions.ByConflictKind),
    IPosts<ConflictRaised>, IPosts<ConflictResolved>
{
    public void Post(ConflictRaised fact, in Poster to) =>
        to.Add(PlaceOf(fact.Unit), +1, Facet.Of(fact.Kind));

    public void Post(ConflictResolved fact, in Poster to) =>
        to.Add(PlaceOf(fact.Unit), -1, Facet.Of(fact.Kind));

    private static Place? PlaceOf(UnitId? unit) => unit is null ? null : Place.Of(unit);
}
