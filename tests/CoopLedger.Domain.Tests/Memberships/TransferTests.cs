using CoopLedger.Domain.Alliances;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Memberships;

/// <summary>Memberships that go on in another alliance.</summary>
public sealed class TransferTests
{
    private static readonly Story Member = Given(Founded, Admitted("2023-04-01"));

    private static TransferMembership Transfer(string on, string to = "hoa-binh") =>
        new(Htx, new(to), Day(on));

    private static MemberTransferred Transferred(
        string on, string from = "phu-tho", string to = "hoa-binh") =>
        new(Htx, Day(on), new(from), new(to), OrganisationKind.Cooperative);

    [Fact]
    public void A_membership_goes_on_in_another_alliance() =>
        Member.When(Transfer("2024-01-01")).Then(Transferred("2024-01-01"));

    [Fact]
    public void It_ends_where_it_then_is()
    {
        var moved = Given(Founded, Admitted("2023-04-01"), Transferred("2024-01-01"));
        moved.When(new EndMembership(Htx, Day("2024-06-01"), Reason))
            .Then(Ended("2024-06-01") with { Unit = HoaBinh });
        Given([.. moved.Own, Initiated("2024-05-01")])
            .When(new DissolveCooperative(Htx, Day("2024-06-01"))).Then(
                Ended("2024-06-01", MembershipEnded.ByDissolution) with { Unit = HoaBinh },
                Dissolved("2024-06-01", initiated: "2024-05-01"));
    }

    [Fact]
    public void Who_left_is_admitted_again_where_its_head_office_is() =>
        Given(
            Founded, Admitted("2023-04-01"), Transferred("2024-01-01"),
            Ended("2024-06-01") with { Unit = HoaBinh })
            .When(new AdmitMember(Htx, Day("2024-07-01"))).Then(Admitted("2024-07-01"));

    [Fact]
    public void It_may_go_on_and_on() =>
        Given(Founded, Admitted("2023-04-01"), Transferred("2024-01-01"))
            .When(Transfer("2024-02-01", "phu-tho"))
            .Then(Transferred("2024-02-01", "hoa-binh", "phu-tho"));

    [Fact]
    public void Only_an_open_membership_is_transferred()
    {
        Nothing.When(Transfer("2024-01-01")).ThenRefused(Organisation.Unknown);
        Given(Founded).When(Transfer("2024-01-01")).ThenRefused(EndMembership.NotAdmitted);
        Member.When(Transfer("2023-03-31")).ThenRefused(EndMembership.NotAdmitted);
        Given(Founded, Admitted("2023-04-01"), Ended("2023-06-01")).When(Transfer("2024-01-01"))
            .ThenRefused(EndMembership.NotAdmitted);
    }

    [Fact]
    public void A_transfer_before_a_recorded_ending_would_make_that_one_impossible() =>
        Given(Founded, Admitted("2023-04-01"), Ended("2024-06-01")).When(Transfer("2024-01-01"))
            .ThenLaterFactStands(3, Organisation.Differs);

    [Fact]
    public void A_transfer_to_where_the_membership_counts_already_is_none() =>
        Member.When(Transfer("2024-01-01", "phu-tho"))
            .ThenRefused(TransferMembership.AlreadyThere);

    // Trap 37: the members of a province that was absorbed count in its successor by themselves.
    [Fact]
    public void A_member_of_an_absorbed_province_needs_no_transfer_to_its_successor()
    {
        Member.When(Transfer("2025-07-01", "phu-tho-2025"))
            .ThenRefused(TransferMembership.AlreadyThere);
        Member.When(Transfer("2025-07-01", "quang-ninh"))
            .Then(Transferred("2025-07-01", "phu-tho-2025", "quang-ninh"));
    }

    [Fact]
    public void A_transfer_goes_to_a_unit_in_force_whose_alliance_is_not_closed()
    {
        Member.When(Transfer("2025-07-01")).ThenRefused(AdministrativeUnits.NotInForce);
        var closed = new AllianceMerged(HoaBinh, PhuTho, Day("2024-01-01"), null);
        Member.Beside(closed).When(Transfer("2024-01-01")).ThenRefused(Alliance.Closed);
        Member.Beside(closed).When(Transfer("2023-12-31")).Then(Transferred("2023-12-31"));
        Given(Founded, Admitted("2023-04-01"), Transferred("2024-01-01")).Beside(closed)
            .When(Transfer("2024-01-01")).ThenNothing();
    }
}
