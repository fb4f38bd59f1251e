using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Organisations;

public sealed class DissolutionTests
{
    private static DissolveCooperative Dissolve(string on) => new(Htx, Day(on));

    private static CooperativeDissolved Ended(string on, bool wasActive = true) =>
        Dissolved(on, wasActive, "2023-03-20");

    private static Story Begun(params Event[] after) =>
        Given([Founded, Initiated("2023-03-20"), .. after]);

    [Fact]
    public void A_dissolution_says_whether_the_organisation_was_active_and_when_it_began()
    {
        Begun().When(Dissolve("2023-09-01")).Then(Ended("2023-09-01"));
        Begun(Suspended("2023-05-01")).When(Dissolve("2023-09-01"))
            .Then(Ended("2023-09-01", wasActive: false));
    }

    [Fact]
    public void A_dissolution_keeps_its_mode_and_decision() =>
        Begun().When(Dissolve("2023-09-01") with
        {
            Mode = DissolutionMode.Compulsory,
            Decision = new Text("12/QĐ-UBND"),
        }).Then(Ended("2023-09-01") with
        {
            Mode = DissolutionMode.Compulsory,
            Decision = new Text("12/QĐ-UBND"),
        });

    [Fact]
    public void The_dissolution_of_a_member_first_ends_its_membership() =>
        Begun(Admitted("2023-04-01")).When(Dissolve("2023-09-01"))
            .Then(MembershipOver("2023-09-01"), Ended("2023-09-01"));

    [Fact]
    public void A_membership_that_ended_before_is_not_ended_again() =>
        Begun(Admitted("2023-04-01"), Known.Ended("2023-05-01")).When(Dissolve("2023-09-01"))
            .Then(Ended("2023-09-01"));

    [Fact]
    public void An_organisation_may_end_on_the_day_it_was_founded_and_admitted() =>
        Given(Founded, Initiated("2023-03-14"), Admitted("2023-03-14"))
            .When(Dissolve("2023-03-14"))
            .Then(
                MembershipOver("2023-03-14"),
                Dissolved("2023-03-14", initiated: "2023-03-14"));

    [Fact]
    public void Nothing_unknown_is_dissolved()
    {
        Nothing.When(Dissolve("2023-09-01")).ThenRefused(Organisation.Unknown);
        Given(Founded).When(Dissolve("2023-03-13")).ThenRefused(Organisation.Unknown);
    }

    [Fact]
    public void A_dissolution_is_initiated_first()
    {
        Given(Founded).When(Dissolve("2023-09-01")).ThenRefused(DissolveCooperative.NotInitiated);
        Begun().When(Dissolve("2023-03-19")).ThenRefused(DissolveCooperative.NotInitiated);
        Begun(Withdrawn("2023-08-01")).When(Dissolve("2023-09-01"))
            .ThenRefused(DissolveCooperative.NotInitiated);
    }

    [Fact]
    public void A_dissolution_recorded_before_initiations_were_stays_and_repeats_harmlessly()
    {
        var story = Given(Founded, Dissolved("2023-09-01"));
        story.When(Dissolve("2023-09-01")).ThenNothing();
        story.When(new InitiateDissolution(Htx, DissolutionMode.Voluntary, Day("2023-05-01")))
            .ThenLaterFactStands(2, DissolveCooperative.InitiationDiffers);
    }

    [Fact]
    public void An_organisation_is_dissolved_once()
    {
        Begun(Ended("2023-09-01")).When(Dissolve("2023-09-02"))
            .ThenRefused(Organisation.Dissolved);
        Begun(Ended("2023-09-01")).When(Dissolve("2023-08-31"))
            .ThenLaterFactStands(3, Organisation.Dissolved);
    }

    [Fact]
    public void A_dissolution_before_recorded_facts_would_make_them_impossible() =>
        Begun(Suspended("2023-05-01")).When(Dissolve("2023-04-01"))
            .ThenLaterFactStands(3, Organisation.Dissolved);

    // Trap 18
    [Fact]
    public void A_back_dated_dissolution_that_would_undo_an_admission_is_a_conflict_and_no_rewrite()
    {
        var story = Begun(Admitted("2023-08-01"));
        story.When(Dissolve("2023-06-01")).ThenLaterFactStands(3, Organisation.Dissolved);
        story.When(Dissolve("2023-08-01")).Then(
            MembershipOver("2023-08-01"), Ended("2023-08-01"));
    }

    [Fact]
    public void A_suspension_before_a_dissolution_from_operations_is_refused()
    {
        var suspend = new SuspendOperations(Htx, Day("2023-08-01"));
        Given(Founded, Dissolved("2023-09-01")).When(suspend)
            .ThenLaterFactStands(2, DissolveCooperative.OperationsDiffer);
        Given(Founded, Dissolved("2023-09-01")).When(suspend with { On = Day("2023-09-01") })
            .ThenLaterFactStands(2, DissolveCooperative.OperationsDiffer);
    }

    [Fact]
    public void An_admission_before_the_dissolution_of_a_stranger_is_refused() =>
        Given(Founded, Dissolved("2023-09-01"))
            .When(new AdmitMember(Htx, Day("2023-08-01")))
            .ThenLaterFactStands(2, DissolveCooperative.StillMember);

    [Fact]
    public void Facts_before_the_dissolution_that_leave_it_true_may_still_be_recorded() =>
        Given(Founded, Suspended("2023-08-01"), Dissolved("2023-09-01", wasActive: false),
                MembershipOver("2023-09-01"))
            .When(new AdmitMember(Htx, Day("2023-04-01"))).Then(Admitted("2023-04-01"));

    private static MembershipEnded MembershipOver(string on) =>
        Known.Ended(on, MembershipEnded.ByDissolution);

    private static DissolutionWithdrawn Withdrawn(string on) =>
        new(Htx, Day(on), PhuTho, OrganisationKind.Cooperative, null);
}
