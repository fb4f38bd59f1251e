using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Formulas;
using CoopLedger.Indicators.Measures;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>Refuses commands that name a measure, an indicator or a facet that there is not. The
/// facts themselves know nothing of indicators, so it is checked here, before they decide.
/// </summary>
public sealed class Vocabulary : IPipelineBehavior<Submit, Receipt>
{
    public static readonly Rule UnknownMeasure = new(
        "total.unknown-measure",
        "Không có số đo \"{0}\" để ghi số tổng. Gần nhất: {1}.",
        "There is no measure \"{0}\" to record a total of. Nearest: {1}.",
        "The catalogue of measures: coopledger indicators");

    public static readonly Rule UnknownIndicator = new(
        "figure.unknown-indicator",
        "Không có chỉ tiêu \"{0}\". Gần nhất: {1}.",
        "There is no indicator \"{0}\". Nearest: {1}.",
        "The catalogue of indicators: coopledger indicators");

    public static readonly Rule UnknownTarget = new(
        "target.unknown-indicator",
        "Không giao chỉ tiêu kế hoạch theo \"{0}\" được. Gần nhất: {1}.",
        "No target can be set for \"{0}\". Nearest: {1}.",
        "The catalogue of indicators: coopledger indicators; no target of an attainment");

    public static readonly Rule UnknownFacet = new(
        "indicator.unknown-facet",
        "\"{0}\" không phân tổ theo \"{1}\": {2}",
        "\"{0}\" has no facet \"{1}\": {2}",
        "The catalogue of indicators: coopledger indicators");

    public Task<Receipt> Handle(
        Submit request, CancellationToken cancellationToken,
        RequestHandlerDelegate<Receipt> next) =>
        Refuse(request.Command) is { } refusal
            ? Task.FromResult(Receipt.Refused(refusal))
            : next();

    private static Refusal? Refuse(Command command) => command switch
    {
        RecordTotal total => Catalogue.Find(total.Measure) is Measure measure
            ? Refuse(measure, total.Facet)
            : UnknownMeasure.BrokenByField(
                "measure", total.Measure, NearestMeasures(total.Measure)),
        ReportFigure figure => Catalogue.Find(figure.Indicator) is { } indicator
            ? Refuse(indicator, figure.Facet)
            : UnknownIndicator.BrokenByField(
                "indicator", figure.Indicator, Nearest(figure.Indicator)),
        SetTarget target => Catalogue.Find(target.Indicator) is { } measured and not TargetShare
            ? Refuse(measured, target.Facet)
            : UnknownTarget.BrokenByField(
                "indicator", target.Indicator, Nearest(target.Indicator)),
        CorrectFact correction => Refuse(correction.Replacement) is { } refusal
            ? refusal with { Field = $"replacement.{refusal.Field}" }
            : null,
        _ => null,
    };

    private static Refusal? Refuse(Indicator indicator, Text? facet)
    {
        try
        {
            indicator.CheckFacet(facet?.Value);
            return null;
        }
        catch (FormatException problem)
        {
            return UnknownFacet.BrokenByField(
                "facet", indicator.Code, facet!, problem.Message);
        }
    }

    private static string Nearest(IndicatorCode code) =>
        string.Join(", ", Catalogue.Nearest(code));

    private static string NearestMeasures(IndicatorCode code) => string.Join(
        ", ", Catalogue.Measures.Select(measure => measure.Code.Text)
            .OrderBy(text => VietnameseText.Distance(text, code.Text))
            .ThenBy(text => text, StringComparer.Ordinal).Take(3));
}
