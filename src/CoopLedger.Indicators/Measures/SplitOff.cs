using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations that came out of existing ones in the window; they are not founded anew.
/// </summary>
public sealed class SplitOff() : Flow(
    "split-off", Labels.Of("Số tổ chức tách ra", "Organisations split off"),
    Unit.Organisations, Dimensions.ByKind),
    IPosts<OrganisationSplitOff>
{
    public void Post(OrganisationSplitOff fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));
}
