using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Plans;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>The report of a plan, for people and for machines.</summary>
internal static class PlanOutput
{
    public static void Show(Screen screen, PlanReport report)
    {
        var plan = report.Plan;
        screen.Title($"{plan.Plan} · {plan.Title}");
        screen.Line($"  {report.Question.Scope} · {Days(plan.From, plan.To)} · "
            + screen.Say("ban hành ", "adopted on ") + CivilDate.Format(plan.On)
            + (plan.Document is { } document ? $" ({document})" : "") + " · "
            + screen.Say("tính đến hết ", "to the end of ") + CivilDate.Format(report.Question.To));
        screen.Line();
        ShowTargets(screen, report);
        ShowReviews(screen, report);
        foreach (var warning in report.Warnings)
        {
            screen.Line($"  ! {screen.Say(warning.Text)} [{warning.Code}]");
        }
    }

    public static JObject Json(Screen screen, PlanReport report)
    {
        var plan = report.Plan;
        return new()
        {
            ["plan"] = plan.Plan.Text,
            ["title"] = plan.Title.Value,
            ["scope"] = report.Question.Scope.Text,
            ["from"] = CivilDate.Iso(plan.From),
            ["to"] = CivilDate.Iso(plan.To),
            ["adopted"] = CivilDate.Iso(plan.On),
            ["document"] = plan.Document?.Value,
            ["asOf"] = CivilDate.Iso(report.Question.To),
            ["knownBy"] = report.Question.KnownBy,
            ["targets"] = new JArray(report.Targets.Select(row => Json(screen, row))),
            ["reviews"] = new JArray(report.Reviews.Select(review => new JObject
            {
                ["on"] = CivilDate.Iso(review.Review.On),
                ["coverageFrom"] = CivilDate.Iso(review.Review.CoverageFrom),
                ["coverageTo"] = CivilDate.Iso(review.Review.CoverageTo),
                ["yearsNamed"] = AnswerJson.Number(review.YearsNamed),
                ["yearsPassed"] = AnswerJson.Number(review.YearsPassed),
                ["document"] = review.Review.Document?.Value,
            })),
            ["warnings"] = AnswerJson.Warnings(report.Warnings),
        };
    }

    private static void ShowTargets(Screen screen, PlanReport report)
    {
        if (report.Targets.IsEmpty)
        {
            screen.Line(screen.Say(
                "  Kế hoạch chưa có chỉ tiêu nào (set-target).",
                "  The plan has no target yet (set-target)."));
            return;
        }

        screen.Table(
            [
                screen.Say("Chỉ tiêu", "Target"), screen.Say("Đo bằng", "Measured by"),
                screen.Say(">Giao", ">Value"), screen.Say(">Thực hiện", ">Actual"),
                screen.Say(">Hoàn thành", ">Attained"), screen.Say(">Tiến độ", ">Pace"),
                screen.Say(">Theo thời gian", ">By elapsed time"),
                screen.Say("Kết luận", "Standing"),
            ],
            report.Targets.SelectMany(row => row.Lines.IsEmpty
                ? [Cells(screen, row, null)]
                : row.Lines.Select(line => Cells(screen, row, line))));
        foreach (var row in report.Targets)
        {
            foreach (var value in row.Target.Target.Values.SkipLast(1))
            {
                screen.Line($"  {row.Target.Target.Set.Target}: "
                    + screen.Say("trước đó ", "earlier ") + Range(value) + Symbol(row)
                    + screen.Say(" từ ", " from ") + CivilDate.Format(value.On));
            }
        }
    }

    private static IEnumerable<string> Cells(Screen screen, TargetRow row, TargetLine? line)
    {
        var set = row.Target.Target.Set;
        return
        [
            set.Target.Text,
            set.Indicator.Text + (set.Facet is { } facet ? $"[{facet}]" : ""),
            $"{screen.Say(Code<MustBe>.Label(set.MustBe).Vietnamese,
                Code<MustBe>.Label(set.MustBe).English)} "
                + (line is null ? Range(row.Target.Target.InForce) : Display.Part(line.Value))
                + Symbol(row),
            row.Actual is { } actual ? Value(screen, actual) : "—",
            line is null ? "—" : Value(screen, line.Attainment),
            line is null ? "—" : Value(screen, line.Pace),
            line is null ? "—" : Value(screen, line.PaceElapsed),
            Standing(screen, row),
        ];
    }

    private static void ShowReviews(Screen screen, PlanReport report)
    {
        if (report.Reviews.IsEmpty)
        {
            return;
        }

        screen.Line();
        screen.Table(
            [
                screen.Say("Sơ kết ngày", "Reviewed on"), screen.Say("Kỳ đánh giá", "Covers"),
                screen.Say(">Số năm nói đến", ">Years named"),
                screen.Say(">Thực tế đã qua", ">Years passed"), screen.Say("Văn bản", "Document"),
            ],
            report.Reviews.Select(row => (IEnumerable<string>)
            [
                CivilDate.Format(row.Review.On),
                Days(row.Review.CoverageFrom, row.Review.CoverageTo),
                VietnameseNumber.Format(row.YearsNamed, 2),
                VietnameseNumber.Format(row.YearsPassed, 2),
                row.Review.Document?.Value ?? "",
            ]));
    }

    private static JObject Json(Screen screen, TargetRow row)
    {
        var set = row.Target.Target.Set;
        var json = Json(row.Target.Target.InForce);
        json.AddFirst(new JProperty("mustBe", Code<MustBe>.Of(set.MustBe)));
        json.AddFirst(new JProperty("facet", set.Facet?.Value));
        json.AddFirst(new JProperty("indicator", set.Indicator.Text));
        json.AddFirst(new JProperty("target", set.Target.Text));
        json["earlier"] = new JArray(row.Target.Target.Values.SkipLast(1).Select(Json));
        json["actual"] = row.Actual is { } actual ? Json(screen, actual) : JValue.CreateNull();
        json["absent"] = row.Absent is { } absent ? AnswerJson.Both(absent) : JValue.CreateNull();
        json["standing"] = row.Standing switch
        {
            TargetStanding.Met => "met",
            TargetStanding.NotMet => "not-met",
            _ => "cannot-tell",
        };
        json["lines"] = new JArray(row.Lines.Select(line => new JObject
        {
            ["low"] = AnswerJson.Number(line.Value.Low),
            ["high"] = AnswerJson.Number(line.Value.High),
            ["attainment"] = Json(screen, line.Attainment),
            ["pace"] = Json(screen, line.Pace),
            ["paceElapsed"] = Json(screen, line.PaceElapsed),
        }));
        return json;
    }

    private static JObject Json(TargetValue value) => new()
    {
        ["on"] = CivilDate.Iso(value.On),
        ["value"] = value.Value.Value,
        ["valueMax"] = value.ValueMax?.Value,
        ["source"] = value.Source?.Value,
    };

    /// <summary>A value, as a part of a report.</summary>
    public static JObject Json(Screen screen, Answer answer) => new()
    {
        ["value"] = AnswerJson.Number(answer.Rounded),
        ["low"] = AnswerJson.Number(answer.Value?.Low),
        ["high"] = AnswerJson.Number(answer.Value?.High),
        ["display"] = Display.Value(answer, screen.IsVietnamese),
        ["exact"] = answer.Exact,
    };

    private static string Value(Screen screen, Answer answer) =>
        Display.Value(answer, screen.IsVietnamese);

    private static string Standing(Screen screen, TargetRow row) => row.Absent is { } absent
        ? screen.Say(absent)
        : row.Standing switch
        {
            TargetStanding.Met => screen.Say("đạt", "met"),
            TargetStanding.NotMet => screen.Say("chưa đạt", "not met"),
            _ => screen.Say("không kết luận được", "cannot tell"),
        };

    private static string Symbol(TargetRow row) =>
        row.Target.Indicator is { Unit.Symbol: { Length: > 0 } symbol } ? " " + symbol : "";

    private static string Range(TargetValue value) => Display.Part(PlanTarget.Of(value));

    private static string Days(DateOnly from, DateOnly to) =>
        $"{CivilDate.Format(from)}–{CivilDate.Format(to)}";
}
