using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations whose dissolution is under way at the end of the day: still registered,
/// active or not.</summary>
public sealed class Dissolving() : Stock(
    "dissolving",
    Labels.Of("Số tổ chức đang làm thủ tục giải thể", "Organisations being dissolved"),
    Unit.Organisations, Dimensions.ByKind),
    IPosts<DissolutionInitiated>, IPosts<DissolutionWithdrawn>, IPosts<CooperativeDissolved>
{
    public void Post(DissolutionInitiated fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(DissolutionWithdrawn fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Kind));

    public void Post(CooperativeDissolved fact, in Poster to)
    {
        if (fact.InitiatedOn is not null)
        {
            to.Add(fact.Unit, -1, Facet.Of(fact.Kind));
        }
    }
}
