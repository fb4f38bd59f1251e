using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Support;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Support;

public sealed class SupportTests
{
    private static readonly GrantId Decision = new("19/2021/nq-hdnd");

    private static GrantSupport Grant(string on, long dong = 10_000_000) =>
        new(Htx, SupportKind.NewCooperative, Decision, new Vnd(dong), Day(on));

    private static SupportGranted Granted(string on) => new(
        Htx, SupportKind.NewCooperative, Decision, Day(on), new Vnd(10_000_000), PhuTho,
        OrganisationKind.Cooperative, null, null, null);

    private static RevokeSupport Revoke(string on, Text? reason = null) =>
        new(Htx, SupportKind.NewCooperative, Decision, Day(on), reason);

    private static SupportRevoked Revoked(string on) => new(
        Htx, SupportKind.NewCooperative, Decision, Day(on), new Vnd(10_000_000), PhuTho,
        OrganisationKind.Cooperative, null);

    [Fact]
    public void Support_counts_where_its_organisation_is()
    {
        Nothing.Beside(Founded).When(Grant("2023-04-01")).Then(Granted("2023-04-01"));
        Nothing.Beside(Founded).When(Grant("2025-07-01"))
            .Then(Granted("2025-07-01") with { Unit = PhuTho2025 });
        Nothing.Beside(Founded).When(Grant("2023-04-01") with
        {
            Budget = new("ngân sách tỉnh"),
            Decision = new("19/2021/NQ-HĐND"),
            Plan = new("1804/QĐ-TTg"),
        }).Then(Granted("2023-04-01") with
        {
            Budget = new("ngân sách tỉnh"),
            Decision = new("19/2021/NQ-HĐND"),
            Plan = new("1804/QĐ-TTg"),
        });
    }

    [Fact]
    public void One_decision_supports_one_organisation_in_one_way_once()
    {
        var story = Given(Granted("2023-04-01")).Beside(Founded);
        story.When(Grant("2023-04-01", 20_000_000)).ThenRefused(GrantSupport.Duplicate);
        story.When(Grant("2023-05-01")).ThenRefused(GrantSupport.Duplicate);
        var machinery = Grant("2023-04-01") with { Kind = SupportKind.Machinery };
        Assert.NotEqual(Grant("2023-04-01").Stream, machinery.Stream);
        Assert.Equal("support-htx-1:machinery:19/2021/nq-hdnd", machinery.Stream.Text);
    }

    [Fact]
    public void A_repeat_is_harmless_after_the_dissolution() =>
        Given(Granted("2023-04-01")).Beside(Founded, Dissolved("2023-04-01"))
            .When(Grant("2023-04-01")).ThenNothing();

    [Fact]
    public void Support_is_of_more_than_nothing() =>
        Nothing.Beside(Founded).When(Grant("2023-04-01", 0)).ThenRefused(GrantSupport.NotPositive);

    [Fact]
    public void Support_is_of_an_organisation_that_there_is()
    {
        Nothing.When(Grant("2023-04-01")).ThenRefused(Organisation.Unknown);
        Nothing.Beside(Founded).When(Grant("2023-03-13")).ThenRefused(Organisation.Unknown);
        Nothing.Beside(Founded, Dissolved("2023-05-01")).When(Grant("2023-05-02"))
            .ThenRefused(Organisation.Dissolved);
    }

    [Fact]
    public void Support_is_revoked_whole_and_once()
    {
        var story = Given(Granted("2023-04-01"));
        story.When(Revoke("2023-06-01")).Then(Revoked("2023-06-01"));
        story.When(Revoke("2023-06-01", Reason)).Then(
            Revoked("2023-06-01") with { Reason = Reason });
        Given(Granted("2023-04-01"), Revoked("2023-06-01")).When(Revoke("2023-07-01"))
            .ThenRefused(RevokeSupport.AlreadyRevoked);
    }

    [Fact]
    public void What_was_not_granted_is_not_revoked()
    {
        Nothing.When(Revoke("2023-06-01")).ThenRefused(RevokeSupport.NotGranted);
        Given(Granted("2023-04-01")).When(Revoke("2023-03-31"))
            .ThenRefused(RevokeSupport.NotGranted);
    }

    [Fact]
    public void A_grant_that_was_revoked_is_not_made_again() =>
        Given(Granted("2023-04-01"), Revoked("2023-06-01")).Beside(Founded)
            .When(Grant("2023-07-01")).ThenRefused(GrantSupport.Duplicate);

    [Fact]
    public void A_grant_is_not_corrected_under_its_revocation() =>
        Given(Granted("2023-04-01"), Revoked("2023-06-01")).Beside(Founded)
            .When(new CorrectFact(
                FactReference.Parse("1"), Day("2025-06-01"), Reason,
                Grant("2023-04-01", 20_000_000)))
            .ThenLaterFactStands(2, RevokeSupport.Differs);
}
