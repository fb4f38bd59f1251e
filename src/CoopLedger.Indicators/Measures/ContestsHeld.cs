using CoopLedger.Domain.Contests;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Contests that ended in the window.</summary>
public sealed class ContestsHeld() : Flow(
    "contests-held", Labels.Of("Số cuộc thi", "Contests held"), Unit.Contests, Dimensions.None),
    IPosts<ContestHeld>
{
    public void Post(ContestHeld fact, in Poster to) => to.Add(fact.Unit, +1);
}
