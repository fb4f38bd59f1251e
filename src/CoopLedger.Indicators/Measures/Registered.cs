using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations founded and not dissolved, at the end of the day.</summary>
public sealed class Registered() : Stock(
    "registered", Labels.Of("Tổng số tổ chức", "Registered organisations"), Unit.Organisations,
    Dimensions.ByKind),
    IPosts<CooperativeFounded>, IPosts<CooperativeDissolved>
{
    public void Post(CooperativeFounded fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(CooperativeDissolved fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Kind));
}
