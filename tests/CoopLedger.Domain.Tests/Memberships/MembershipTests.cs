using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Memberships;

public sealed class MembershipTests
{
    private static AdmitMember Admit(string on) => new(Htx, Day(on));

    private static EndMembership End(string on) => new(Htx, Day(on), Reason);

    [Fact]
    public void A_member_is_an_official_one_unless_it_says_otherwise()
    {
        Given(Founded).When(Admit("2023-04-01")).Then(Admitted("2023-04-01"));
        Given(Founded).When(Admit("2023-04-01") with { Class = MemberClass.Associate })
            .Then(Admitted("2023-04-01") with { Class = MemberClass.Associate });
    }

    [Fact]
    public void An_admission_carries_the_unit_and_the_kind_of_the_founding() =>
        Given(Founded with { Unit = HoaBinh, Kind = OrganisationKind.Union })
            .When(Admit("2023-04-01"))
            .Then(Admitted("2023-04-01") with { Unit = HoaBinh, Kind = OrganisationKind.Union });

    [Fact]
    public void An_admission_may_fall_on_the_day_of_the_founding_in_either_order_of_recording()
    {
        Given(Founded).When(Admit("2023-03-14")).Then(Admitted("2023-03-14"));
        Assert.Equal(0, Founded.RankInDay);
        Given(Founded, Admitted("2023-03-14")).When(Found()).ThenNothing();
    }

    [Fact]
    public void An_admission_before_the_founding_is_refused()
    {
        Nothing.When(Admit("2023-04-01")).ThenRefused(Organisation.Unknown);
        Given(Founded).When(Admit("2023-03-13")).ThenRefused(Organisation.Unknown);
    }

    [Fact]
    public void A_member_is_not_admitted_again() =>
        Given(Founded, Admitted("2023-04-01")).When(Admit("2023-04-02"))
            .ThenRefused(AdmitMember.AlreadyAdmitted);

    [Fact]
    public void An_admission_before_a_recorded_one_would_make_that_one_impossible() =>
        Given(Founded, Admitted("2023-04-01")).When(Admit("2023-03-20"))
            .ThenLaterFactStands(2, AdmitMember.AlreadyAdmitted);

    [Fact]
    public void A_membership_ends_by_its_own_fact() =>
        Given(Founded, Admitted("2023-04-01")).When(End("2023-06-01")).Then(Ended("2023-06-01"));

    [Fact]
    public void Who_left_may_be_admitted_again() =>
        Given(Founded, Admitted("2023-04-01"), Ended("2023-06-01")).When(Admit("2023-07-01"))
            .Then(Admitted("2023-07-01"));

    [Fact]
    public void A_membership_that_is_not_open_is_not_ended()
    {
        Nothing.When(End("2023-06-01")).ThenRefused(Organisation.Unknown);
        Given(Founded).When(End("2023-06-01")).ThenRefused(EndMembership.NotAdmitted);
        Given(Founded, Admitted("2023-04-01")).When(End("2023-03-31"))
            .ThenRefused(EndMembership.NotAdmitted);
        Given(Founded, Admitted("2023-04-01"), Ended("2023-06-01")).When(End("2023-06-02"))
            .ThenRefused(EndMembership.NotAdmitted);
    }

    [Fact]
    public void An_ending_before_a_recorded_one_would_make_that_one_impossible() =>
        Given(Founded, Admitted("2023-04-01"), Ended("2023-06-01")).When(End("2023-05-01"))
            .ThenLaterFactStands(3, EndMembership.NotAdmitted);

    [Fact]
    public void Nobody_joins_or_leaves_after_the_dissolution()
    {
        var story = Given(Founded, Dissolved("2023-09-01"));
        story.When(Admit("2023-09-02")).ThenRefused(Organisation.Dissolved);
        story.When(End("2023-09-02")).ThenRefused(Organisation.Dissolved);
    }
}
