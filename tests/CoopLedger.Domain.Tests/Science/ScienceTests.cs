using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Science;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Science;

public sealed class ScienceTests
{
    private static readonly ScienceProjectId Id = new("muong-kit");
    private static readonly Text Title = new("Nhãn hiệu tập thể “Mường Kịt”");

    private static StartScienceProject Start(string on, OrganisationId? organisation = null) =>
        new(Id, Title, ScienceRole.Joint, PhuTho, Day(on), organisation, new Vnd(500_000_000));

    private static ScienceProjectStarted Started(
        string on, OrganisationId? organisation = null, ScienceRole role = ScienceRole.Joint) =>
        new(Id, Day(on), Title, role, PhuTho, organisation, new Vnd(500_000_000));

    private static ScienceProjectCompleted Completed(string on) =>
        new(Id, Day(on), ScienceRole.Joint, PhuTho, null);

    [Fact]
    public void A_project_has_the_alliance_s_part_in_it()
    {
        Nothing.When(Start("2023-04-01")).Then(Started("2023-04-01"));
        Nothing.When(Start("2023-04-01") with { Role = ScienceRole.Support })
            .Then(Started("2023-04-01", role: ScienceRole.Support));
        Nothing.Beside(Founded).When(Start("2023-04-01", Htx)).Then(Started("2023-04-01", Htx));
    }

    [Fact]
    public void A_project_is_carried_out_by_an_organisation_that_there_is()
    {
        Nothing.When(Start("2023-04-01", Htx)).ThenRefused(Organisation.Unknown);
        Nothing.Beside(Founded, Dissolved("2023-03-31")).When(Start("2023-04-01", Htx))
            .ThenRefused(Organisation.Dissolved);
        Given(Started("2023-04-01", Htx)).Beside(Founded, Dissolved("2023-04-01"))
            .When(Start("2023-04-01", Htx)).ThenNothing();
    }

    [Fact]
    public void A_project_counts_in_a_unit_of_its_day() =>
        Nothing.When(Start("2025-07-01")).ThenRefused(AdministrativeUnits.NotInForce);

    [Fact]
    public void A_project_begins_once()
    {
        Given(Started("2023-04-01")).When(Start("2023-05-01"))
            .ThenRefused(StartScienceProject.Duplicate);
        Given(Started("2023-04-01")).When(Start("2023-04-01", Htx))
            .ThenRefused(Organisation.Unknown);
    }

    [Fact]
    public void A_project_is_completed_once_after_it_began()
    {
        var complete = new CompleteScienceProject(Id, Day("2024-04-01"));
        Given(Started("2023-04-01")).When(complete).Then(Completed("2024-04-01"));
        Nothing.When(complete).ThenRefused(CompleteScienceProject.Unknown);
        Given(Started("2023-04-01"), Completed("2024-01-01")).When(complete)
            .ThenRefused(CompleteScienceProject.AlreadyCompleted);
    }

    [Fact]
    public void The_part_in_a_project_is_not_changed_under_its_completion() =>
        Given(Started("2023-04-01"), Completed("2024-04-01"))
            .When(new CorrectFact(
                FactReference.Parse("1"), Day("2025-06-01"), Reason,
                Start("2023-04-01") with { Role = ScienceRole.Lead }))
            .ThenLaterFactStands(2, CompleteScienceProject.Differs);
}
