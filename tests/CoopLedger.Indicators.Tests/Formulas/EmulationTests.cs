using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Conferences;
using CoopLedger.Domain.Conflicts;
using CoopLedger.Domain.Emulation;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Formulas;

/// <summary>What is counted of clusters, pacts, movements, commendations and conferences.</summary>
public sealed class EmulationTests
{
    private static readonly string[] Six =
        ["hai-duong", "quang-ninh", "bac-giang", "vinh-phuc", "bac-ninh", "hung-yen"];

    private static ClusterLeft Left(string unit, string on) =>
        new(new("trung-du"), new(unit), new(Day(on).Year), Day(on), null);

    private static PactSigned Signed(string unit, string pact = "giao-uoc-2024") =>
        new(new(pact), new("trung-du"), new(2024), new(unit), Day("2023-12-01"));

    private static CommendationAwarded Awarded(
        int number, RecipientKind kind, AuthorityLevel? level = null) =>
        new(
            new($"r-{number}"), new("ktt-2021-2023"), Day("2023-09-20"), kind,
            CommendationForm.BangKhen, new("UBND tỉnh Đắk Lắk"), new("dak-lak"), null, level);

    private static Book Awards() => new Book().Record(
    [
        .. Enumerable.Range(1, 6).Select(i =>
            Awarded(i, RecipientKind.Collective, AuthorityLevel.Province)),
        .. Enumerable.Range(7, 4).Select(i => Awarded(i, RecipientKind.Individual)),
    ]);

    // 001-02
    [Fact]
    public void A_cluster_has_its_alliances_for_the_year_and_no_longer()
    {
        var book = new Book().Record([Formed(), .. Six.Select(unit => Joined(unit))]);
        Assert.Equal(6, book.Value("cluster-members", "cluster:trung-du", to: "2023-12-01"));
        Assert.Equal(6, book.Value("cluster-members", to: "2023-12-31"));
        Assert.Equal(0, book.Value("cluster-members", to: "2024-01-01"));
        Assert.Equal(0, book.Value("cluster-members", to: "2022-12-31"));
        book.Record(Six.Select(unit => Joined(unit, 2024)));
        Assert.Equal(6, book.Value("cluster-members", to: "2024-06-30"));
    }

    // Trap 36
    [Fact]
    public void An_alliance_that_left_is_not_in_the_cluster_from_that_day_on()
    {
        var book = new Book().Record([
            Formed(), .. Six.Select(unit => Joined(unit)), Left("hung-yen", "2023-06-01")]);
        Assert.Equal(5, book.Value("cluster-members", "cluster:trung-du", to: "2023-06-01"));
        Assert.Equal(6, book.Value("cluster-members", "cluster:trung-du", to: "2023-05-31"));
        Assert.Equal(0, book.Value("cluster-members", to: "2024-01-01"));
        Assert.Equal(6, book.Value(
            "cluster-members", "cluster:trung-du", to: "2023-06-01", knownBy: 7));
        Assert.Equal(0, book.Value("cluster-members", "unit:hung-yen", to: "2023-06-01"));
        book.Record(new ClusterJoined(
            new("trung-du"), new("hung-yen"), new(2023), Day("2023-09-01")));
        Assert.Equal(6, book.Value("cluster-members", "cluster:trung-du", to: "2023-09-01"));
        Assert.Equal(
            "6 5", $"{book.Projection.Clusters.Units(new("trung-du"), Day("2023-10-01"), 99).Count}"
            + $" {book.Projection.Clusters.Units(new("trung-du"), Day("2023-10-01"), 8).Count}");
    }

    [Fact]
    public void A_reversed_leaving_was_none()
    {
        var book = new Book().Record(
            Formed(), Joined("hai-duong"), Left("hai-duong", "2023-06-01")).Reverse(3);
        Assert.Equal(1, book.Value("cluster-members", "cluster:trung-du", to: "2023-07-01"));
    }

    // Trap 36, I15: the cluster named after the midlands is no region and holds no Phú Thọ.
    [Fact]
    public void A_cluster_is_its_members_and_no_territory()
    {
        var book = new Book().Record([
            Formed(), .. Six.Select(unit => Joined(unit)), Founded("htx-1"),
            Founded("htx-2", unit: "hung-yen")]);
        Assert.Equal(1, book.Value("registered", "cluster:trung-du"));
        Assert.Equal(2, book.Value("registered"));
    }

    // 001-09
    [Fact]
    public void A_pact_with_six_signatories_is_one_pact_and_six_signatures()
    {
        var book = new Book().Record(Six.Select(unit => Signed(unit)));
        Assert.Equal(6, book.Value("pacts-signed"));
        Assert.Equal(1, book.Value("pacts"));
        Assert.Equal(1, book.Value("pacts", "unit:hai-duong"));
        Assert.Equal(0, book.Value("pacts-signed", to: "2023-11-30"));
        Assert.Equal(2, book.Record(Signed("phu-tho", "khac")).Value("pacts"));
    }

    // 001-10
    [Fact]
    public void A_movement_of_a_cluster_or_of_the_nation_counts_in_none_of_its_units()
    {
        MovementLaunched Launched(string id, Place? place) => new(
            new(id), Day("2023-12-01"), new("Phong trào"), new("VCA"), Day("2024-01-01"),
            Day("2024-12-31"), place);
        var book = new Book().Record(
            Formed(), Joined("hai-duong"), Launched("a", Place.Of(new ClusterId("trung-du"))),
            Launched("b", null), Launched("c", Place.Of(new UnitId("hai-duong"))));
        Assert.Equal(3, book.Value("movements-launched"));
        Assert.Equal(2, book.Value("movements-launched", "cluster:trung-du"));
        Assert.Equal(1, book.Value("movements-launched", "unit:hai-duong"));
        Assert.Equal(
            "movements-launched/nation",
            Assert.Single(book.Ask("movements-launched").Contributions,
                item => item.Posting.Position == 4).AccountName);
    }

    // G41
    [Fact]
    public void Six_collectives_and_four_individuals_are_sixty_percent_collectives()
    {
        var book = Awards();
        Assert.Equal(10, book.Value("commendations", "unit:dak-lak"));
        Assert.Equal(60, book.Value("share-of-collectives", "unit:dak-lak"));
        Assert.Equal("6/10", book.Ask("share-of-collectives").Exact);
        Assert.Equal(60, book.Value("share-of-collectives", facet: "bang-khen"));
        Assert.Null(book.Ask("share-of-collectives", facet: "giay-khen").Value);
        Assert.Null(new Book().Ask("share-of-collectives").Value);
        Assert.Throws<FormatException>(() =>
            book.Ask("share-of-collectives", facet: "individual"));
    }

    [Fact]
    public void A_commendation_whose_level_is_not_known_may_be_of_any_level()
    {
        var book = Awards();
        Assert.Equal(6, book.Value("commendations", facet: "collective+province"));
        var value = book.Ask("commendations", facet: "province").Value!.Value;
        Assert.Equal((6, 10), ((int)value.Low.Numerator, (int)value.High!.Value.Numerator));
        Assert.Equal("total-not-split", book.Warnings("commendations", facet: "province"));
        Assert.Equal(10, book.Value("commendations"));
        book.Record(new CommendationRevoked(
            new("r-7"), new("ktt-2021-2023"), Day("2023-12-01"), RecipientKind.Individual,
            CommendationForm.BangKhen, new("dak-lak"), RevocationGround.Fraud));
        Assert.Equal(9, book.Value("commendations"));
    }

    // 001-01, 004-01
    [Fact]
    public void Conferences_and_directives_are_counted_where_they_were_held_and_given()
    {
        ConferenceHeld Held(string id, string unit, ConferenceKind kind) => new(
            new(id), Day("2023-09-20"), kind, new(unit), null, null, null, null, null);
        DirectiveIssued Issued(int ordinal) => new(
            new("dak-nong"), new(ordinal), Day("2023-04-02"), new("dak-nong"), new("UBND"),
            new("Một là"), null);
        var book = new Book().Record([
            Held("a", "hai-duong", ConferenceKind.EmulationReview),
            Held("b", "dak-lak", ConferenceKind.PlanReview),
            .. Enumerable.Range(1, 4).Select(Issued)]);
        Assert.Equal(2, book.Value("conferences-held"));
        Assert.Equal(1, book.Value("conferences-held", facet: "plan-review"));
        Assert.Equal(4, book.Value("directives-issued", "unit:dak-nong"));
    }

    [Fact]
    public void A_conflict_is_open_until_it_is_resolved()
    {
        ConflictRaised Raised(string id, UnitId? unit) => new(
            new(id), Day("2023-04-02"), ConflictKind.Date, new("s"), new("a"), new("b"), new("c"),
            new("d"), null, unit);
        var book = new Book().Record(
            Raised("a", null), Raised("b", new("yen-bai")),
            new ConflictResolved(
                new("a"), Day("2023-05-01"), ConflictKind.Date, null, new("theo quyết định")));
        Assert.Equal(2, book.Value("open-conflicts", to: "2023-04-30"));
        Assert.Equal(1, book.Value("open-conflicts"));
        Assert.Equal(1, book.Value("open-conflicts", "unit:yen-bai", facet: "date"));
        Assert.Equal(0, book.Value("open-conflicts", facet: "issuer"));
    }
}
