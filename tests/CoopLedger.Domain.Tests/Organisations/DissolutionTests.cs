using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Organisations;

public sealed class DissolutionTests
{
    private static DissolveCooperative Dissolve(string on) => new(Htx, Day(on));

    [Fact]
    public void A_dissolution_says_whether_the_organisation_was_active()
    {
        Given(Founded).When(Dissolve("2023-09-01")).Then(Dissolved("2023-09-01"));
        Given(Founded, Suspended("2023-05-01")).When(Dissolve("2023-09-01"))
            .Then(Dissolved("2023-09-01", wasActive: false));
    }

    [Fact]
    public void A_dissolution_keeps_its_mode_and_decision() =>
        Given(Founded).When(Dissolve("2023-09-01") with
        {
            Mode = DissolutionMode.Compulsory,
            Decision = new Text("12/QĐ-UBND"),
        }).Then(Dissolved("2023-09-01") with
        {
            Mode = DissolutionMode.Compulsory,
            Decision = new Text("12/QĐ-UBND"),
        });

    [Fact]
    public void The_dissolution_of_a_member_first_ends_its_membership() =>
        Given(Founded, Admitted("2023-04-01")).When(Dissolve("2023-09-01"))
            .Then(Ended("2023-09-01", MembershipEnded.ByDissolution), Dissolved("2023-09-01"));

    [Fact]
    public void A_membership_that_ended_before_is_not_ended_again() =>
        Given(Founded, Admitted("2023-04-01"), Ended("2023-05-01")).When(Dissolve("2023-09-01"))
            .Then(Dissolved("2023-09-01"));

    [Fact]
    public void An_organisation_may_end_on_the_day_it_was_founded_and_admitted() =>
        Given(Founded, Admitted("2023-03-14")).When(Dissolve("2023-03-14"))
            .Then(Ended("2023-03-14", MembershipEnded.ByDissolution), Dissolved("2023-03-14"));

    [Fact]
    public void Nothing_unknown_is_dissolved()
    {
        Nothing.When(Dissolve("2023-09-01")).ThenRefused(Organisation.Unknown);
        Given(Founded).When(Dissolve("2023-03-13")).ThenRefused(Organisation.Unknown);
    }

    [Fact]
    public void An_organisation_is_dissolved_once()
    {
        Given(Founded, Dissolved("2023-09-01")).When(Dissolve("2023-09-02"))
            .ThenRefused(Organisation.Dissolved);
        Given(Founded, Dissolved("2023-09-01")).When(Dissolve("2023-08-31"))
            .ThenLaterFactStands(2, Organisation.Dissolved);
    }

    [Fact]
    public void A_dissolution_before_recorded_facts_would_make_them_impossible() =>
        Given(Founded, Suspended("2023-05-01")).When(Dissolve("2023-04-01"))
            .ThenLaterFactStands(2, Organisation.Dissolved);

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
                Ended("2023-09-01", MembershipEnded.ByDissolution))
            .When(new AdmitMember(Htx, Day("2023-04-01"))).Then(Admitted("2023-04-01"));
}
