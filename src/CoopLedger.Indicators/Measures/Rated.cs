using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Ratings of performance made in the window, by grade: a year is rated once, and often
/// after its end.</summary>
public sealed class Rated() : Flow(
    "rated", Labels.Of("Số tổ chức được xếp loại", "Organisations rated"),
    Unit.Organisations, Dimensions.ByGrade),
    IPosts<PerformanceRated>
{
    public void Post(PerformanceRated fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Grade));
}
