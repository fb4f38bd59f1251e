using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Moves into a unit in the window; of a nation as many as moves out.</summary>
public sealed class RelocatedIn() : Flow(
    "relocated-in", Labels.Of("Số tổ chức chuyển đến", "Organisations relocated in"),
    Unit.Organisations, Dimensions.ByKind),
    IPosts<OrganisationRelocated>
{
    public void Post(OrganisationRelocated fact, in Poster to) =>
        to.Add(fact.To, +1, Facet.Of(fact.Kind));
}
