using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Answers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Answers;

public sealed class WarningTests
{
    private static Book Training(string? from, string? facet = null)
    {
        var book = new Book();
        return book.Record(book.Total(
            "training-classes", 125, "2023-08-31", facet: facet, from: from));
    }

    [Fact]
    public void A_window_that_begins_inside_a_total_is_told_that_it_counts_too_much()
    {
        var book = Training("2021-01-01");
        Assert.Equal(
            "total-begins-earlier",
            book.Warnings("training-classes", from: "2021-01-02", to: "2023-08-31"));
        Assert.Equal(125, book.Value("training-classes", from: "2021-01-02"));
        Assert.Equal(
            "", book.Warnings("training-classes", from: "2021-01-01", to: "2023-08-31"));
        Assert.Equal("", book.Warnings("training-classes", from: "2023-09-01"));
        Assert.Equal("", Training(null).Warnings("training-classes", from: "2021-01-02"));
    }

    [Fact]
    public void A_window_that_ends_inside_a_total_is_told_that_it_is_not_counted()
    {
        var book = Training("2021-01-01");
        Assert.Equal("total-ends-later", book.Warnings("training-classes", to: "2023-08-30"));
        Assert.Equal(0, book.Value("training-classes", to: "2023-08-30"));
        Assert.Equal("", book.Warnings("training-classes", to: "2023-08-31"));
        Assert.Equal("", book.Warnings("training-classes", to: "2020-12-31"));
    }

    [Fact]
    public void A_window_is_told_of_no_total_of_another_facet_place_or_position()
    {
        var book = Training("2021-01-01", "organiser");
        Assert.Equal("total-ends-later",
            book.Warnings("training-classes", to: "2023-08-30", facet: "organiser"));
        Assert.Equal("",
            book.Warnings("training-classes", to: "2023-08-30", facet: "co-organiser"));
        Assert.Equal("",
            book.Warnings("training-classes", "unit:dak-lak", to: "2023-08-30"));
        Assert.Equal("", book.Warnings("training-classes", to: "2023-08-30", knownBy: 0));
        Assert.Equal("", book.Reverse(1).Warnings("training-classes", to: "2023-08-30"));
    }

    [Fact]
    public void A_stock_has_no_window_to_cut()
    {
        var book = new Book();
        book.Record(book.Total("members", 392, "2023-08-31", from: "2021-01-01"));
        Assert.Equal("", book.Warnings("members", from: "2022-01-01", to: "2023-01-01"));
    }

    [Fact]
    public void A_membership_rate_is_no_share_and_may_exceed_its_whole()
    {
        var book = new Book();
        book.Record(book.Total("members", 415), book.Total("active", 548));
        Assert.Equal("members-need-not-be-active", book.Warnings("membership-rate"));
        book.Record(book.Total("members", 134));
        Assert.Equal(
            "members-need-not-be-active above-whole", book.Warnings("membership-rate"));
        Assert.Equal("", book.Warnings("membership-rate-of-registered"));
    }

    [Fact]
    public void When_everything_is_active_the_source_may_never_have_counted()
    {
        var book = new Book();
        book.Record(Founded("a"), Founded("b"));
        Assert.Equal("all-active", book.Warnings("active-rate"));
        book.Record(new OperationsSuspended(
            new("a"), Day("2022-02-01"), new("phu-tho"), OrganisationKind.Cooperative, null));
        Assert.Equal("", book.Warnings("active-rate"));
        Assert.Equal("", new Book().Warnings("active-rate"));
    }

    [Fact]
    public void Admissions_over_foundings_are_no_share() =>
        Assert.Equal("not-a-share", new Book().Warnings("admissions-per-founding"));

    [Fact]
    public void A_window_of_part_of_a_year_is_told_its_length()
    {
        var book = new Book().Record(Founded("a"));
        Assert.Equal("years-not-whole",
            book.Warnings("founded-per-year", from: "2021-01-01", to: "2023-09-30"));
        Assert.Equal("",
            book.Warnings("founded-per-year", from: "2021-01-01", to: "2023-12-31"));
        Assert.Equal("",
            book.Warnings("founded-per-year-elapsed", from: "2021-01-01", to: "2023-09-30"));
    }

    [Fact]
    public void A_part_that_rests_on_no_fact_is_told()
    {
        var book = new Book();
        book.Record(book.Total("members", 3));
        static string Codes(Answer answer) =>
            string.Join(' ', answer.Warnings.Select(warning => warning.Code));
        Assert.Equal("", Codes(book.Ask("members")));
        Assert.Equal("no-facts", Codes(book.Ask("members", "unit:dak-lak")));
        Assert.Equal("no-facts", Codes(book.Ask("members", to: "2021-12-30")));
        Assert.Equal("no-facts", Codes(book.Ask("members", knownBy: 0)));
        Assert.StartsWith(
            "no-facts ", Codes(book.Ask("membership-rate")), StringComparison.Ordinal);
    }

    [Fact]
    public void Totals_known_together_are_told_once()
    {
        var book = new Book();
        book.Record(
            book.Total("members", 3, facet: "cooperative+union"),
            book.Total("members", 4, place: "dak-lak", facet: "cooperative+union"),
            book.Total("members", 5, facet: "cooperative+union",
                precision: TotalPrecision.AtLeast));
        Assert.Equal("total-not-split", book.Warnings("members", facet: "union"));
    }
}
