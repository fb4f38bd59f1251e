using CoopLedger.Domain.Support;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using static CoopLedger.Indicators.Tests.Activities.Doings;

namespace CoopLedger.Indicators.Tests.Activities;

/// <summary>Trap 6: instances of support (lượt) are not organisations.</summary>
public sealed class SupportMeasureTests
{
    private static Book DakLak()
    {
        var book = new Book();
        return book.Record(
            Total(book, 57, "new-cooperative"), Total(book, 68, "trade-promotion"),
            Total(book, 10, "machinery"));
    }

    private static TotalRecorded Total(
        Book book, long amount, string? facet, string on = "2023-09-20", string place = "dak-lak",
        TotalPrecision precision = TotalPrecision.Exact) =>
        book.Total("organisations-supported", amount, on, place, facet, precision);

    private static string Supported(Book book, string? facet = null, string scope = "nation") =>
        Display.Value(
            book.Ask("organisations-supported", scope, facet: facet), vietnamese: true);

    [Fact]
    public void G39_organisations_supported_in_three_ways_are_68_to_135_and_never_135()
    {
        var book = DakLak();
        Assert.Equal(
            Bounds.Between(68, 135), book.Ask("organisations-supported").Value);
        Assert.Equal("68–135", Supported(book));
        Assert.Equal("57", Supported(book, "new-cooperative"));
        Assert.Equal("68–125", Supported(book, "new-cooperative+trade-promotion"));
        Assert.Null(book.Ask("organisations-supported").Exact);
        Assert.Equal("totals-may-recur", book.Warnings("organisations-supported"));
        Assert.Equal("", book.Warnings("organisations-supported", facet: "machinery"));
    }

    [Fact]
    public void Two_totals_of_one_kind_may_have_counted_the_same_organisations()
    {
        var book = new Book();
        book.Record(
            Total(book, 30, "machinery", "2022-12-31"), Total(book, 40, "machinery"),
            Total(book, 40, "machinery", "2023-12-31"));
        Assert.Equal("40–110", Supported(book));
        Assert.Equal("30", Display.Value(
            book.Ask("organisations-supported", to: "2022-12-31"), vietnamese: true));
        Assert.Equal("40–70", Supported(book.Reverse(3)));
        Assert.Equal("30", Supported(book.Reverse(2)));
    }

    [Fact]
    public void Organisations_of_two_provinces_are_not_the_same()
    {
        var book = DakLak();
        book.Record(Total(book, 5, "machinery", place: "phu-tho"));
        Assert.Equal("73–140", Supported(book));
        Assert.Equal("5", Supported(book, scope: "unit:phu-tho"));
    }

    [Fact]
    public void Organisations_known_by_name_may_be_among_those_of_a_total()
    {
        var book = new Book();
        book.Record(
            Granted("a", "2023-02-01"), Granted("b", "2023-02-01"),
            Total(book, 1, "new-cooperative"));
        Assert.Equal("2–3", Supported(book));
    }

    [Theory]
    [InlineData(TotalPrecision.AtLeast, "trên 68")]
    [InlineData(TotalPrecision.AtMost, "57–125")]
    [InlineData(TotalPrecision.About, "68–125")]
    public void A_total_keeps_its_precision(TotalPrecision precision, string shown)
    {
        var book = new Book();
        book.Record(
            Total(book, 57, "new-cooperative"),
            Total(book, 68, "trade-promotion", precision: precision));
        Assert.Equal(shown, Supported(book));
    }

    [Fact]
    public void A_total_of_two_kinds_together_says_little_of_one()
    {
        var book = new Book();
        book.Record(Total(book, 68, "machinery+training"));
        Assert.Equal("không quá 68", Supported(book, "machinery"));
        Assert.Equal("total-not-split", book.Warnings(
            "organisations-supported", facet: "machinery"));
    }

    [Fact]
    public void One_organisation_supported_in_two_ways_is_two_instances_and_one_organisation()
    {
        var book = new Book().Record(
            Granted("a", "2023-02-01"),
            Granted("a", "2023-03-01", SupportKind.Machinery, "qd-2", 200_000_000),
            Granted("b", "2023-03-01"));
        Assert.Equal(3, book.Value("support-instances"));
        Assert.Equal(2, book.Value("organisations-supported"));
        Assert.Equal(220_000_000, book.Value("support-amount"));
        Assert.Equal(1, book.Value("organisations-supported", facet: "machinery"));
        Assert.Equal(10_000_000, book.Value("support-per-instance", facet: "new-cooperative"));
    }

    [Fact]
    public void Revoked_support_is_taken_off_on_the_day_of_revocation()
    {
        var book = new Book().Record(
            Granted("a", "2022-02-01"), Revoked("a", "2023-05-01"), Granted("b", "2023-02-01"));
        Assert.Equal(1, book.Value("support-instances"));
        Assert.Equal(10_000_000, book.Value("support-amount"));
        Assert.Equal(1, book.Value("organisations-supported"));
        Assert.Equal(1, book.Value("support-instances", to: "2022-12-31"));
        Assert.Equal(0, book.Value("support-instances", from: "2023-01-01"));
    }

    [Fact]
    public void Another_grant_that_stands_keeps_its_organisation_counted()
    {
        var book = new Book().Record(
            Granted("a", "2022-02-01"), Revoked("a", "2023-05-01"),
            Granted("a", "2023-02-01", SupportKind.Machinery));
        Assert.Equal(1, book.Value("organisations-supported", from: "2023-01-01"));
        Assert.Equal(0, book.Value(
            "organisations-supported", from: "2023-01-01", facet: "new-cooperative"));
    }

    [Fact]
    public void Single_grants_add_to_totals_of_instances_and_money()
    {
        var book = new Book();
        book.Record(
            book.Total("support-instances", 57, place: "dak-lak", facet: "new-cooperative"),
            book.Total("support-amount", 600_000_000, place: "dak-lak", facet: "new-cooperative"),
            Granted("a", "2023-02-01"));
        Assert.Equal(58, book.Value("support-instances"));
        Assert.Equal(610_000_000, book.Value("support-amount", facet: "new-cooperative"));
        Assert.Equal(new Rational(610_000_000, 58), book.Value("support-per-instance"));
    }
}
