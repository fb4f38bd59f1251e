using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Published;

namespace CoopLedger.Indicators.Formulas;

/// <summary>The published figures that hold, of those that can be judged: those of the places
/// asked for that speak of a day in the window.</summary>
/// <remarks>Figures of this rate itself are left out: it would rest on its own value.</remarks>
public sealed class FigureHoldRate() : Indicator(
    "figure-hold-rate", Labels.Of("Tỷ lệ số liệu công bố khớp", "Published figures that hold"),
    Unit.Percent, 1)
{
    private static readonly Labels NothingJudged = Labels.Of(
        "Không có số liệu công bố nào kết luận được.", "No published figure can be judged.");

    private static readonly Labels OwnBoundaries = Labels.Of(
        "Số liệu công bố theo ranh giới của ngày công bố.",
        "Published figures stand on the boundaries of their own day.");

    public override string Nature => "ratio";

    public override Labels Formula => Labels.Of(
        "số liệu khớp / (khớp + không khớp)", "figures that hold / (hold + fail)");

    public override Dimensions FacetDimensions => Dimensions.None;

    public override Answer Answer(Reading reading)
    {
        if (reading.Question.Boundaries is not null)
        {
            return reading.Answered(this, null, null, null, OwnBoundaries);
        }

        var (holds, judged) = (0, 0);
        foreach (var figure in reading.Projection.Figures.KnownBy(reading.Question.KnownBy)
            .Where(figure => figure.Indicator != Code && IsAsked(figure, reading.Question)))
        {
            var verdict = FigureJudge.Judge(
                reading.Projection, figure, reading.Question.KnownBy).Verdict;
            holds += verdict == Verdict.Holds ? 1 : 0;
            judged += verdict == Verdict.CannotTell ? 0 : 1;
        }

        if (judged > 0)
        {
            reading.RestOnFacts();
        }

        var (above, below) = (Bounds.Exactly(holds), Bounds.Exactly(judged));
        return reading.Answered(
            this, above, below, Bounds.Ratio(above, below)?.Times(100), NothingJudged);
    }

    private static bool IsAsked(FigureReported figure, Question question) =>
        figure.On <= question.To && !(figure.On < question.From)
        && (question.Scope.IsNation || figure.Scope == question.Scope
            || (!figure.Scope.IsNation && IsWithin(figure.Scope, question.Scope)));

    private static bool IsWithin(Scope inner, Scope outer) =>
        inner.Places.All(place => outer.Places.Contains(place));
}
