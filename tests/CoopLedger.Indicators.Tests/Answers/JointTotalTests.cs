using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Answers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Answers;

/// <summary>A total of several kinds together, of which only some are asked for.</summary>
public sealed class JointTotalTests
{
    /// <summary>Đắk Lắk in September 2023: 746 cooperatives, of which 213 new ones, 5 unions, and
    /// 612 active of both together.</summary>
    private static Book DakLak()
    {
        var book = new Book();
        return book.Record(
            book.Total("registered", 533, "2020-12-31", "dak-lak", "cooperative"),
            book.Total("registered", 5, "2020-12-31", "dak-lak", "union"),
            book.Total("registered", 403, "2020-12-31", "dak-lak", "group"),
            book.Total("active", 399, "2020-12-31", "dak-lak", "cooperative+union"),
            book.Total("active", 403, "2020-12-31", "dak-lak", "group"))
            .Record(Foundings());
    }

    private static IEnumerable<Event> Foundings() => Enumerable.Range(0, 213)
        .Select(i => Founded($"htx-{i}", "2022-06-01", "dak-lak"));

    private static string Shown(Book book, string indicator, string? facet = null) =>
        Display.Value(book.Ask(indicator, "unit:dak-lak", facet: facet), vietnamese: true);

    [Fact]
    public void The_active_cooperatives_lie_between_what_the_unions_leave_and_all()
    {
        var book = DakLak();
        Assert.Equal("746", Shown(book, "registered", "cooperative"));
        Assert.Equal("607–612", Shown(book, "active", "cooperative"));
        Assert.Equal("total-not-split", book.Warnings("active", facet: "cooperative"));
    }

    [Fact]
    public void All_kinds_of_a_joint_total_together_are_exact()
    {
        var book = DakLak();
        Assert.Equal("612", Shown(book, "active", "cooperative+union"));
        Assert.Equal("612", Shown(book, "active", "cooperative+union+credit-fund"));
        Assert.Equal("1.015", Shown(book, "active"));
        Assert.Equal("", book.Warnings("active"));
    }

    [Fact]
    public void What_is_derived_from_ends_has_ends()
    {
        var book = DakLak();
        Assert.Equal("134–139", Shown(book, "dormant", "cooperative"));
        Assert.Equal("81,3–82,1 %", Shown(book, "active-rate", "cooperative"));
        Assert.Equal("81,5 %", Shown(book, "active-rate"));
        Assert.Equal(new(813, 10), book.Ask("active-rate", facet: "cooperative").Rounded);
    }

    [Fact]
    public void Without_a_known_ceiling_nothing_is_sure_of_a_part()
    {
        var book = new Book();
        book.Record(
            book.Total("active", 399, place: "dak-lak", facet: "cooperative+union"),
            book.Total("registered", 533, place: "dak-lak", facet: "cooperative"));
        Assert.Equal("không quá 399", Shown(book, "active", "cooperative"));
    }

    [Fact]
    public void A_ceiling_that_is_itself_known_jointly_leaves_room_for_all_of_it()
    {
        var book = new Book();
        book.Record(
            book.Total("active", 399, place: "dak-lak", facet: "cooperative+union"),
            book.Total("registered", 9, place: "dak-lak", facet: "union+group"));
        Assert.Equal("390–399", Shown(book, "active", "cooperative"));
    }

    [Theory]
    [InlineData(TotalPrecision.Exact, "394–399")]
    [InlineData(TotalPrecision.AtMost, "394–399")]
    [InlineData(TotalPrecision.AtLeast, "không quá 399")]
    [InlineData(TotalPrecision.About, "không quá 399")]
    public void A_ceiling_narrows_as_far_as_it_is_known(TotalPrecision known, string shown)
    {
        var book = new Book();
        book.Record(
            book.Total("active", 399, place: "dak-lak", facet: "cooperative+union"),
            book.Total("registered", 5, place: "dak-lak", facet: "union", precision: known));
        Assert.Equal(shown, Shown(book, "active", "cooperative"));
    }

    [Fact]
    public void What_is_surely_of_the_other_kind_leaves_less_room()
    {
        var book = DakLak();
        book.Record(
            Founded("lh-1", "2022-01-01", "dak-lak", OrganisationKind.Union),
            new OperationsSuspended(
                new("htx-1"), Day("2023-01-01"), new("dak-lak"), OrganisationKind.Cooperative,
                null));
        Assert.Equal("606–611", Shown(book, "active", "cooperative"));
        Assert.Equal("1–400", Shown(book, "active", "union"));
    }

    [Theory]
    [InlineData(TotalPrecision.AtLeast, "trên 394")]
    [InlineData(TotalPrecision.AtMost, "không quá 399")]
    [InlineData(TotalPrecision.About, "394–399")]
    public void A_joint_total_keeps_its_own_precision(TotalPrecision precision, string shown)
    {
        var book = new Book();
        book.Record(
            book.Total("active", 399, "2021-12-31", "dak-lak", "cooperative+union", precision),
            book.Total("registered", 5, place: "dak-lak", facet: "union"));
        Assert.Equal(shown, Shown(book, "active", "cooperative"));
        Assert.Equal(
            precision == TotalPrecision.About,
            book.Ask("active", facet: "cooperative").Value!.Value.IsAbout);
    }
}
