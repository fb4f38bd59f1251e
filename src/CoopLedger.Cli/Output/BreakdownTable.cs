using CoopLedger.Cli.Verbs;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Measures;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>An indicator, one line for each unit, then what is in none, then the whole.</summary>
internal static class BreakdownTable
{
    public static void Show(Screen screen, Breakdown breakdown)
    {
        var question = breakdown.Question;
        screen.Title($"{screen.Say(breakdown.Total.Indicator.Labels)} · {question.Scope} · "
            + (question.From is { } from
                ? $"{CivilDate.Format(from)}–{CivilDate.Format(question.To)}"
                : CivilDate.Format(question.To))
            + ShowVerb.OnBoundaries(screen, question));
        screen.Table(
            [
                screen.Say("Đơn vị", "Unit"), screen.Say("Mã", "Id"),
                screen.Say(">Giá trị", ">Value"), screen.Say(">Chính xác", ">Exact"),
            ],
            [
                .. breakdown.Units.Select(row =>
                    Row(screen, row.Name, row.Unit.Text, row.Answer)),
                Row(screen, screen.Say("không tách theo đơn vị", "in no unit"), "",
                    breakdown.Unplaced),
                Row(screen, screen.Say("cả phạm vi", "the whole scope"), $"{question.Scope}",
                    breakdown.Total),
            ]);
        foreach (var reasons in breakdown.Units
            .Where(row => row.Answer.Warnings.Any(IsOfBoundaries))
            .GroupBy(row => row.Answer.Absent!, row => row.Unit))
        {
            screen.Line($"  ! {screen.Say(reasons.Key)} [{Boundaries.NotRestatable}: "
                + $"{string.Join(", ", reasons)}]");
        }

        foreach (var warning in breakdown.Total.Warnings)
        {
            screen.Line($"  ! {screen.Say(warning.Text)} [{warning.Code}]");
        }
    }

    public static JObject Json(Breakdown breakdown, bool vietnamese)
    {
        var knownBy = breakdown.Question.KnownBy;
        return new()
        {
            ["indicator"] = breakdown.Total.Indicator.Code.Text,
            ["boundariesOn"] = CivilDate.Iso(breakdown.Day),
            ["units"] = new JArray(breakdown.Units.Select(row => new JObject
            {
                ["unit"] = row.Unit.Text,
                ["name"] = row.Name,
                ["answer"] = AnswerJson.Of(row.Answer, knownBy, vietnamese),
            })),
            ["unplaced"] = AnswerJson.Of(breakdown.Unplaced, knownBy, vietnamese),
            ["total"] = AnswerJson.Of(breakdown.Total, knownBy, vietnamese),
        };
    }

    // Where nothing was recorded there is no zero to show.
    private static IEnumerable<string> Row(
        Screen screen, string name, string id, Answer answer) =>
    [
        name, id, answer.RestsOnFacts ? Display.Value(answer, screen.IsVietnamese) : "—",
        answer.Indicator is Measure ? "" : answer.Exact ?? "",
    ];

    private static bool IsOfBoundaries(Warning warning) =>
        warning.Code == Boundaries.NotRestatable;
}
