using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Registered organisations that have not suspended operations, at the end of the day.
/// </summary>
public sealed class Active() : Stock(
    "active", Labels.Of("Số tổ chức đang hoạt động", "Active organisations"), Unit.Organisations,
    Dimensions.ByKind),
    IPosts<CooperativeFounded>, IPosts<OperationsSuspended>, IPosts<OperationsResumed>,
    IPosts<CooperativeDissolved>
{
    public override string? Ceiling => "registered";

    public void Post(CooperativeFounded fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(OperationsSuspended fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Kind));

    public void Post(OperationsResumed fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(CooperativeDissolved fact, in Poster to)
    {
        if (fact.WasActive)
        {
            to.Add(fact.Unit, -1, Facet.Of(fact.Kind));
        }
    }
}
