using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Answers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Answers;

public sealed class DisplayTests
{
    private static void Shows(
        string vietnamese, string english, Book book, string indicator, string? facet = null)
    {
        var answer = book.Ask(indicator, facet: facet);
        Assert.Equal(vietnamese, Display.Value(answer, vietnamese: true));
        Assert.Equal(english, Display.Value(answer, vietnamese: false));
    }

    private static Book Totals(
        params (string Measure, long Amount, TotalPrecision Precision)[] totals)
    {
        var book = new Book();
        return book.Record(totals.Select(total =>
            book.Total(total.Measure, total.Amount, precision: total.Precision)));
    }

    private static Book Exactly(params (string Measure, long Amount)[] totals) => Totals(
        [.. totals.Select(total => (total.Measure, total.Amount, TotalPrecision.Exact))]);

    [Fact]
    public void A_rate_is_shown_with_one_decimal_and_its_sign() =>
        Shows("75,7 %", "75,7 %", Exactly(("members", 415), ("active", 548)), "membership-rate");

    [Fact]
    public void Money_is_shown_to_the_last_dong() =>
        Shows(
            "13.200.000.000 ₫", "13.200.000.000 ₫", Exactly(("loan-amount", 13_200_000_000)),
            "loan-amount");

    [Fact]
    public void A_count_is_shown_without_a_unit() =>
        Shows("2.177", "2.177", Exactly(("registered", 2177)), "registered");

    [Fact]
    public void What_is_recorded_as_a_lower_end_is_over_it_and_what_is_derived_is_at_least()
    {
        var book = Totals(
            ("loan-amount", 226_000_000_000, TotalPrecision.AtLeast),
            ("loans", 276, TotalPrecision.Exact));
        Shows("trên 226 tỷ ₫", "over 226 billion ₫", book, "loan-amount");
        Shows("ít nhất 818,8 triệu ₫", "at least 818,8 million ₫", book, "average-loan");
    }

    [Theory]
    [InlineData(226_500_000_000, "trên 226,5 tỷ ₫")]
    [InlineData(226_123_000_000, "trên 226,123 tỷ ₫")]
    [InlineData(226_199_999_999, "trên 226,1 tỷ ₫")]
    [InlineData(1_000_000_000, "trên 1 tỷ ₫")]
    [InlineData(999_000_000, "trên 999 triệu ₫")]
    [InlineData(999_999, "trên 999.999 ₫")]
    public void A_lower_end_of_money_is_shown_as_reports_print_it_and_stays_true(
        long amount, string shown) => Assert.Equal(shown, Display.Value(
            Totals(("loan-amount", amount, TotalPrecision.AtLeast)).Ask("loan-amount"), true));

    [Fact]
    public void An_upper_end_and_an_about_are_shown_as_such()
    {
        Shows("không quá 300", "at most 300",
            Totals(("members", 300, TotalPrecision.AtMost)), "members");
        Shows("khoảng 71", "about 71",
            Totals(("founded", 71, TotalPrecision.About)), "founded");
        Shows("khoảng 66,7 %", "about 66,7 %", Totals(
            ("members", 2, TotalPrecision.About), ("active", 3, TotalPrecision.Exact)),
            "membership-rate");
    }

    [Fact]
    public void Two_ends_are_shown_with_a_dash_between_them_and_rounded_outwards()
    {
        var book = Totals(
            ("active", 607, TotalPrecision.Exact), ("active", 5, TotalPrecision.AtMost),
            ("registered", 746, TotalPrecision.Exact));
        Shows("607–612", "607–612", book, "active");
        Shows("81,3–82,1 %", "81,3–82,1 %", book, "active-rate");
    }

    [Fact]
    public void What_is_absent_is_a_dash_with_a_reason()
    {
        var book = Exactly(("members", 415));
        Shows("—", "—", book, "membership-rate");
        var answer = book.Ask("membership-rate");
        Assert.Null(answer.Value);
        Assert.Null(answer.Rounded);
        Assert.Null(answer.Exact);
        Assert.Equal("The denominator is zero or not known.", answer.Absent!.English);
        Assert.Null(book.Ask("members").Absent);
    }

    [Theory]
    [InlineData(1, 2000, "0,1 %")]
    [InlineData(3, 2000, "0,2 %")]
    [InlineData(149, 100_000, "0,1 %")]
    [InlineData(1, 3, "33,3 %")]
    [InlineData(2, 3, "66,7 %")]
    [InlineData(1, 1, "100,0 %")]
    public void There_is_one_rounding_and_a_half_goes_away_from_zero(
        long members, long active, string shown) => Assert.Equal(shown, Display.Value(
            Exactly(("members", members), ("active", active)).Ask("membership-rate"), true));

    [Fact]
    public void A_shrinking_rounds_its_half_away_from_zero_too()
    {
        var book = new Book();
        book.Record(
            book.Total("registered", 2000, "2021-12-31"), Dissolved("a", "2022-05-01"));
        Assert.Equal("-0,1 %", Display.Value(
            book.Ask("registered-growth", from: "2022-01-01"), vietnamese: true));
    }

    [Fact]
    public void An_answer_keeps_its_exact_value_beside_the_rounded_one()
    {
        var answer = Exactly(("members", 415), ("active", 548)).Ask("membership-rate");
        Assert.Equal("415/548", answer.Exact);
        Assert.Equal(new(757, 10), answer.Rounded);
        Assert.Equal(Bounds.Exactly(new(41_500, 548)), answer.Value);
        Assert.Equal("830/1096", Exactly(("members", 830), ("active", 1096))
            .Ask("membership-rate").Exact);
    }

    [Fact]
    public void An_about_rounds_to_the_nearest_and_ends_to_the_lower_one()
    {
        Assert.Equal(new(667, 10), Totals(
            ("members", 2, TotalPrecision.About), ("active", 3, TotalPrecision.Exact))
            .Ask("membership-rate").Rounded);
        Assert.Equal(new(666, 10), Totals(
            ("members", 2, TotalPrecision.AtLeast), ("active", 3, TotalPrecision.Exact))
            .Ask("membership-rate").Rounded);
    }

    [Fact]
    public void The_parts_of_a_formula_are_shown_with_their_ends()
    {
        Assert.Equal("13.200.000.000", Display.Part(Bounds.Exactly(13_200_000_000)));
        Assert.Equal("2,75", Display.Part(Bounds.Exactly(new(11, 4))));
        Assert.Equal("≥ 226", Display.Part(Bounds.AtLeast(226)));
        Assert.Equal("≈ 71", Display.Part(Bounds.Exactly(71) with { IsAbout = true }));
        Assert.Equal("607–612", Display.Part(Bounds.Between(607, 612)));
    }
}
