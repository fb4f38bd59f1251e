using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Emulation;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Emulation;

public sealed class PactTests
{
    private static readonly PactId Pact = new("giao-uoc-2024");
    private static readonly Year Year = new(2024);

    private static readonly ClusterJoined Joined =
        new(Midlands, PhuTho, Year, Day("2023-12-01"));

    private static SignPact Sign(string on) => new(Pact, Midlands, Year, PhuTho, Day(on));

    private static PactSigned Signed(string on) => new(Pact, Midlands, Year, PhuTho, Day(on));

    private static RecordPactAbsence Absent(string on) =>
        new(Pact, Midlands, Year, PhuTho, Day(on), new("vắng"));

    private static PactAbsenceRecorded Absence(string on) =>
        new(Pact, Midlands, Year, PhuTho, Day(on), new("vắng"));

    [Fact]
    public void An_alliance_signs_the_pact_of_its_cluster() =>
        Nothing.Beside(Joined).When(Sign("2023-12-01")).Then(Signed("2023-12-01"));

    [Fact]
    public void A_signatory_is_in_the_cluster_that_year()
    {
        Nothing.When(Sign("2023-12-01")).ThenRefused(PactYear.NotMember);
        Nothing.Beside(Joined).When(Sign("2023-11-30")).ThenRefused(PactYear.NotMember);
        Nothing.Beside(Joined).When(Sign("2023-12-01") with { Cluster = new("dong-bac") })
            .ThenRefused(PactYear.NotMember);
        Nothing.Beside(Joined, new ClusterLeft(Midlands, PhuTho, Year, Day("2024-02-01"), null))
            .When(Sign("2024-03-01")).ThenRefused(PactYear.NotMember);
        Nothing.When(Absent("2023-12-01")).ThenRefused(PactYear.NotMember);
        Assert.NotEqual(
            Sign("2023-12-01").Reads, (Sign("2023-12-01") with { Year = new(2023) }).Reads);
    }

    [Fact]
    public void A_cluster_has_one_pact_a_year()
    {
        var story = Given(Signed("2023-12-01")).Beside(Joined);
        story.When(Sign("2023-12-02")).ThenRefused(PactYear.DuplicateYear);
        story.When(Sign("2023-12-01") with { Pact = new("another") })
            .ThenRefused(PactYear.DuplicateYear);
        story.When(Absent("2023-12-02")).ThenRefused(PactYear.DuplicateYear);
        story.When(Absent("2023-11-30") with { Reason = null })
            .ThenRefused(PactYear.NotMember);
    }

    [Fact]
    public void Who_is_absent_is_listed_and_may_sign_later()
    {
        Nothing.Beside(Joined).When(Absent("2023-12-01")).Then(Absence("2023-12-01"));
        Given(Absence("2023-12-01")).Beside(Joined).When(Sign("2023-12-20"))
            .Then(Signed("2023-12-20"));
        Given(Absence("2023-12-01")).Beside(Joined).When(Absent("2023-12-20"))
            .ThenRefused(PactYear.DuplicateYear);
    }

    [Fact]
    public void A_signature_stays_a_repeat_when_the_alliance_has_left_since() =>
        Given(Signed("2023-12-01")).When(Sign("2023-12-01")).ThenNothing();

    [Fact]
    public void Pacts_are_of_a_cluster_and_a_year_and_may_lie_ahead()
    {
        Assert.NotEqual(
            Sign("2023-12-01").Stream, (Sign("2023-12-01") with { Year = new(2023) }).Stream);
        Assert.True(Sign("2030-01-01").MayLieAhead && Absent("2030-01-01").MayLieAhead);
    }
}
