using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Organisations;

/// <summary>Names, sectors, sizes and ratings.</summary>
public sealed class ClassificationTests
{
    private static readonly Text NewName = new("HTX Chè xanh Phú Thọ");

    private static RatePerformance Rate(
        int score = 85, string on = "2024-12-31", int year = 2024) =>
        new(Htx, new(year), new(score), Day(on));

    private static PerformanceRated Rated(
        PerformanceGrade grade = PerformanceGrade.Good, int score = 85) =>
        new(
            Htx, new(2024), Day("2024-12-31"), PhuTho, OrganisationKind.Cooperative, new(score),
            grade);

    [Fact]
    public void A_new_name_is_another_name()
    {
        var rename = new RenameOrganisation(Htx, NewName, Day("2023-09-01"));
        Given(Founded).When(rename)
            .Then(new OrganisationRenamed(Htx, Day("2023-09-01"), NewName));
        Given(Founded).When(rename with { Name = Name })
            .ThenRefused(RenameOrganisation.NameUnchanged);
        Nothing.When(rename).ThenRefused(Organisation.Unknown);
        Given(Founded, Dissolved("2023-08-01")).When(rename).ThenRefused(Organisation.Dissolved);
    }

    [Fact]
    public void A_sector_is_that_of_the_last_classification()
    {
        var classify = new ClassifySector(Htx, Sector.Finance, Day("2023-09-01"));
        Given(Founded).When(classify)
            .Then(new SectorClassified(Htx, Day("2023-09-01"), Sector.Finance));
        Nothing.When(classify).ThenRefused(Organisation.Unknown);
    }

    [Fact]
    public void A_size_names_its_rules_which_are_in_force_on_the_day()
    {
        var classify = new ClassifyScale(
            Htx, ScaleRegime.Decree, ScaleClass.Medium, Day("2024-11-01"), new(210),
            new(12_000_000_000), new(5_000_000_000));
        var classified = new ScaleClassified(
            Htx, Day("2024-11-01"), ScaleRegime.Decree, ScaleClass.Medium, new(210),
            new(12_000_000_000), new(5_000_000_000));
        Given(Founded).When(classify).Then(classified);
        Given(Founded).When(classify with { On = Day("2024-10-31") })
            .ThenRefused(ClassifyScale.NotInForce);
        Given(Founded).When(classify with
        {
            On = Day("2024-10-31"), Regime = ScaleRegime.Circular,
        }).Then(classified with { On = Day("2024-10-31"), Regime = ScaleRegime.Circular });
        Nothing.When(classify).ThenRefused(Organisation.Unknown);
    }

    [Theory]
    [InlineData(100, PerformanceGrade.Good)]
    [InlineData(80, PerformanceGrade.Good)]
    [InlineData(79, PerformanceGrade.Fair)]
    [InlineData(65, PerformanceGrade.Fair)]
    [InlineData(64, PerformanceGrade.Average)]
    [InlineData(50, PerformanceGrade.Average)]
    [InlineData(49, PerformanceGrade.Weak)]
    [InlineData(0, PerformanceGrade.Weak)]
    public void The_points_give_the_grade(int score, PerformanceGrade grade) =>
        Given(Founded).When(Rate(score)).Then(Rated(grade, score));

    [Fact]
    public void A_year_is_rated_once()
    {
        Given(Founded, Rated()).When(Rate(score: 70)).ThenRefused(RatePerformance.Duplicate);
        Given(Founded, Rated()).When(Rate(on: "2025-12-31", year: 2025)).Then(Rated() with
        {
            Year = new(2025), On = Day("2025-12-31"), Unit = PhuTho2025,
        });
    }

    [Fact]
    public void A_year_that_has_not_begun_and_a_day_without_rules_have_no_rating()
    {
        Given(Founded).When(Rate(year: 2025)).ThenRefused(RatePerformance.NoRegime);
        Given(FoundedOn("2018-01-01")).When(Rate(on: "2020-03-31", year: 2019))
            .ThenRefused(RatePerformance.NoRegime);
        Nothing.When(Rate()).ThenRefused(Organisation.Unknown);
    }

    // Trap 5
    [Fact]
    public void A_credit_fund_is_a_cooperative_in_the_statistics_but_is_not_rated_here() =>
        Given(Founded with { Kind = OrganisationKind.CreditFund }).When(Rate())
            .ThenRefused(RatePerformance.CreditFund);

    [Fact]
    public void An_organisation_is_rated_from_its_twelfth_month_on()
    {
        Given(FoundedOn("2024-01-01")).When(Rate()).ThenRefused(RatePerformance.TooYoung);
        Given(FoundedOn("2023-12-31")).When(Rate()).Then(Rated());
    }

    [Theory]
    [InlineData("2024-03-01", "2024-06-01", true)] // 92 days, and 91 make three months.
    [InlineData("2024-03-01", "2024-05-31", false)]
    [InlineData("2023-11-01", "2024-03-31", false)] // 90 of them in the year.
    [InlineData("2023-11-01", "2024-04-02", true)]
    [InlineData("2024-10-01", null, true)]
    [InlineData("2024-10-02", null, false)]
    public void What_stopped_for_more_than_three_months_of_the_year_is_not_rated(
        string stopped, string? resumed, bool tooLong)
    {
        Event[] pause = resumed is null
            ? [Suspended(stopped)]
            : [Suspended(stopped), Resumed(resumed)];
        var attempt = Given([Founded, .. pause]).When(Rate());
        if (tooLong)
        {
            attempt.ThenRefused(RatePerformance.StoppedTooLong);
        }
        else
        {
            attempt.Then(Rated());
        }
    }

    [Fact]
    public void A_long_stop_learnt_after_the_rating_is_a_conflict() =>
        Given(Founded, Rated())
            .When(new SuspendOperations(
                Htx, Day("2024-02-01"), ResumedOn: Day("2024-07-01")))
            .ThenLaterFactStands(2, RatePerformance.StoppedTooLong);
}
