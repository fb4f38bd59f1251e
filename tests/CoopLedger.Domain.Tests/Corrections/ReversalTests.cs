using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Corrections;

public sealed class ReversalTests
{
    private static ReverseFact Reverse(int position) =>
        new(FactReference.Parse($"#{position}"), Day("2024-01-15"), Reason);

    private static FactReversed Reversed(int position, Event fact) =>
        new(IdAt(position), position, fact, Day("2024-01-15"), Reason, Replaced: false);

    [Fact]
    public void The_last_fact_is_reversed_and_embedded() =>
        Given(Founded, Admitted("2023-04-01")).When(Reverse(2))
            .Then(Reversed(2, Admitted("2023-04-01")));

    [Fact]
    public void A_fact_is_named_by_its_id_as_well() =>
        Given(Founded).When(Reverse(1) with { Event = FactReference.To(IdAt(1)) })
            .Then(Reversed(1, Founded));

    [Fact]
    public void A_founding_with_later_facts_is_not_reversed() =>
        Given(Founded, Admitted("2023-04-01")).When(Reverse(1))
            .ThenLaterFactStands(2, Organisation.Unknown);

    [Fact]
    public void A_founding_whose_later_facts_are_reversed_can_be_reversed() =>
        Given(Founded, Admitted("2023-04-01"), Reversed(2, Admitted("2023-04-01")))
            .When(Reverse(1)).Then(Reversed(1, Founded));

    [Fact]
    public void A_fact_in_the_middle_is_reversed_when_the_later_ones_can_stand_without_it() =>
        Given(Founded, Suspended("2023-05-01"), Admitted("2023-06-01")).When(Reverse(2))
            .Then(Reversed(2, Suspended("2023-05-01")));

    [Fact]
    public void The_membership_ended_by_a_dissolution_is_reversed_after_the_dissolution()
    {
        var (ended, dissolved) = (
            Ended("2023-09-01", MembershipEnded.ByDissolution), Dissolved("2023-09-01"));
        var story = Given(Founded, Admitted("2023-04-01"), ended, dissolved);
        story.When(Reverse(3)).ThenLaterFactStands(4, DissolveCooperative.StillMember);
        story.When(Reverse(4)).Then(Reversed(4, dissolved));
        Given(Founded, Admitted("2023-04-01"), ended, dissolved, Reversed(4, dissolved))
            .When(Reverse(3)).Then(Reversed(3, ended));
    }

    [Fact]
    public void A_fact_is_reversed_once()
    {
        var story = Given(Founded, Reversed(1, Founded));
        story.When(Reverse(1)).ThenNothing();
        story.When(Reverse(1) with { Reason = new Text("lý do khác") })
            .ThenRefused(Correction.AlreadyReversed);
        story.When(Reverse(1) with { On = Day("2024-01-16") })
            .ThenRefused(Correction.AlreadyReversed);
    }

    [Fact]
    public void A_reversal_is_not_reversed() =>
        Given(Founded, Reversed(1, Founded)).When(Reverse(2)).ThenRefused(Correction.Final);

    [Fact]
    public void A_reversed_fact_may_be_recorded_anew() =>
        Given(Founded, Reversed(1, Founded)).When(Found()).Then(Founded);

    [Fact]
    public void After_a_reversal_decisions_are_made_as_if_the_fact_had_never_been_true() =>
        Given(Founded, Admitted("2023-04-01"), Reversed(2, Admitted("2023-04-01")))
            .When(new EndMembership(Htx, Day("2023-06-01"), Reason))
            .ThenRefused(EndMembership.NotAdmitted);
}
