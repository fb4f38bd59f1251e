using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations founded in the window.</summary>
public sealed class Founded() : Flow(
    "founded", Labels.Of("Số tổ chức thành lập mới", "Organisations founded"), Unit.Organisations,
    Dimensions.ByKind),
    IPosts<CooperativeFounded>
{
    public void Post(CooperativeFounded fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));
}
