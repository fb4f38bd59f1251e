using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Measures;
using CoopLedger.Indicators.Published;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>One row of a report: an indicator's value, and the published figure of the same
/// thing when there is one.</summary>
internal sealed record ReportRow(Answer Answer, FigureVerdict? Published);

/// <summary>Indicators of one scope and window, with the published figures beside them.</summary>
internal sealed class ReportTable
{
    private const int CodesMax = 4;

    private ReportTable(List<ReportRow> rows) => Rows = rows;

    public IReadOnlyList<ReportRow> Rows { get; }

    /// <param name="projection">What to read.</param>
    /// <param name="question">Of what and when; its facet is not looked at.</param>
    /// <param name="isFull">Whether indicators without facts are rows too.</param>
    public static ReportTable Of(Projection projection, Question question, bool isFull)
    {
        var figures = FigureJudge.Judge(projection, question.KnownBy)
            .Where(verdict => verdict.Figure.Scope == question.Scope
                && verdict.Figure.On == question.To
                && question.Boundaries?.Day is null // What was published was on those of its day.
                && (verdict.Figure.From is null || verdict.Figure.From == question.From))
            .ToList();
        var rows = new List<ReportRow>();
        foreach (var indicator in Catalogue.All)
        {
            var facets = figures.Where(verdict => verdict.Figure.Indicator == indicator.Code)
                .Select(verdict => verdict.Figure.Facet?.Value)
                .Prepend(null).Distinct(StringComparer.Ordinal);
            foreach (var facet in facets)
            {
                var answer = projection.Ask(
                    indicator, question with { Facet = facet }, explain: false);
                var published = figures.FindAll(verdict =>
                    verdict.Figure.Indicator == indicator.Code
                    && verdict.Figure.Facet?.Value == facet);
                rows.AddRange(published.Select(vintage => new ReportRow(answer, vintage)));
                if (published.Count == 0 && (isFull || IsWorthARow(answer)))
                {
                    rows.Add(new(answer, null));
                }
            }
        }

        return new(rows);
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
                screen.Say(">Theo sổ", ">Ledger"), screen.Say(">Chính xác", ">Exact"),
                screen.Say("Đã công bố", "Published"), screen.Say("Kết luận", "Verdict"),
            ],
            Rows.Select(row => (IEnumerable<string>)
            [
                screen.Say(row.Answer.Indicator.Labels), Code(row.Answer),
                Display.Value(row.Answer, screen.IsVietnamese),
                row.Answer.Indicator is Measure ? "" : row.Answer.Exact ?? "",
                row.Published?.Figure.Printed.Value ?? "",
                row.Published is { } published ? Verdicts.Say(screen, published) : "",
            ]));
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
        return json;
    }));

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
