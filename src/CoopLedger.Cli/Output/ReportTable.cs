using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Measures;
using CoopLedger.Indicators.Published;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>One row of a report: an indicator's value, and the published figure of the same
/// thing when there is one.</summary>
/// <param name="Answer">The value.</param>
/// <param name="Published">What was published.</param>
/// <param name="Recorded">In a what-if, the value that the ledger has.</param>
internal sealed record ReportRow(
    Answer Answer, FigureVerdict? Published, Answer? Recorded = null);

/// <summary>Indicators of one scope and window, with the published figures beside them.</summary>
internal sealed class ReportTable
{
    private const int CodesMax = 4;

    private ReportTable(List<ReportRow> rows) => Rows = rows;

    public IReadOnlyList<ReportRow> Rows { get; }

    private bool IsCompared { get; init; }

    /// <param name="projection">What to read.</param>
    /// <param name="question">Of what and when; its facet is not looked at.</param>
    /// <param name="isFull">Whether indicators without facts are rows too.</param>
    /// <param name="recorded">In a what-if, the report of the ledger itself, whose rows are rows
    /// here, too.</param>
    public static ReportTable Of(
        Projection projection, Question question, bool isFull, ReportTable? recorded = null)
    {
        var figures = FigureJudge.Judge(projection, question.KnownBy)
            .Where(verdict => verdict.Figure.Scope == question.Scope
                && verdict.Figure.On == question.To
                && question.Boundaries?.Day is null // What was published was on those of its day.
                && (verdict.Figure.From is null || verdict.Figure.From == question.From))
            .ToList();
        var rows = new List<ReportRow>();
        foreach (var indicator in projection.Definitions.All)
        {
            var facets = figures.Where(verdict => verdict.Figure.Indicator == indicator.Code)
                .Select(verdict => verdict.Figure.Facet?.Value)
                .Concat(recorded?.FacetsOf(indicator) ?? [])
                .Prepend(null).Distinct(StringComparer.Ordinal);
            foreach (var facet in facets)
            {
                var answer = projection.Ask(
                    indicator, question with { Facet = facet }, explain: false);
                var published = figures.FindAll(verdict =>
                    verdict.Figure.Indicator == indicator.Code
                    && verdict.Figure.Facet?.Value == facet);
                var before = recorded?.Find(indicator, facet);
                rows.AddRange(published.Select(
                    vintage => new ReportRow(answer, vintage, before)));
                if (published.Count == 0
                    && (isFull || before is not null || IsWorthARow(answer)))
                {
                    rows.Add(new(answer, null, before));
                }
            }
        }

        return new(rows) { IsCompared = recorded is not null };
    }

    public void Show(Screen screen)
    {
        if (Rows.Count == 0)
        {
            screen.Line(screen.Say(
                "Sổ không có sự kiện nào cho phạm vi và thời gian này (--all: mọi chỉ tiêu).",
                "The ledger holds no facts of this scope and time (--all: every indicator)."));
            return;
        }

        screen.Table(
            [
                screen.Say("Chỉ tiêu", "Indicator"), screen.Say("Mã", "Code"),
                .. IsCompared
                    ? (string[])
                    [
                        screen.Say(">Theo sổ", ">Recorded"), screen.Say(">Giả định", ">What-if"),
                        screen.Say(">Chênh lệch", ">Difference"),
                    ]
                    : [screen.Say(">Theo sổ", ">Ledger")],
                screen.Say(">Chính xác", ">Exact"),
                screen.Say("Đã công bố", "Published"), screen.Say("Kết luận", "Verdict"),
            ],
            Rows.Select(row => (IEnumerable<string>)
            [
                screen.Say(row.Answer.Indicator.Labels), Code(row.Answer),
                .. Values(screen, row),
                row.Answer.Indicator is Measure ? "" : row.Answer.Exact ?? "",
                row.Published?.Figure.Printed.Value ?? "",
                row.Published is { } published ? Verdicts.Say(screen, published) : "",
            ]));
        ShowNotes(screen);
    }

    private void ShowNotes(Screen screen)
    {
        foreach (var absent in Rows.Where(row => row.Answer.Absent is not null)
            .GroupBy(row => row.Answer.Absent!, row => row.Answer.Indicator.Code))
        {
            screen.Line($"  — {screen.Say(absent.Key)} [{Codes(screen, absent)}]");
        }

        foreach (var warning in Rows.SelectMany(row => row.Answer.Warnings
                .Select(warning => (Warning: warning, row.Answer.Indicator.Code)))
            .GroupBy(pair => pair.Warning, pair => pair.Code))
        {
            screen.Line($"  ! {screen.Say(warning.Key.Text)} "
                + $"[{warning.Key.Code}: {Codes(screen, warning)}]");
        }
    }

    public JArray Json(Screen screen, long knownBy) => new(Rows.Select(row =>
    {
        var json = AnswerJson.Of(row.Answer, knownBy, screen.IsVietnamese);
        json["published"] = row.Published is { } published
            ? Verdicts.Json(screen, published)
            : JValue.CreateNull();
        if (IsCompared)
        {
            json["recorded"] = row.Recorded is { } recorded
                ? AnswerJson.Of(recorded, recorded.Question.KnownBy, screen.IsVietnamese)
                : JValue.CreateNull();
            json["difference"] = AnswerJson.Number(WhatIf.Difference(row.Recorded, row.Answer));
        }

        return json;
    }));

    private IEnumerable<string> Values(Screen screen, ReportRow row)
    {
        var value = Display.Value(row.Answer, screen.IsVietnamese);
        return !IsCompared ? [value] :
        [
            row.Recorded is { } recorded ? Display.Value(recorded, screen.IsVietnamese) : "—",
            value, WhatIf.Signed(row.Answer, WhatIf.Difference(row.Recorded, row.Answer)),
        ];
    }

    private IEnumerable<string?> FacetsOf(Indicator indicator) => Rows
        .Where(row => row.Answer.Indicator.Code == indicator.Code)
        .Select(row => row.Answer.Question.Facet);

    private Answer? Find(Indicator indicator, string? facet) => Rows
        .Select(row => row.Answer)
        .FirstOrDefault(answer => answer.Indicator.Code == indicator.Code
            && answer.Question.Facet == facet);

    private static string Codes(Screen screen, IEnumerable<IndicatorCode> of)
    {
        var codes = of.Distinct().ToList();
        return codes.Count > CodesMax
            ? screen.Say($"{codes.Count} chỉ tiêu", $"{codes.Count} indicators")
            : string.Join(", ", codes);
    }

    /// <summary>Whether a fact is counted, and something other than the measure itself comes
    /// out: a mean over one unit says nothing new.</summary>
    private static bool IsWorthARow(Answer answer) => answer.RestsOnFacts
        && !(answer.Indicator.Nature == "average" && answer.Denominator == Bounds.Exactly(1));

    /// <summary>The code with the facet that is counted, the default one included.</summary>
    private static string Code(Answer answer) =>
        (answer.Question.Facet ?? answer.Indicator.DefaultFacet) is { } facet
            ? $"{answer.Indicator.Code}[{facet}]"
            : answer.Indicator.Code.Text;
}
