using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Figures;

/// <summary>Somebody published a figure. It never feeds a count: the ledger judges it.</summary>
[EventName("figure.reported.v1"), Label("Số liệu công bố", "Figure reported")]
public sealed record FigureReported(
    FigureId Figure,
    IndicatorCode Indicator,
    Scope Scope,
    DateOnly On,
    DateOnly? From,
    Text Printed,
    Text? Facet,
    Text? Source) : EventOf<PublishedFigure>
{
    public override int RankInDay => 0;

    public override PublishedFigure ApplyTo(PublishedFigure state) => new() { ReportedFor = On };

    public override Refusal? CannotFollow(PublishedFigure before) =>
        before.ReportedFor is { } day
            ? ReportFigure.Duplicate.BrokenByField("id", Figure, day)
            : null;
}

/// <summary>What is known of a published figure on a day.</summary>
public sealed record PublishedFigure : IState<PublishedFigure>
{
    public static PublishedFigure Initial { get; } = new();

    public DateOnly? ReportedFor { get; init; }
}

/// <summary>Records a figure as it was printed, to be judged against the ledger.</summary>
/// <param name="Id">The figure's id.</param>
/// <param name="Indicator">The indicator it speaks of.</param>
/// <param name="Scope">Of what: nation, unit:ID, cluster:ID, several joined by +.</param>
/// <param name="Printed">The figure as printed, in Vietnamese: 75,7%; trên 226 tỷ đồng; khoảng 71.
/// </param>
/// <param name="On">The day it speaks of; the last day of its window.</param>
/// <param name="From">The first day of its window.</param>
/// <param name="Facet">What of the indicator it covers, such as an organisation kind.</param>
/// <param name="Source">Where it was printed.</param>
[CommandName("report-figure"), Label("Ghi số liệu công bố", "Report a published figure")]
public sealed record ReportFigure(
    [Label("Mã số liệu", "Figure id")] FigureId Id,
    [Label("Chỉ tiêu", "Indicator")] IndicatorCode Indicator,
    [Label("Phạm vi", "Scope")] Scope Scope,
    [Label("Nguyên văn", "As printed")] Text Printed,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Từ ngày", "First day")] DateOnly? From = null,
    [Label("Phân tổ", "Facet")] Text? Facet = null,
    [Label("Nguồn", "Source")] Text? Source = null) : CommandOf<PublishedFigure>
{
    public static readonly Rule Duplicate = new(
        "figure.duplicate",
        "Số liệu \"{0}\" đã được ghi nhận cho ngày {1} với nội dung khác.",
        "The figure \"{0}\" is already on record for {1}, and differs.",
        "Event sourcing: one reporting per figure; another vintage has another id");

    public override StreamName Stream => new($"figure-{Id}");

    public override Decision Decide(PublishedFigure state)
    {
        if (PrintedFigure.TryParse(Printed.Value, out var problem) is null)
        {
            return Decision.Refuse(problem! with { Field = "printed" });
        }

        var unknown = Scope.Places.Select(place => place.Unit).OfType<UnitId>()
            .Where(unit => AdministrativeUnits.Find(unit) is null)
            .Select(unit => AdministrativeUnits.Refuse(unit, On, "scope")).FirstOrDefault();
        return (unknown ?? Windows.Refuse(From, On)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new FigureReported(
                Id, Indicator, Scope, On, From, Printed, Facet, Source));
    }
}
