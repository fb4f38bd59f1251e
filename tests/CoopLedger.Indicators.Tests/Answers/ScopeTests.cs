using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Answers;

public sealed class ScopeTests
{
    private static Book Midlands()
    {
        var book = new Book();
        return book.Record(
            Formed(), Joined("phu-tho"), Joined("hoa-binh"),
            Founded("a", unit: "phu-tho"), Founded("b", unit: "hoa-binh"),
            Founded("c", unit: "dak-lak"),
            Admitted("a", "2023-05-01", "phu-tho"),
            book.Total("admitted", 100, "2023-11-30", "cluster:trung-du"));
    }

    [Fact]
    public void A_total_of_a_cluster_counts_in_the_cluster_and_in_the_nation_but_in_no_unit()
    {
        var book = Midlands();
        Assert.Equal(101, book.Value("admitted", "cluster:trung-du"));
        Assert.Equal(101, book.Value("admitted", "nation"));
        Assert.Equal(1, book.Value("admitted", "unit:phu-tho"));
        Assert.Equal(0, book.Value("admitted", "unit:hoa-binh"));
        Assert.Equal(0, book.Value("admitted", "unit:dak-lak"));
        Assert.Equal(1, book.Value("admitted", "unit:phu-tho+unit:hoa-binh"));
    }

    [Fact]
    public void A_unit_of_the_cluster_is_told_that_a_total_is_not_split()
    {
        var book = Midlands();
        const string warning = "cluster-total-not-in-unit";
        Assert.Equal(warning, book.Warnings("admitted", "unit:phu-tho"));
        Assert.Equal("", book.Warnings("admitted", "unit:dak-lak"));
        Assert.Equal("", book.Warnings("admitted", "cluster:trung-du"));
        Assert.Equal("", book.Warnings("admitted", "nation"));
        Assert.Equal("", book.Warnings("founded", "unit:phu-tho"));
    }

    [Fact]
    public void A_unit_is_told_of_no_total_outside_its_window_its_facet_or_what_was_known()
    {
        var book = Midlands();
        Assert.Equal("", book.Warnings("admitted", "unit:phu-tho", to: "2023-11-29"));
        Assert.Equal("", book.Warnings("admitted", "unit:phu-tho", from: "2023-12-01"));
        Assert.Equal("", book.Warnings("admitted", "unit:phu-tho", facet: "union"));
        Assert.Equal(
            "", book.Warnings("admitted", "unit:phu-tho", knownBy: book.Position - 1));
        Assert.Equal("", book.Reverse(book.Position).Warnings("admitted", "unit:phu-tho"));
    }

    [Fact]
    public void Places_named_twice_count_once()
    {
        var book = Midlands();
        Assert.Equal(1, book.Value("founded", "unit:phu-tho+unit:phu-tho"));
        Assert.Equal(2, book.Value("founded", "cluster:trung-du"));
        Assert.Equal(2, book.Value("founded", "cluster:trung-du+unit:phu-tho"));
        Assert.Equal(101, book.Value("admitted", "unit:phu-tho+cluster:trung-du"));
        Assert.Equal(3, book.Value("founded", "cluster:trung-du+unit:dak-lak+unit:hoa-binh"));
    }

    [Fact]
    public void A_province_of_2025_holds_those_that_it_took_over_once()
    {
        var book = Midlands();
        Assert.Equal(2, book.Value("founded", "unit:phu-tho-2025", to: "2025-12-31"));
        Assert.Equal(
            2, book.Value("founded", "unit:phu-tho-2025+unit:hoa-binh", to: "2025-12-31"));
        Assert.Equal(1, book.Value("founded", "unit:phu-tho", to: "2025-06-30"));
    }

    [Fact]
    public void A_unit_that_does_not_exist_on_the_day_is_answered_with_a_warning()
    {
        var book = Midlands();
        Assert.Equal(
            "unit-not-in-force", book.Warnings("founded", "unit:phu-tho", to: "2025-07-01"));
        Assert.Equal(
            "unit-not-in-force", book.Warnings("founded", "unit:phu-tho-2025", to: "2025-06-30"));
        Assert.Equal("", book.Warnings("founded", "unit:phu-tho", to: "2025-06-30"));
    }

    [Fact]
    public void A_cluster_holds_the_units_of_the_year_of_the_last_day()
    {
        var book = Midlands().Record(Joined("dak-lak", 2024));
        Assert.Equal(2, book.Value("founded", "cluster:trung-du", to: "2023-12-31"));
        Assert.Equal(1, book.Value("founded", "cluster:trung-du", to: "2024-01-01"));
        Assert.Equal(
            "cluster-without-members",
            book.Warnings("founded", "cluster:trung-du", to: "2025-01-01"));
        Assert.Equal(
            "cluster-without-members", book.Warnings("founded", "cluster:trung-du", knownBy: 1));
    }

    [Fact]
    public void Averages_over_units_count_the_units_that_the_scope_speaks_of()
    {
        var book = Midlands();
        Assert.Equal(new(101, 2), book.Value("admitted-per-unit", "cluster:trung-du"));
        Assert.Equal(
            new(101, 2), book.Value("admitted-per-unit", "cluster:trung-du+unit:phu-tho"));
        Assert.Equal(new(101, 63), book.Value("admitted-per-unit", "nation"));
        Assert.Equal(new(101, 34), book.Value("admitted-per-unit", "nation", to: "2025-07-01"));
        Assert.Null(book.Ask("admitted-per-unit", "cluster:trung-du", to: "2025-07-01").Value);
    }
}
