using CoopLedger.Domain.Organisations;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Answers;

/// <summary>Indicators and registers that need each organisation by itself.</summary>
public sealed class OneByOneTests
{
    private const OrganisationKind Coop = OrganisationKind.Cooperative;

    private static OperationsSuspended Suspended(string id, string on) =>
        new(new(id), Day(on), new("phu-tho"), Coop, null);

    private static OperationsResumed Resumed(string id, string on) =>
        new(new(id), Day(on), new("phu-tho"), Coop);

    private static Book Four() => new Book()
        .Live("a", Founded("a"), Admitted("a"))
        .Live("b", Founded("b"), Admitted("b"), Suspended("b", "2022-06-01"))
        .Live("c", Founded("c"))
        .Live("d", Founded("d"), Suspended("d", "2022-02-01"), Resumed("d", "2022-03-01"),
            Suspended("d", "2023-08-01"));

    [Theory]
    [InlineData("2023-05-31", 0)]
    [InlineData("2023-06-01", 1)]
    [InlineData("2023-12-31", 1)]
    [InlineData("2024-08-01", 2)]
    public void Dormant_for_more_than_twelve_months_begins_the_day_after_they_are_over(
        string day, int count)
    {
        Assert.Equal(count, Four().Value("dormant-over-12-months", to: day));
        Assert.Equal(count, Four().Rows("dormancy-watch", day).Length);
        Assert.Equal(count, Four().Value("dormant-over-12-months", "unit:phu-tho", to: day));
        Assert.Equal(0, Four().Value("dormant-over-12-months", "unit:dak-lak", to: day));
    }

    [Fact]
    public void The_dormancy_watch_names_them() => Assert.Equal(
        ["b|HTX b|cooperative|phu-tho|2022-06-01|"], Four().Rows("dormancy-watch", "2023-12-31"));

    // G04: of 150 dormant cooperatives nobody says since when.
    [Fact]
    public void Dormant_organisations_known_from_totals_may_be_dormant_for_long()
    {
        var book = Four();
        book.Record(
            book.Total("registered", 698, "2021-12-31"), book.Total("active", 548, "2021-12-31"));
        Assert.Equal(Bounds.Exactly(152), book.Ask("dormant").Value);
        Assert.Equal(Bounds.Between(1, 151), book.Ask("dormant-over-12-months").Value);
        Assert.Contains(
            "totals-not-listed", book.Warnings("dormant-over-12-months"),
            StringComparison.Ordinal);
    }

    // Trap 4
    [Fact]
    public void A_dormant_member_is_no_active_member()
    {
        Assert.Equal("2/2", Four().Ask("membership-rate").Exact);
        Assert.Equal("1/2", Four().Ask("active-membership-rate").Exact);
        Assert.Equal(50, Four().Value("active-membership-rate"));
        Assert.Equal("1/3", Four().Ask("active-membership-rate", to: "2023-07-31").Exact);
    }

    // G02: the published rate is one of totals and says nothing of who is active.
    [Fact]
    public void The_active_membership_is_absent_when_members_are_known_from_totals()
    {
        var book = Four();
        book.Record(book.Total("members", 415, "2021-12-31"));
        var answer = book.Ask("active-membership-rate");
        Assert.Null(answer.Value);
        Assert.NotNull(answer.Absent);
        Assert.Null(new Book().Ask("active-membership-rate").Value);
    }

    [Fact]
    public void Kinds_that_are_not_asked_for_do_not_count() => Assert.Equal(
        "1/2",
        Four().Live("g", Founded("g", kind: OrganisationKind.Group))
            .Ask("active-membership-rate").Exact);

    [Fact]
    public void The_register_of_organisations_tells_how_each_one_stands()
    {
        var book = Four()
            .Live("a",
                new SectorClassified(new("a"), Day("2023-01-01"), Sector.TradeServices),
                new OrganisationRenamed(new("a"), Day("2023-01-02"), new("HTX Chè xanh")),
                new UnionMembershipStarted(
                    new("a"), new("lh-2"), Day("2023-01-03"), new("phu-tho"), Coop),
                new UnionMembershipStarted(
                    new("a"), new("lh-1"), Day("2023-01-03"), new("phu-tho"), Coop))
            .Live("b", new DissolutionInitiated(
                new("b"), Day("2023-02-01"), new("phu-tho"), Coop, DissolutionMode.Compulsory,
                null, null))
            .Live("c", new OrganisationMerged(
                new("c"), Day("2023-03-01"), new("phu-tho"), Coop, true, new("a"), null))
            .Live("d", new OrganisationConvertedOutside(
                new("d"), Day("2023-09-01"), new("phu-tho"), Coop, false, null));
        Assert.Equal(
            [
                "a|HTX Chè xanh|cooperative|phu-tho|2022-01-01|active|2022-01-01"
                    + "|phu-tho||trade-services|lh-1 lh-2",
                "b|HTX b|cooperative|phu-tho|2022-01-01|dissolving|2022-01-01|phu-tho|||",
                "c|HTX c|cooperative|phu-tho|2022-01-01|merged|||||",
                "d|HTX d|cooperative|phu-tho|2022-01-01|converted-outside|||||",
            ],
            book.Rows("organisations", "2023-12-31"));
        Assert.EndsWith(
            "|dormant|||||", book.Rows("organisations", "2023-08-31")[3], StringComparison.Ordinal);
    }

    [Fact]
    public void The_register_of_dissolutions_tells_what_is_in_the_way()
    {
        var book = new Book().Live(
            "a", Founded("a"),
            new DissolutionInitiated(
                new("a"), Day("2023-02-01"), new("phu-tho"), Coop, DissolutionMode.Compulsory,
                null, null),
            new DissolutionObstacleRecorded(
                new("a"), Day("2023-03-01"), new("phu-tho"), Coop, DissolutionObstacle.Seal, null),
            new DissolutionObstacleRecorded(
                new("a"), Day("2023-03-01"), new("phu-tho"), Coop, DissolutionObstacle.LostBooks,
                null),
            new DissolutionObstacleCleared(
                new("a"), Day("2023-04-01"), new("phu-tho"), Coop, DissolutionObstacle.Seal, null))
            .Live("b", Founded("b"), Dissolved("b", "2023-05-01"))
            .Live("c", Founded("c"));
        Assert.Empty(book.Rows("dissolutions", "2023-01-31"));
        Assert.Equal(
            ["a|HTX a|phu-tho|compulsory|2023-02-01|open||"],
            book.Rows("dissolutions", "2023-02-28"));
        Assert.Equal(
            ["a|HTX a|phu-tho|compulsory|2023-02-01|blocked||lost-books seal"],
            book.Rows("dissolutions", "2023-03-31"));
        Assert.Equal(
            [
                "a|HTX a|phu-tho|compulsory|2023-02-01|blocked||lost-books",
                "b|HTX b|phu-tho|||dissolved|2023-05-01|",
            ],
            book.Rows("dissolutions", "2023-12-31"));
        book.Live("a",
            new DissolutionObstacleCleared(
                new("a"), Day("2023-06-01"), new("phu-tho"), Coop, DissolutionObstacle.LostBooks,
                DissolutionWithdrawn.AsNote),
            new DissolutionWithdrawn(new("a"), Day("2023-06-01"), new("phu-tho"), Coop, null));
        Assert.Equal(
            "a|HTX a|phu-tho|compulsory|2023-02-01|withdrawn|2023-06-01|",
            book.Rows("dissolutions", "2023-12-31")[0]);
    }

    [Fact]
    public void The_register_of_ratings_has_a_row_for_each_year()
    {
        PerformanceRated Rated(int year, int score, PerformanceGrade grade) => new(
            new("a"), new(year), new(year, 12, 15), new("phu-tho"), Coop, new(score), grade);
        var book = new Book().Live(
            "a", Founded("a"), Rated(2024, 60, PerformanceGrade.Average),
            Rated(2023, 85, PerformanceGrade.Good));
        Assert.Equal(
            [
                "a:2023|HTX a|phu-tho|2023-12-15|85|good",
                "a:2024|HTX a|phu-tho|2024-12-15|60|average",
            ],
            book.Rows("ratings", "2024-12-31"));
        Assert.Single(book.Rows("ratings", "2023-12-31"));
    }
}
