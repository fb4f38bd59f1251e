using CoopLedger.Domain.Training;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Participations (lượt người) in classes that ended in the window; not people.</summary>
public sealed class TrainingParticipations() : Flow(
    "training-participations", Labels.Of("Số lượt người tập huấn", "Training participations"),
    Unit.Participations, Dimensions.ByTrainingRole),
    IPosts<TrainingHeld>
{
    public void Post(TrainingHeld fact, in Poster to) =>
        to.Add(fact.Unit, fact.Participations.Value, Facet.Of(fact.Role));
}
