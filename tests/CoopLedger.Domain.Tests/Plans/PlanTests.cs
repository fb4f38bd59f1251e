using CoopLedger.Domain.Places;
using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Plans;

public sealed class PlanTests
{
    private static readonly PlanId Id = new("dak-lak-ktt-2021-2025");
    private static readonly Text Title = new("Kế hoạch phát triển KTTT, HTX giai đoạn 2021 – 2025");

    private static readonly AdoptPlan Adopt =
        new(Id, Title, Day("2021-01-01"), Day("2025-12-31"), Day("2020-12-20"));

    private static readonly PlanAdopted Adopted =
        new(Id, Day("2020-12-20"), Title, Day("2021-01-01"), Day("2025-12-31"), null, null);

    private static readonly ReviewPlan Review =
        new(Id, Day("2023-09-20"), Day("2021-01-01"), Day("2023-12-31"));

    private static readonly PlanReviewed Reviewed =
        new(Id, Day("2023-09-20"), Day("2021-01-01"), Day("2023-12-31"), null);

    [Fact]
    public void A_plan_is_the_nations_unless_it_names_a_unit()
    {
        Nothing.When(Adopt).Then(Adopted);
        Nothing.When(Adopt with { Unit = new("dak-lak"), Document = new("1/KH-UBND") })
            .Then(Adopted with { Unit = new("dak-lak"), Document = new("1/KH-UBND") });
    }

    [Fact]
    public void A_plan_may_lie_ahead_and_so_may_its_targets()
    {
        Assert.True(Adopt.MayLieAhead);
        Assert.True(
            new SetTarget(Id, new("t"), new("founded"), new(1), Day("2030-01-01")).MayLieAhead);
        Assert.True(new ReviseTarget(Id, new("t"), new(1), Day("2030-01-01")).MayLieAhead);
    }

    // Trap 20
    [Fact]
    public void A_review_has_taken_place_and_lies_behind() => Assert.False(Review.MayLieAhead);

    [Fact]
    public void A_plan_runs_from_its_first_day_to_its_last() =>
        Nothing.When(Adopt with { From = Day("2026-01-01") }).ThenRefused(Windows.UpsideDown);

    [Fact]
    public void A_plan_is_of_a_unit_that_exists_when_it_is_adopted() =>
        Nothing.When(Adopt with { Unit = new("phu-tho-2025") })
            .ThenRefused(AdministrativeUnits.NotInForce);

    [Fact]
    public void A_plan_is_adopted_once() =>
        Given(Adopted).When(Adopt with { Title = new("Khác") })
            .ThenRefused(AdoptPlan.AlreadyAdopted);

    [Fact]
    public void A_review_says_which_part_of_the_plan_it_covers() =>
        Given(Adopted).When(Review).Then(Reviewed);

    // Trap 15
    [Fact]
    public void A_review_may_name_more_time_than_has_passed() =>
        Given(Adopted).When(Review with { CoverageTo = Day("2025-12-31") })
            .Then(Reviewed with { CoverageTo = Day("2025-12-31") });

    [Fact]
    public void A_review_covers_a_part_of_its_plan()
    {
        Given(Adopted).When(Review with { CoverageFrom = Day("2020-12-31") })
            .ThenRefused(ReviewPlan.Outside);
        Given(Adopted).When(Review with { CoverageTo = Day("2026-01-01") })
            .ThenRefused(ReviewPlan.Outside);
        Given(Adopted).When(Review with { CoverageFrom = Day("2024-01-01") })
            .ThenRefused(Windows.UpsideDown);
    }

    [Fact]
    public void A_review_is_of_a_plan_that_was_adopted_by_then()
    {
        Nothing.When(Review).ThenRefused(Plan.Unknown);
        Given(Adopted with { On = Day("2023-09-21") }).When(Review).ThenRefused(Plan.Unknown);
    }

    [Fact]
    public void A_plan_keeps_its_reviews_in_the_order_of_their_days()
    {
        var later = Reviewed with { On = Day("2026-01-15"), CoverageTo = Day("2025-12-31") };
        var state = later.ApplyTo(Reviewed.ApplyTo(Adopted.ApplyTo(Plan.Initial)));
        Assert.Equal<PlanReviewed>((PlanReviewed[])[Reviewed, later], state.Reviews);
    }
}
