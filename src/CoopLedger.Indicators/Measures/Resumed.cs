using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Resumptions of operations in the window.</summary>
public sealed class Resumed() : Flow(
    "resumed", Labels.Of("Số lượt hoạt động trở lại", "Resumptions"),
    Unit.Organisations, Dimensions.ByKind),
    IPosts<OperationsResumed>
{
    public void Post(OperationsResumed fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));
}
