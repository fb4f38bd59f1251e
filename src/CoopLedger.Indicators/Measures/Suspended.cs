using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Suspensions of operations in the window; one that stops twice counts twice.</summary>
public sealed class Suspended() : Flow(
    "suspended", Labels.Of("Số lượt ngừng hoạt động", "Suspensions"),
    Unit.Organisations, Dimensions.ByKind),
    IPosts<OperationsSuspended>
{
    public void Post(OperationsSuspended fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));
}
