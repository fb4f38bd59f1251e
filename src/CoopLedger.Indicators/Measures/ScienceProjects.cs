using CoopLedger.Domain.Science;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Projects of science and technology that began in the window, by the alliance's part:
/// those that it leads or carries out jointly, and those that it only supports.</summary>
public sealed class ScienceProjects() : Flow(
    "science-projects", Labels.Of("Số dự án khoa học công nghệ", "Science projects"),
    Unit.Projects, Dimensions.ByScienceRole),
    IPosts<ScienceProjectStarted>
{
    public void Post(ScienceProjectStarted fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Role));
}
