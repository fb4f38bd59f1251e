using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Clusters;

public sealed class ClusterTests
{
    private static FormCluster Form(string on) => new(Midlands, Formed.Name, Day(on));

    private static JoinCluster Join(string on) =>
        new(Midlands, PhuTho, new Year(2023), Day(on));

    private static ClusterJoined Joined(string on) =>
        new(Midlands, PhuTho, new Year(2023), Day(on));

    [Fact]
    public void A_cluster_is_formed_once()
    {
        Nothing.When(Form("2022-01-01")).Then(Formed);
        Given(Formed).When(Form("2022-01-02")).ThenRefused(FormCluster.AlreadyFormed);
        Given(Formed).When(Form("2022-01-01") with { Name = new Text("Cụm khác") })
            .ThenRefused(FormCluster.AlreadyFormed);
        Given(Formed).When(Form("2021-12-31")).ThenLaterFactStands(1, FormCluster.AlreadyFormed);
    }

    [Fact]
    public void An_alliance_joins_a_cluster_for_a_year() =>
        Nothing.Beside(Formed).When(Join("2023-01-01")).Then(Joined("2023-01-01"));

    [Fact]
    public void An_alliance_is_in_one_cluster_a_year_at_the_most()
    {
        var story = Given(Joined("2023-01-01")).Beside(Formed);
        story.When(Join("2023-02-01")).ThenRefused(JoinCluster.AlreadyIn);
        story.When(Join("2023-02-01") with { Cluster = new("dong-bac") })
            .ThenRefused(JoinCluster.AlreadyIn);
        story.When(Join("2022-12-31")).ThenLaterFactStands(1, JoinCluster.AlreadyIn);
    }

    [Fact]
    public void Nobody_joins_a_year_that_is_over()
    {
        Nothing.Beside(Formed).When(Join("2024-01-01")).ThenRefused(JoinCluster.YearOver);
        Nothing.Beside(Formed).When(Join("2023-01-01") with { Year = new Year(1999) })
            .ThenRefused(JoinCluster.YearOver);
        Nothing.Beside(Formed).When(Join("2023-12-31")).Then(Joined("2023-12-31"));
    }

    [Fact]
    public void Another_year_and_another_unit_have_streams_of_their_own()
    {
        var join = Join("2023-01-01");
        Assert.NotEqual(join.Stream, (join with { Year = new Year(2024) }).Stream);
        Assert.NotEqual(join.Stream, (join with { Unit = HoaBinh }).Stream);
        Assert.Equal(join.Stream, (join with { Cluster = new("dong-bac") }).Stream);
    }

    [Fact]
    public void The_cluster_is_formed_by_then()
    {
        Nothing.When(Join("2023-01-01")).ThenRefused(Cluster.Unknown);
        Nothing.Beside(Formed).When(Join("2021-12-31")).ThenRefused(Cluster.Unknown);
    }

    [Fact]
    public void The_unit_exists_on_the_day_of_joining()
    {
        Nothing.Beside(Formed).When(Join("2025-07-01"))
            .ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.Beside(Formed).When(Join("2023-01-01") with { Unit = new("nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
    }

    [Fact]
    public void Clusters_are_planned_ahead() =>
        Assert.True(Form("2030-01-01").MayLieAhead && Join("2030-01-01").MayLieAhead);
}
