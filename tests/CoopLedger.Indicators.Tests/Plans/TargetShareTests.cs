using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Published;
using static CoopLedger.Indicators.Tests.Plans.DakLak;

namespace CoopLedger.Indicators.Tests.Plans;

/// <summary>The attainment and the pace of a plan's target: G28 to G33.</summary>
public sealed class TargetShareTests
{
    private const string ReviewDay = "2023-09-20";

    [Theory]
    [InlineData(211, 21300, 211, 101)] // G29
    [InlineData(210, 21300, 210, 101)] // G30
    public void What_was_reached_of_a_target(long target, long above, long below, long rounded)
    {
        var answer = Shelf(Target(target)).Ask("target-attainment", ReviewDay, Where);
        Assert.Equal(Bounds.Exactly(new Rational(above, below)), answer.Value);
        Assert.Equal(rounded, answer.Rounded);
        Assert.True(answer.RestsOnFacts);
        Assert.Equal(2, answer.Indicator.Version);
    }

    [Fact]
    public void G28_the_whole_numbers_of_which_213_rounds_to_101_percent_are_210_and_211() =>
        Assert.Equal(
            [210L, 211L],
            Enumerable.Range(1, 1000).Select(target => (long)target)
                .Where(target => new Rational(21300, target).Round(0) == 101));

    [Fact]
    public void G31_and_G32_a_mean_per_nominal_year_hides_what_the_elapsed_time_shows()
    {
        var shelf = Shelf(Target(211));
        var nominal = shelf.Ask("founded-per-year", "2023-09-30", Where, "2021-01-01");
        var elapsed = shelf.Ask("founded-per-year-elapsed", "2023-09-30", Where, "2021-01-01");
        Assert.Equal(Bounds.Exactly(71), nominal.Value);
        Assert.Equal(new Rational(852, 11), elapsed.Value!.Value.Low);
    }

    [Theory]
    [InlineData(211, 168)] // G33
    [InlineData(210, 169)]
    public void The_pace_is_measured_against_three_of_five_years(long target, long rounded)
    {
        var answer = Shelf(Target(target)).Ask("target-pace", ReviewDay, Where);
        Assert.Equal(new Rational(21300 * 5, target * 3), answer.Value!.Value.Low);
        Assert.Equal(rounded, answer.Rounded);
        Assert.Contains("years-not-whole", Codes(answer), StringComparer.Ordinal);
    }

    [Fact]
    public void The_pace_against_the_elapsed_time_counts_33_of_60_months()
    {
        var answer = Shelf(Target(211)).Ask("target-pace-elapsed", "2023-09-30", Where);
        Assert.Equal(new Rational(21300 * 60, 211 * 33), answer.Value!.Value.Low);
    }

    // Trap 15
    [Fact]
    public void A_claim_on_five_years_made_after_less_than_three_is_told()
    {
        var answer = Shelf(Target(211)).Ask("target-attainment", ReviewDay, Where);
        var warning = Assert.Single(answer.Warnings, item => item.Code == "plan-not-over");
        Assert.Contains("54,4 %", warning.Text.English, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "plan-not-over",
            Codes(Shelf(Target(211)).Ask("target-attainment", "2025-12-31", Where)),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("101%", Verdict.Holds)]
    [InlineData("101,0%", Verdict.CannotTell)]
    [InlineData("102%", Verdict.Fails)]
    [InlineData("trên 100%", Verdict.Holds)]
    public void A_figure_is_judged_on_both_ends_of_a_target_known_as_a_range(
        string printed, Verdict verdict)
    {
        var figure = new FigureReported(
            new("f"), new("target-attainment"), Scope.Parse(Where), Book.Day(ReviewDay),
            Book.Day("2021-01-01"), new(printed), null, null);
        Assert.Equal(
            verdict,
            FigureJudge.Judge(Shelf(Target(210, 211)).Projection, figure, long.MaxValue).Verdict);
    }

    [Fact]
    public void A_target_known_as_a_range_gives_both_ends()
    {
        var answer = Shelf(Target(210, 211)).Ask("target-attainment", ReviewDay, Where);
        Assert.Equal(
            Bounds.Between(new Rational(21300, 211), new Rational(21300, 210)), answer.Value);
        Assert.Contains("target-is-a-range", Codes(answer), StringComparer.Ordinal);
    }

    // Trap 14, 15: the label of the window is not the plan's.
    [Theory]
    [InlineData("2021-01-01", false)]
    [InlineData("2023-01-01", true)]
    public void The_actual_is_counted_from_the_plans_first_day_whatever_was_asked(
        string from, bool isTold)
    {
        var answer = Shelf(Target(211)).Ask("target-attainment", ReviewDay, Where, from);
        Assert.Equal(Bounds.Exactly(213), answer.Numerator);
        Assert.Equal(
            isTold, Codes(answer).Contains("counted-from-the-plan", StringComparer.Ordinal));
    }

    [Fact]
    public void The_value_in_force_is_that_of_the_day_asked_for()
    {
        var shelf = Shelf(Target(211)).Record("plan-ktt", new TargetRevised(
            new("ktt"), new("htx-moi"), Book.Day("2023-06-01"), new(426), null, null));
        Assert.Equal(
            Bounds.Exactly(new Rational(14000, 211)),
            shelf.Ask("target-attainment", "2023-05-31", Where).Value);
        Assert.Equal(
            Bounds.Exactly(50), shelf.Ask("target-attainment", ReviewDay, Where).Value);
        Assert.Equal(
            Bounds.Exactly(new Rational(21300, 211)),
            shelf.Ask("target-attainment", ReviewDay, Where, knownBy: 5).Value);
    }

    [Theory]
    [InlineData(MustBe.AtLeast, false)]
    [InlineData(MustBe.AtMost, true)]
    [InlineData(MustBe.Equal, true)]
    public void More_than_a_ceiling_is_not_better(MustBe mustBe, bool isTold) => Assert.Equal(
        isTold,
        Codes(Shelf(Target(211, mustBe: mustBe)).Ask("target-attainment", ReviewDay, Where))
            .Contains("target-is-not-a-floor", StringComparer.Ordinal));

    private static IEnumerable<string> Codes(Answer answer) =>
        answer.Warnings.Select(warning => warning.Code);
}
