using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Moves out of a unit in the window; of a nation as many as moves in.</summary>
public sealed class RelocatedOut() : Flow(
    "relocated-out", Labels.Of("Số tổ chức chuyển đi", "Organisations relocated out"),
    Unit.Organisations, Dimensions.ByKind),
    IPosts<OrganisationRelocated>
{
    public void Post(OrganisationRelocated fact, in Poster to) =>
        to.Add(fact.From, +1, Facet.Of(fact.Kind));
}
