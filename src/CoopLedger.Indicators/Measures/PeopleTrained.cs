using CoopLedger.Domain.Training;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>People in classes that ended in the window, as told for each training: one who comes
/// to two trainings is two here. Of a training that tells no people they are at most as many as
/// its participations.</summary>
public sealed class PeopleTrained() : Flow(
    "people-trained", Labels.Of("Số người được tập huấn (theo lớp)", "People trained, by class"),
    Unit.People, Dimensions.ByTrainingRole),
    IPosts<TrainingHeld>
{
    public void Post(TrainingHeld fact, in Poster to)
    {
        if (fact.DistinctPeople is { } people)
        {
            to.Add(fact.Unit, people.Value, Facet.Of(fact.Role));
        }
        else
        {
            to.AddAtMost(fact.Unit, fact.Participations.Value, Facet.Of(fact.Role));
        }
    }
}
