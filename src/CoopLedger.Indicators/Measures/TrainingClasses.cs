using CoopLedger.Domain.Training;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Classes that ended in the window.</summary>
public sealed class TrainingClasses() : Flow(
    "training-classes", Labels.Of("Số lớp tập huấn", "Training classes"), Unit.Classes,
    Dimensions.ByTrainingRole),
    IPosts<TrainingHeld>
{
    public void Post(TrainingHeld fact, in Poster to) =>
        to.Add(fact.Unit, fact.Classes.Value, Facet.Of(fact.Role));
}
