using CoopLedger.Domain.Conferences;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Conferences that ended in the window.</summary>
public sealed class ConferencesHeld() : Flow(
    "conferences-held", Labels.Of("Số hội nghị", "Conferences held"), Unit.Conferences,
    Dimensions.ByConferenceKind),
    IPosts<ConferenceHeld>
{
    public void Post(ConferenceHeld fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));
}
