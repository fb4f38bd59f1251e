using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Totals;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Answers;

/// <summary>What mergers, conversions, moves and dissolutions do to the figures.</summary>
public sealed class OrganisationLifeTests
{
    private const OrganisationKind Coop = OrganisationKind.Cooperative;
    private const string Year = "2023-01-01";

    private static OrganisationMerged Merged(string id, string into) =>
        new(new(id), Day("2023-05-01"), new("phu-tho"), Coop, true, new(into), null);

    private static OrganisationSplitOff CameOut(string id, string from) => new(
        new(id), Day("2023-04-01"), new($"HTX {id}"), new("phu-tho"), Coop, new(from), null, null);

    private static OrganisationConverted Converted(
        string id, OrganisationKind from, OrganisationKind to, bool member = false) =>
        new(new(id), Day("2023-06-01"), new("phu-tho"), from, to, true,
            member ? new("phu-tho") : null, null);

    private static OrganisationRelocated Moved(string id, bool active = true) => new(
        new(id), Day("2023-06-01"), new("phu-tho"), new("dak-lak"), Coop, active,
        new("phu-tho"), 2);

    private static OperationsSuspended Suspended(string id, string on) =>
        new(new(id), Day(on), new("phu-tho"), Coop, null);

    private static DissolutionInitiated Initiated(string id) => new(
        new(id), Day("2023-02-01"), new("phu-tho"), Coop, DissolutionMode.Voluntary, null, null);

    private static DissolutionObstacleRecorded Met(string id, DissolutionObstacle obstacle) =>
        new(new(id), Day("2023-03-01"), new("phu-tho"), Coop, obstacle, null);

    // Trap 8
    [Fact]
    public void A_merger_of_two_is_neither_a_founding_nor_a_dissolution()
    {
        var book = new Book().Record(Founded("a"), Founded("b"), Merged("a", "b"));
        Assert.Equal(2, book.Value("registered", to: "2023-04-30"));
        Assert.Equal(1, book.Value("registered"));
        Assert.Equal(1, book.Value("active"));
        Assert.Equal(0, book.Value("founded", from: Year));
        Assert.Equal(0, book.Value("dissolved", from: Year));
        Assert.Equal(1, book.Value("merged-away", from: Year));
        Assert.Equal(-1, book.Value("net-change", from: Year));
        Assert.Equal(0, book.Value("unexplained-change", from: Year));
    }

    // Trap 8
    [Fact]
    public void Two_that_join_in_a_third_are_two_less_and_one_more()
    {
        var book = new Book().Record(
            Founded("a"), Founded("b"), CameOut("c", "a"), Merged("a", "c"), Merged("b", "c"));
        Assert.Equal(1, book.Value("registered"));
        Assert.Equal(-1, book.Value("net-change", from: Year));
        Assert.Equal(1, book.Value("split-off", from: Year));
        Assert.Equal(2, book.Value("merged-away", from: Year));
        Assert.Equal(0, book.Value("founded", from: Year));
    }

    // Trap 8
    [Fact]
    public void A_group_that_becomes_a_cooperative_is_converted_and_both_codes_are_kept()
    {
        var book = new Book().Record(
            Founded("a", kind: OrganisationKind.Group),
            Admitted("a", kind: OrganisationKind.Group),
            Converted("a", OrganisationKind.Group, Coop, member: true), Founded("b", "2023-02-01"));
        Assert.Equal(1, book.Value("registered", to: "2023-05-31", facet: "group"));
        Assert.Equal(0, book.Value("registered", facet: "group"));
        foreach (var stock in (string[])["registered", "active"])
        {
            Assert.Equal(2, book.Value(stock, facet: "cooperative"));
        }

        Assert.Equal(1, book.Value("members", facet: "cooperative"));
        Assert.Equal(0, book.Value("left", from: Year));
        Assert.Equal(1, book.Value("founded", from: Year, facet: "cooperative"));
        Assert.Equal(1, book.Value("converted-in", from: Year, facet: "cooperative"));
        Assert.Equal(1, book.Value("converted-out", from: Year, facet: "group"));
        Assert.Equal(2, book.Value("net-change", from: Year, facet: "cooperative"));
        Assert.Equal(-1, book.Value("net-change", from: Year, facet: "group"));
        Assert.Equal(1, book.Value("net-change", from: Year));
    }

    [Fact]
    public void What_is_converted_outside_is_gone_but_not_dissolved()
    {
        var book = new Book().Record(Founded("a"), new OrganisationConvertedOutside(
            new("a"), Day("2023-05-01"), new("phu-tho"), Coop, true, null));
        Assert.Equal(0, book.Value("registered"));
        Assert.Equal(0, book.Value("active"));
        Assert.Equal(1, book.Value("converted-out", from: Year));
        Assert.Equal(0, book.Value("dissolved", from: Year));
    }

    [Fact]
    public void A_move_takes_everything_along_and_adds_up_to_nothing_for_the_nation()
    {
        var book = new Book().Record(
            Founded("a"), Admitted("a"),
            new UnionMembershipStarted(
                new("a"), new("lh-1"), Day("2022-02-01"), new("phu-tho"), Coop),
            new UnionMembershipStarted(
                new("a"), new("lh-2"), Day("2022-02-01"), new("phu-tho"), Coop),
            Moved("a"));
        foreach (var (stock, amount) in (ReadOnlySpan<(string, int)>)
            [("registered", 1), ("active", 1), ("members", 1), ("union-memberships", 2)])
        {
            Assert.Equal(amount, book.Value(stock, "unit:phu-tho", to: "2023-05-31"));
            Assert.Equal(0, book.Value(stock, "unit:phu-tho"));
            Assert.Equal(amount, book.Value(stock, "unit:dak-lak"));
            Assert.Equal(amount, book.Value(stock));
        }

        Assert.Equal(1, book.Value("relocated-out", "unit:phu-tho", Year));
        Assert.Equal(1, book.Value("relocated-in", "unit:dak-lak", Year));
        Assert.Equal(-1, book.Value("net-change", "unit:phu-tho", Year));
        Assert.Equal(0, book.Value("net-change", from: Year));
        Assert.Equal(0, book.Value("admitted", from: Year));
    }

    // Trap 9
    [Fact]
    public void A_dissolved_cooperative_still_counts_before_its_dissolution()
    {
        var book = new Book().Record(
            Founded("a"), Admitted("a"), Initiated("a"),
            new MembershipEnded(
                new("a"), Day("2023-06-01"), new("phu-tho"), Coop, MembershipEnded.ByDissolution),
            Dissolved("a", "2023-06-01") with { InitiatedOn = Day("2023-02-01") });
        Assert.Equal(1, book.Value("registered", to: "2023-05-31"));
        Assert.Equal(1, book.Value("members", to: "2023-05-31"));
        Assert.Equal(0, book.Value("registered", to: "2023-06-01"));
        Assert.Equal(0, book.Value("members", to: "2023-06-01"));
        Assert.Equal(1, book.Value("dissolving", to: "2023-05-31"));
        Assert.Equal(0, book.Value("dissolving", to: "2023-06-01"));
    }

    // Trap 10
    [Fact]
    public void Dormant_is_not_dissolving_and_dissolving_is_not_dissolved()
    {
        var book = new Book().Record(
            Founded("a"), Founded("b"), Founded("c"), Suspended("a", "2022-06-01"),
            Suspended("b", "2022-06-01"), Initiated("b"),
            Met("b", DissolutionObstacle.LostBooks), Met("b", DissolutionObstacle.Seal),
            Initiated("c"));
        Assert.Equal(3, book.Value("registered"));
        Assert.Equal(2, book.Value("dormant"));
        Assert.Equal(2, book.Value("dissolving"));
        Assert.Equal(0, book.Value("dissolved", from: Year));
        Assert.Equal(2, book.Value("dissolution-backlog"));
        Assert.Equal(1, book.Value("dissolution-backlog", facet: "seal"));
        Assert.Equal(0, book.Value("dissolution-backlog", facet: "payables"));
    }

    // Trap 11
    [Fact]
    public void What_does_not_balance_is_shown_and_not_forced_to_zero()
    {
        var book = new Book();
        book.Record(
            book.Total("registered", 662, "2022-12-31"), Founded("a", "2023-02-01"),
            book.Total("founded", 35, "2023-08-31", from: "2023-01-01"),
            book.Total("registered", 30, "2023-08-31"));
        Assert.Equal(36, book.Value("net-change", from: Year, to: "2023-08-31"));
        Assert.Equal(-5, book.Value("unexplained-change", from: Year, to: "2023-08-31"));
        Assert.Contains(
            "does-not-balance",
            book.Warnings("unexplained-change", from: Year, to: "2023-08-31"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_is_not_exactly_known_is_bounded_or_absent()
    {
        var book = new Book();
        book.Record(
            Founded("a", "2023-02-01"),
            book.Total("dissolved", 4, "2023-08-31", precision: TotalPrecision.AtMost));
        Assert.Equal(
            Bounds.Between(-3, 1), book.Ask("net-change", from: Year).Value);
        Assert.Null(book.Ask("unexplained-change", from: Year).Value);
        Assert.Null(book.Ask("unexplained-change").Value);
        book.Record(book.Total(
            "merged-away", 1, "2023-08-31", precision: TotalPrecision.AtLeast));
        Assert.Null(book.Ask("net-change", from: Year).Value);
    }

    [Fact]
    public void Stops_and_starts_are_counted_each_time()
    {
        var book = new Book().Record(
            Founded("a"), Suspended("a", "2023-01-10"),
            new OperationsResumed(new("a"), Day("2023-02-01"), new("phu-tho"), Coop),
            Suspended("a", "2023-03-01"));
        Assert.Equal(2, book.Value("suspended", from: Year));
        Assert.Equal(1, book.Value("resumed", from: Year));
    }

    [Fact]
    public void Ratings_are_counted_by_grade()
    {
        var book = new Book().Record(
            Founded("a"), Founded("b"),
            new PerformanceRated(
                new("a"), new(2023), Day("2023-12-15"), new("phu-tho"), Coop, new(85),
                PerformanceGrade.Good),
            new PerformanceRated(
                new("b"), new(2023), Day("2023-12-15"), new("phu-tho"), Coop, new(40),
                PerformanceGrade.Weak));
        Assert.Equal(2, book.Value("rated", from: Year));
        Assert.Equal(1, book.Value("rated", from: Year, facet: "good"));
        Assert.Equal(0, book.Value("rated", from: Year, facet: "fair"));
    }
}
