using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Plans;

public sealed class TargetTests
{
    private static readonly PlanId Id = new("ktt-2021-2025");
    private static readonly TargetId Founded = new("htx-moi");

    private static readonly PlanAdopted Adopted = new(
        Id, Day("2021-01-01"), new("Kế hoạch"), Day("2021-01-01"), Day("2025-12-31"), null, null);

    private static readonly SetTarget SetIt = new(
        Id, Founded, new("founded"), new(210), Day("2021-01-01"), new("cooperative"), new(211));

    private static readonly TargetSet Set = new(
        Id, Founded, Day("2021-01-01"), new("founded"), new("cooperative"), new(210), new(211),
        MustBe.AtLeast, null);

    private static ReviseTarget Revise(string on, long value = 250) =>
        new(Id, Founded, new(value), Day(on));

    private static TargetRevised Revised(string on, long value = 250) =>
        new(Id, Founded, Day(on), new(value), null, null);

    private static TargetValue InForceOn(string day, params IEnumerable<Event> facts) =>
        Timeline.Of(facts.Select((fact, i) => new Fact(fact, Guid.NewGuid(), i + 1)))
            .At<Plan>(Day(day)).Targets[Founded.Text].InForce;

    [Fact]
    public void A_target_is_to_be_reached_unless_it_says_otherwise() =>
        Given(Adopted).When(SetIt).Then(Set);

    [Fact]
    public void A_target_may_be_a_ceiling_with_a_source() =>
        Given(Adopted).When(SetIt with { MustBe = MustBe.AtMost, Source = new("1/KH-UBND") })
            .Then(Set with { MustBe = MustBe.AtMost, Source = new("1/KH-UBND") });

    [Fact]
    public void A_target_may_be_known_as_a_range_from_its_least_value_to_its_greatest()
    {
        Given(Adopted).When(SetIt with { ValueMax = new(210) })
            .Then(Set with { ValueMax = new(210) });
        Given(Adopted).When(SetIt with { ValueMax = new(209) })
            .ThenRefused(SetTarget.RangeUpsideDown);
    }

    [Fact]
    public void A_target_is_above_zero()
    {
        Given(Adopted).When(SetIt with { Value = new(0) }).ThenRefused(SetTarget.ValueNotPositive);
        Given(Adopted, Set).When(Revise("2022-01-01", 0)).ThenRefused(SetTarget.ValueNotPositive);
    }

    [Fact]
    public void A_target_belongs_to_a_plan_that_was_adopted_by_then()
    {
        Nothing.When(SetIt).ThenRefused(Plan.Unknown);
        Given(Adopted).When(SetIt with { On = Day("2020-12-31") }).ThenRefused(Plan.Unknown);
    }

    [Fact]
    public void A_target_is_set_once_in_its_plan() =>
        Given(Adopted, Set).When(SetIt with { Value = new(211) }).ThenRefused(SetTarget.Duplicate);

    [Fact]
    public void What_is_revised_was_set_before()
    {
        Given(Adopted).When(Revise("2022-01-01")).ThenRefused(ReviseTarget.Unknown);
        Nothing.When(Revise("2022-01-01")).ThenRefused(Plan.Unknown);
    }

    [Fact]
    public void A_revision_keeps_the_old_value_for_earlier_days()
    {
        Given(Adopted, Set).When(Revise("2023-01-01")).Then(Revised("2023-01-01"));
        Event[] facts = [Adopted, Set, Revised("2023-01-01")];
        Assert.Equal(new(210), InForceOn("2022-12-31", facts).Value);
        Assert.Equal(new(250), InForceOn("2023-01-01", facts).Value);
    }

    [Fact]
    public void The_last_revision_by_its_day_is_in_force_whichever_was_recorded_last()
    {
        var story = Given(Adopted, Set, Revised("2024-01-01", 300));
        story.When(Revise("2023-01-01")).Then(Revised("2023-01-01"));
        Event[] facts = [.. story.Own, Revised("2023-01-01")];
        Assert.Equal(new(300), InForceOn("2025-01-01", facts).Value);
        Assert.Equal(new(250), InForceOn("2023-12-31", facts).Value);
    }

    // Trap 16: events of one day in any order give one result.
    [Fact]
    public void A_target_has_one_value_on_a_day()
    {
        Given(Adopted, Set).When(Revise("2021-01-01")).ThenRefused(ReviseTarget.SameDay);
        Given(Adopted, Set, Revised("2023-01-01")).When(Revise("2023-01-01", 251))
            .ThenRefused(ReviseTarget.SameDay);
    }

    [Fact]
    public void A_plan_whose_target_was_revised_keeps_the_setting() =>
        Given(Adopted, Set, Revised("2023-01-01"))
            .When(new ReverseFact(FactReference.To(IdAt(2)), Day("2023-02-01"), Reason))
            .ThenLaterFactStands(3, ReviseTarget.Unknown);
}
