using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Formulas;

/// <summary>Commendations of collectives over all commendations, of one form or level when it is
/// asked for.</summary>
public sealed class ShareOfCollectives() : Indicator(
    "share-of-collectives",
    Labels.Of("Tỷ lệ tập thể trong số được khen thưởng", "Collectives among those commended"),
    Unit.Percent, 1)
{
    public override string Nature => "ratio";

    public override Labels Formula => Labels.Of(
        "commendations [collective] / commendations",
        "commendations [collective] / commendations");

    public override Dimensions FacetDimensions => Dimensions.ByFormAndLevel;

    public override Answer Answer(Reading reading)
    {
        var asked = FacetDimensions.Format(FacetDimensions.Parse(reading.Question.Facet));
        var commendations = Catalogue.Measure("commendations");
        var above = reading.Balance(
            commendations, asked.Length == 0 ? "collective" : $"{asked}+collective");
        var below = reading.Balance(commendations, asked, "denominator");
        return reading.Answered(
            this, above, below, Bounds.Ratio(above, below)?.Times(100),
            Labels.Of("Chưa có khen thưởng nào.", "Nobody was commended."));
    }
}
