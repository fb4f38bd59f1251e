using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations dissolved in the window.</summary>
public sealed class Dissolved() : Flow(
    "dissolved", Labels.Of("Số tổ chức giải thể", "Organisations dissolved"), Unit.Organisations,
    Dimensions.ByKind),
    IPosts<CooperativeDissolved>
{
    public void Post(CooperativeDissolved fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));
}
