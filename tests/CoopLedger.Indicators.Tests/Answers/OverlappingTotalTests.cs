using CoopLedger.Domain.Totals;

namespace CoopLedger.Indicators.Tests.Answers;

/// <summary>Trap 13: cumulative reports (lũy kế) of six and of eight months hold the six months
/// twice.</summary>
public sealed class OverlappingTotalTests
{
    private const string Overlap = "totals-overlap";

    private static Book Reports(string secondFrom = "2023-01-01", string? secondFacet = null)
    {
        var book = new Book();
        return book.Record(
            Report(book, 80, "2023-01-01", "2023-06-30", "organiser"),
            Report(book, 125, secondFrom, "2023-08-31", secondFacet));
    }

    private static TotalRecorded Report(
        Book book, long classes, string from, string on, string? facet, string place = "phu-tho") =>
        book.Total("training-classes", classes, on, place, facet, from: from);

    [Fact]
    public void Six_and_eight_months_of_one_year_are_warned_about_when_both_are_counted()
    {
        Assert.Equal(Overlap, Reports().Warnings("training-classes"));
        Assert.Equal(205, Reports().Value("training-classes"));
        Assert.Equal("total-ends-later", Reports().Warnings("training-classes", to: "2023-06-30"));
        Assert.Equal("", Reports().Reverse(1).Warnings("training-classes"));
        Assert.Equal("", Reports().Warnings("training-classes", knownBy: 1));
    }

    [Fact]
    public void Windows_that_follow_each_other_do_not_overlap() =>
        Assert.Equal("", Reports("2023-07-01").Warnings("training-classes"));

    [Fact]
    public void Totals_of_other_facets_or_places_do_not_overlap()
    {
        Assert.Equal("", Reports(secondFacet: "co-organiser").Warnings("training-classes"));
        Assert.Equal("", Reports().Warnings("training-classes", "unit:dak-lak"));
        var book = new Book();
        book.Record(
            Report(book, 80, "2023-01-01", "2023-06-30", null),
            Report(book, 125, "2023-01-01", "2023-08-31", null, "dak-lak"));
        Assert.Equal("", book.Warnings("training-classes"));
    }

    [Fact]
    public void A_stock_is_not_added_over_windows_and_a_distinct_count_has_its_ends()
    {
        var book = new Book();
        book.Record(
            book.Total("members", 392, "2023-06-30", from: "2023-01-01"),
            book.Total("members", 23, "2023-08-31", from: "2023-01-01"),
            book.Total("organisations-supported", 5, "2023-06-30", from: "2023-01-01"),
            book.Total("organisations-supported", 8, "2023-08-31", from: "2023-01-01"));
        Assert.Equal("", book.Warnings("members"));
        Assert.Equal("totals-may-recur", book.Warnings("organisations-supported"));
        Assert.Equal(Bounds.Between(8, 13), book.Ask("organisations-supported").Value);
    }

    [Theory]
    [InlineData(80, 79, TotalPrecision.Exact, TotalPrecision.Exact, true)]
    [InlineData(80, 80, TotalPrecision.Exact, TotalPrecision.Exact, false)]
    [InlineData(80, 79, TotalPrecision.AtLeast, TotalPrecision.AtMost, true)]
    [InlineData(80, 79, TotalPrecision.AtMost, TotalPrecision.Exact, false)]
    [InlineData(80, 79, TotalPrecision.Exact, TotalPrecision.AtLeast, false)]
    [InlineData(80, 79, TotalPrecision.Exact, TotalPrecision.About, false)]
    public void A_running_total_below_an_earlier_one_is_told_when_it_surely_is(
        long half, long eight, TotalPrecision first, TotalPrecision second, bool isTold)
    {
        var book = new Book();
        book.Record(
            Report(book, half, "2023-01-01", "2023-06-30", null) with { Precision = first },
            Report(book, eight, "2023-01-01", "2023-08-31", null) with { Precision = second });
        foreach (var to in (string[])["2023-06-30", "2023-12-31"])
        {
            Assert.Equal(isTold, book.Warnings("training-classes", to: to)
                .Contains("cumulative-falls", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(
            "cumulative-falls",
            book.Reverse(1).Warnings("training-classes"), StringComparison.Ordinal);
    }
}
