using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Answers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Answers;

public sealed class BreakdownTests
{
    private static Book Provinces()
    {
        var book = new Book();
        return book.Record(
            Formed(), Joined("phu-tho"), Joined("hoa-binh"),
            Founded("a", unit: "phu-tho"), Founded("b", unit: "hoa-binh"),
            Founded("c", unit: "hoa-binh"), Founded("d", unit: "hoa-binh"),
            Admitted("a", unit: "phu-tho"), Admitted("b", unit: "hoa-binh"),
            book.Total("members", 100, "2023-06-30", "cluster:trung-du"));
    }

    private static Breakdown By(
        Book book, string indicator, Boundaries? boundaries = null, string scope = "nation",
        string to = "2023-12-31") => Breakdown.Of(
            book.Projection, Catalogue.Find(new(indicator))!,
            new(Scope.Parse(scope), null, Day(to)) { Boundaries = boundaries });

    private static Answer Of(Breakdown breakdown, string unit) =>
        breakdown.Units.Single(row => row.Unit.Text == unit).Answer;

    [Fact]
    public void There_is_a_row_for_each_unit_in_force_in_the_order_of_the_codes()
    {
        var then = By(Provinces(), "members");
        Assert.Equal(63, then.Units.Length);
        Assert.Equal(Day("2023-12-31"), then.Day);
        Assert.Equal("Hà Nội", then.Units[0].Name);
        Assert.Equal("ca-mau", then.Units[^1].Unit.Text);
        var now = By(Provinces(), "members", Boundaries.On(Day("2026-11-22")));
        Assert.Equal(34, now.Units.Length);
        Assert.Equal(34, now.Units.Select(row => row.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_units_and_what_is_not_placed_in_one_make_the_nation()
    {
        foreach (var boundaries in (Boundaries?[])[null, Boundaries.On(Day("2025-07-01"))])
        {
            var members = By(Provinces(), "members", boundaries);
            Assert.Equal(100, members.Unplaced.Value!.Value.Low);
            Assert.Equal(102, members.Total.Value!.Value.Low);
            Assert.Equal(
                members.Total.Value!.Value.Low,
                members.Units.Aggregate(
                    members.Unplaced.Value!.Value.Low,
                    (sum, row) => sum + row.Answer.Value!.Value.Low));
        }
    }

    // Traps 1 and 2: 1/1 and 1/3 are 2/4 together, not two thirds, and never 4/3.
    [Fact]
    public void A_ratio_is_computed_anew_for_each_unit_and_for_the_whole()
    {
        var rate = By(Provinces(), "membership-rate");
        Assert.Equal("1/1", Of(rate, "phu-tho").Exact);
        Assert.Equal("1/3", Of(rate, "hoa-binh").Exact);
        Assert.Equal("102/4", rate.Total.Exact);
        Assert.Null(rate.Unplaced.Value);
        Assert.Null(Of(rate, "ha-noi").Value);
        var now = By(Provinces(), "membership-rate", Boundaries.On(Day("2025-07-01")));
        Assert.Equal("2/4", Of(now, "phu-tho-2025").Exact);
    }

    [Fact]
    public void The_units_of_a_cluster_are_those_of_its_year()
    {
        var members = By(Provinces(), "members", scope: "cluster:trung-du");
        Assert.Equal("hoa-binh phu-tho", string.Join(' ', members.Units.Select(row => row.Unit)));
        Assert.Equal(102, members.Total.Value!.Value.Low);
        Assert.Equal(100, members.Unplaced.Value!.Value.Low);
        Assert.Equal(0, By(Provinces(), "members", scope: "unit:phu-tho")
            .Unplaced.Value!.Value.Low);
    }

    [Fact]
    public void What_is_not_split_is_absent_in_its_units_and_counts_in_the_nation()
    {
        var book = Provinces().Record(Founded("n", "2025-08-01", "phu-tho-2025"));
        var registered = By(
            book, "registered", Boundaries.On(Day("2023-01-01")), to: "2025-12-31");
        Assert.Null(Of(registered, "phu-tho").Value);
        Assert.Equal(0, Of(registered, "ha-noi").Value!.Value.Low);
        Assert.Equal(5, registered.Total.Value!.Value.Low);
    }

    [Fact]
    public void A_unit_bears_the_name_of_the_day()
    {
        var book = Provinces().On(UnitChanges.Stream(new("ha-noi")), new UnitRenamed(
            new("ha-noi"), Day("2023-06-01"), new("Thăng Long"), null));
        Assert.Equal("Thăng Long", By(book, "members").Units[0].Name);
        Assert.Equal("Hà Nội", By(book, "members", to: "2023-05-31").Units[0].Name);
    }
}
