using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Plans;
using CoopLedger.Indicators.Registers;
using static CoopLedger.Indicators.Tests.Plans.DakLak;

namespace CoopLedger.Indicators.Tests.Plans;

public sealed class PlanReportTests
{
    private static readonly PlanReviewed Reviewed = new(
        new("ktt"), Book.Day("2023-09-20"), Book.Day("2021-01-01"), Book.Day("2023-12-31"), null);

    [Fact]
    public void A_target_known_as_a_range_has_one_line_for_each_whole_number()
    {
        var row = Assert.Single(Report(Shelf(Target(210, 211)))!.Targets);
        Assert.Equal(
            ["211: 101 168 185", "210: 101 169 186"],
            row.Lines.Select(line => $"{line.Value.Low}: {line.Attainment.Rounded} "
                + $"{line.Pace.Rounded} {line.PaceElapsed.Rounded}"),
            StringComparer.Ordinal);
        Assert.Equal(Bounds.Exactly(213), row.Actual!.Value);
        Assert.Equal(TargetStanding.Met, row.Standing);
    }

    [Theory]
    [InlineData(201, 10)]
    [InlineData(200, 1)]
    public void A_range_of_more_than_ten_numbers_stays_a_range(long least, int lines) =>
        Assert.Equal(
            lines, Assert.Single(Report(Shelf(Target(least, 210)))!.Targets).Lines.Length);

    [Theory]
    [InlineData(213, null, MustBe.AtLeast, TargetStanding.Met)]
    [InlineData(214, null, MustBe.AtLeast, TargetStanding.NotMet)]
    [InlineData(213, 214L, MustBe.AtLeast, TargetStanding.CannotTell)]
    [InlineData(213, null, MustBe.AtMost, TargetStanding.Met)]
    [InlineData(212, null, MustBe.AtMost, TargetStanding.NotMet)]
    [InlineData(212, 213L, MustBe.AtMost, TargetStanding.CannotTell)]
    [InlineData(213, null, MustBe.Equal, TargetStanding.Met)]
    [InlineData(212, null, MustBe.Equal, TargetStanding.NotMet)]
    [InlineData(212, 214L, MustBe.Equal, TargetStanding.CannotTell)]
    public void A_target_is_met_or_not_or_cannot_be_told(
        long target, long? most, MustBe mustBe, TargetStanding standing) => Assert.Equal(
        standing,
        Assert.Single(Report(Shelf(Target(target, most, mustBe: mustBe)))!.Targets).Standing);

    [Fact]
    public void A_revised_target_keeps_its_earlier_values()
    {
        var shelf = Shelf(Target(211)).Record("plan-ktt", new TargetRevised(
            new("ktt"), new("htx-moi"), Book.Day("2023-06-01"), new(300), null, null));
        Assert.Equal(
            [211L, 300L],
            Assert.Single(Report(shelf)!.Targets).Target.Target.Values
                .Select(value => value.Value.Value));
        Assert.Single(
            Assert.Single(Report(shelf, "2023-05-31")!.Targets).Target.Target.Values);
    }

    // I9: "3 years" reported after 33 months, against a target for five.
    [Fact]
    public void A_review_that_names_more_time_than_has_passed_is_told()
    {
        var report = Report(Shelf(Target(211)).Record("plan-ktt", Reviewed))!;
        var review = Assert.Single(report.Reviews);
        Assert.Equal(3, review.YearsNamed);
        Assert.Equal(new Rational(98, 36), review.YearsPassed);
        Assert.Equal(
            ["plan-not-over", "review-names-more"],
            report.Warnings.Select(warning => warning.Code), StringComparer.Ordinal);
    }

    [Fact]
    public void A_review_after_what_it_covers_names_what_has_passed()
    {
        var row = new ReviewRow(Reviewed with { On = Book.Day("2024-01-15") });
        Assert.False(row.NamesMoreThanPassed);
        Assert.Equal(row.YearsNamed, row.YearsPassed);
        Assert.Equal(0, new ReviewRow(Reviewed with { On = Book.Day("2020-12-31") }).YearsPassed);
    }

    [Fact]
    public void After_its_period_a_plan_is_measured_to_its_last_day()
    {
        var shelf = Shelf(Target(211)).Record(
            "total-d", new Book().Total("founded", 50, "2026-03-01", "dak-lak"));
        var report = Report(shelf, "2026-12-31")!;
        Assert.Equal(Bounds.Exactly(213), Assert.Single(report.Targets).Actual!.Value);
        Assert.Equal(
            ["unit-not-in-force"], // The old province ended on 30/6/2025; the plan did not.
            report.Warnings.Select(warning => warning.Code), StringComparer.Ordinal);
    }

    [Fact]
    public void What_has_not_begun_or_is_not_measured_has_no_actual()
    {
        var ahead = new Shelf().Record(
            "plan-ktt", Ktt with { On = Book.Day("2020-06-01") },
            Target(211, on: "2020-06-01"));
        var row = Assert.Single(Report(ahead, "2020-12-31")!.Targets);
        Assert.Null(row.Actual);
        Assert.Empty(row.Lines);
        Assert.Contains("not begun", row.Absent!.English, StringComparison.Ordinal);
        row = Assert.Single(
            Report(Shelf(Target(1, indicator: "target-pace", facet: null)))!.Targets);
        Assert.Null(row.Actual);
        Assert.Equal(TargetStanding.CannotTell, row.Standing);
    }

    [Fact]
    public void A_plan_that_is_not_known_has_no_report()
    {
        var shelf = Shelf(Target(211));
        Assert.Null(Report(shelf, "2020-12-31"));
        Assert.Null(PlanReport.Of(
            shelf.Projection, new("khac"), Tests.Shelf.Question("2023-09-20")));
        Assert.Equal(
            [new PlanId("ktt")],
            PlanReport.Known(shelf.Projection, Tests.Shelf.Question("2023-09-20")));
    }

    [Fact]
    public void The_register_lists_plans_of_units_and_of_the_nation()
    {
        var shelf = Shelf(Target(211)).Record("plan-ktt", Reviewed)
            .Record("plan-all", Adopted("all", null));
        var rows = new PlanRegister().Rows(
            shelf.Projection, Book.Day("2023-09-20"), long.MaxValue).ToList();
        Assert.Equal(
            [
                "all|Kế hoạch|nation|2021-01-01|2025-12-31|2021-01-01|0|0",
                "ktt|Kế hoạch|dak-lak|2021-01-01|2025-12-31|2021-01-01|1|1",
            ],
            rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Value))),
            StringComparer.Ordinal);
    }

    private static PlanReport? Report(Shelf shelf, string to = "2023-09-20") =>
        PlanReport.Of(shelf.Projection, new("ktt"), Tests.Shelf.Question(to));
}
