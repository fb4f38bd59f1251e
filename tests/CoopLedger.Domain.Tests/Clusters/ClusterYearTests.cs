using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Clusters;

/// <summary>What an alliance does in its cluster in a year.</summary>
public sealed class ClusterYearTests
{
    private static readonly Year Year = new(2023);
    private static readonly ClusterId NorthEast = new("dong-bac");

    private static ClusterJoined Joined(string on) => new(Midlands, PhuTho, Year, Day(on));

    private static LeaveCluster Leave(string on) =>
        new(Midlands, PhuTho, Year, Day(on), new("chuyển cụm"));

    private static ClusterLeft Left(string on) =>
        new(Midlands, PhuTho, Year, Day(on), new("chuyển cụm"));

    private static ScoreAlliance Score(string on, int points = 9550) =>
        new(Midlands, PhuTho, Year, new(points), Day(on), new(9550));

    private static AllianceScored Scored(string on) =>
        new(Midlands, PhuTho, Year, Day(on), new(9550), new(9550));

    private static RankAlliance Rank(string on, int rank = 2) =>
        new(Midlands, PhuTho, Year, new(rank), new(6), Day(on));

    private static AllianceRanked Ranked(string on) =>
        new(Midlands, PhuTho, Year, Day(on), new(2), new(6));

    [Fact]
    public void An_alliance_leaves_the_cluster_it_is_in()
    {
        Given(Joined("2023-01-01")).When(Leave("2023-06-01")).Then(Left("2023-06-01"));
        Nothing.When(Leave("2023-06-01")).ThenRefused(ClusterYear.NotIn);
        Given(Joined("2023-01-01")).When(Leave("2022-12-31")).ThenRefused(ClusterYear.NotIn);
        Given(Joined("2023-01-01")).When(Leave("2023-06-01") with { Cluster = NorthEast })
            .ThenRefused(ClusterYear.NotIn);
        Given(Joined("2023-01-01"), Left("2023-06-01")).When(Leave("2023-07-01"))
            .ThenRefused(ClusterYear.NotIn);
    }

    [Fact]
    public void After_leaving_an_alliance_may_join_another_cluster_or_come_back_even_that_day()
    {
        var story = Given(Joined("2023-01-01"), Left("2023-06-01")).Beside(Formed);
        story.When(new JoinCluster(NorthEast, PhuTho, Year, Day("2023-06-01")))
            .Then(new ClusterJoined(NorthEast, PhuTho, Year, Day("2023-06-01")));
        story.When(new JoinCluster(Midlands, PhuTho, Year, Day("2023-09-01")))
            .Then(Joined("2023-09-01"));
        story.When(new JoinCluster(NorthEast, PhuTho, Year, Day("2023-05-31")))
            .ThenRefused(JoinCluster.AlreadyIn);
    }

    [Fact]
    public void A_joining_is_not_reversed_from_under_a_leaving_or_a_score()
    {
        var reverse = new ReverseFact(FactReference.Parse("1"), Day("2024-01-15"), Reason);
        Given(Joined("2023-01-01"), Left("2023-06-01")).When(reverse)
            .ThenLaterFactStands(2, ClusterYear.NotIn);
        Given(Joined("2023-01-01"), Scored("2023-12-01")).When(reverse)
            .ThenLaterFactStands(2, ClusterYear.NotIn);
    }

    [Fact]
    public void An_alliance_is_scored_once_a_year_by_the_cluster_it_is_in()
    {
        var story = Given(Joined("2023-01-01"));
        story.When(Score("2023-12-01")).Then(Scored("2023-12-01"));
        Given(Joined("2023-01-01"), Scored("2023-12-01")).When(Score("2023-12-02"))
            .ThenRefused(ScoreAlliance.AlreadyScored);
        Nothing.When(Score("2023-12-01")).ThenRefused(ClusterYear.NotIn);
        story.When(Score("2023-12-01") with { Cluster = NorthEast })
            .ThenRefused(ClusterYear.NotIn);
        Given(Joined("2023-01-01"), Left("2023-06-01")).When(Score("2023-12-01"))
            .ThenRefused(ClusterYear.NotIn);
    }

    [Fact]
    public void The_criteria_add_up_to_the_score()
    {
        var story = Given(Joined("2023-01-01"));
        story.When(Score("2023-12-01", 9500)).ThenRefused(ScoreAlliance.NotTheSum);
        var refusal = story.When(Score("2023-12-01", 9500)).Refusal();
        Assert.Equal("The criteria add up to 95,50 points, and the score is 95.",
            refusal.English);
        story.When(Score("2023-12-01", 9500) with { CriteriaTotal = null })
            .Then(new AllianceScored(
                Midlands, PhuTho, Year, Day("2023-12-01"), new(9500), null));
    }

    [Fact]
    public void An_alliance_is_ranked_once_a_year_among_those_of_its_cluster()
    {
        var story = Given(Joined("2023-01-01"));
        story.When(Rank("2023-12-01")).Then(Ranked("2023-12-01"));
        story.When(Rank("2023-12-01", 7)).ThenRefused(RankAlliance.OutOfRange);
        Given(Joined("2023-01-01"), Ranked("2023-12-01")).When(Rank("2023-12-01", 1))
            .ThenRefused(RankAlliance.AlreadyRanked);
        Nothing.When(Rank("2023-12-01")).ThenRefused(ClusterYear.NotIn);
    }

    [Fact]
    public void A_score_is_0_to_100_points()
    {
        Assert.Equal("100", new Points(10_000).ToString());
        Assert.Equal("0", default(Points).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new Points(10_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Points(-1));
    }

    [Fact]
    public void Leaving_is_planned_ahead_and_scores_are_not()
    {
        Assert.True(Leave("2030-01-01").MayLieAhead);
        Assert.False(Score("2030-01-01").MayLieAhead || Rank("2030-01-01").MayLieAhead);
    }
}
