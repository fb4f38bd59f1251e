using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>What stands in the way of dissolutions at the end of the day, by obstacle: an
/// organisation with two obstacles counts twice.</summary>
public sealed class DissolutionBacklog() : Stock(
    "dissolution-backlog", Labels.Of("Vướng mắc giải thể", "Obstacles to dissolution"),
    Unit.Instances, Dimensions.ByObstacle),
    IPosts<DissolutionObstacleRecorded>, IPosts<DissolutionObstacleCleared>
{
    public void Post(DissolutionObstacleRecorded fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Obstacle));

    public void Post(DissolutionObstacleCleared fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Obstacle));
}
