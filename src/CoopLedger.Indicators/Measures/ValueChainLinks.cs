using CoopLedger.Domain.ValueChains;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Suppliers' links to buyers in value chains that last at the end of the day, by the kind
/// of supplier: one for each supplier of each chain.</summary>
public sealed class ValueChainLinks() : Stock(
    "value-chain-links", Labels.Of("Số liên kết chuỗi giá trị", "Value chain links"), Unit.Links,
    Dimensions.ByKind),
    IPosts<ValueChainLinked>, IPosts<ValueChainUnlinked>
{
    public void Post(ValueChainLinked fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(ValueChainUnlinked fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Kind));
}
