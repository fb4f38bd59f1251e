using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Organisations;

/// <summary>An organisation that an opening total counts, known by name.</summary>
public sealed class KnownOrganisationTests
{
    private static RegisterKnownOrganisation Register(string on = "2022-12-31") =>
        new(Htx, Name, PhuTho, Day(on));

    private static OrganisationKnown Registered(string on = "2022-12-31") => new(
        Htx, Day(on), Name, PhuTho, OrganisationKind.Cooperative, null, null, null);

    [Fact]
    public void An_organisation_of_an_opening_total_is_known_from_its_day()
    {
        Nothing.When(Register()).Then(Registered());
        Nothing.When(Register() with { FoundedOn = Day("2015-06-01") })
            .Then(Registered() with { FoundedOn = Day("2015-06-01") });
        Nothing.When(Register("2025-07-01")).ThenRefused(AdministrativeUnits.NotInForce);
    }

    [Fact]
    public void What_happens_to_it_from_then_on_is_recorded_as_of_any_other()
    {
        Given(Registered()).When(new AdmitMember(Htx, Day("2023-02-01")))
            .Then(Admitted("2023-02-01"));
        Given(Registered()).When(new SuspendOperations(Htx, Day("2023-02-01")))
            .Then(Suspended("2023-02-01"));
        Given(Registered(), Initiated("2023-01-15"))
            .When(new DissolveCooperative(Htx, Day("2023-02-01")))
            .Then(Dissolved("2023-02-01", initiated: "2023-01-15"));
        Given(Registered()).When(new AdmitMember(Htx, Day("2022-12-30")))
            .ThenRefused(Organisation.Unknown);
    }

    [Fact]
    public void One_that_the_total_of_members_counts_is_a_member_already()
    {
        var member = Registered() with { MemberSince = Day("2018-01-01") };
        Nothing.When(Register() with { MemberSince = Day("2018-01-01") }).Then(member);
        Given(member).When(new AdmitMember(Htx, Day("2023-02-01")))
            .ThenRefused(AdmitMember.AlreadyAdmitted);
        Given(member).When(new EndMembership(Htx, Day("2023-02-01"), Reason))
            .Then(Ended("2023-02-01"));
    }

    [Fact]
    public void One_that_the_total_of_active_ones_does_not_count_is_dormant_already()
    {
        var dormant = Registered() with { SuspendedOn = Day("2021-01-01") };
        Nothing.When(Register() with { SuspendedOn = Day("2021-01-01") }).Then(dormant);
        Given(dormant).When(new ResumeOperations(Htx, Day("2023-02-01")))
            .Then(Resumed("2023-02-01"));
    }

    [Fact]
    public void An_organisation_enters_the_ledger_once()
    {
        Given(Registered()).When(Register() with { FoundedOn = Day("2015-06-01") })
            .ThenRefused(RegisterKnownOrganisation.AlreadyOnRecord);
        Given(Registered()).When(Found())
            .ThenRefused(RegisterKnownOrganisation.AlreadyOnRecord);
        Given(Founded).When(Register("2023-12-31"))
            .ThenRefused(FoundCooperative.AlreadyFounded);
        Given(Founded).When(Register())
            .ThenLaterFactStands(1, RegisterKnownOrganisation.AlreadyOnRecord);
    }

    [Fact]
    public void A_total_counts_what_was_there_by_its_day()
    {
        var later = Day("2023-01-01");
        Nothing.When(Register() with { FoundedOn = later })
            .ThenRefused(RegisterKnownOrganisation.LaterThanTotal);
        Nothing.When(Register() with { SuspendedOn = later })
            .ThenRefused(RegisterKnownOrganisation.LaterThanTotal);
        Nothing.When(Register() with { MemberSince = later })
            .ThenRefused(RegisterKnownOrganisation.LaterThanTotal);
    }
}
