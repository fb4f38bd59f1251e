using CoopLedger.Domain.Commendations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Commendations awarded in the window, less those revoked in it.</summary>
public sealed class Commendations() : Flow(
    "commendations", Labels.Of("Số lượt khen thưởng", "Commendations"), Unit.Commendations,
    Dimensions.ByAward),
    IPosts<CommendationAwarded>, IPosts<CommendationRevoked>
{
    public void Post(CommendationAwarded fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Form, fact.RecipientKind, fact.Level));

    public void Post(CommendationRevoked fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Form, fact.RecipientKind, fact.Level));
}
