using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

public sealed class VietnameseNumberTests
{
    [Theory]
    [InlineData(12_345_675, 10, 1, "1.234.567,5")]
    [InlineData(415 * 100, 548, 1, "75,7")]
    [InlineData(213, 3, 0, "71")]
    [InlineData(900, 15, 1, "60,0")]
    [InlineData(643, 4, 2, "160,75")]
    [InlineData(407, 100, 2, "4,07")]
    [InlineData(13_200_000_000, 43, 0, "306.976.744")]
    [InlineData(1, 8, 2, "0,13")]
    [InlineData(-1, 8, 2, "-0,13")]
    [InlineData(-1, 1000, 1, "0,0")]
    [InlineData(-1_234_567, 1, 0, "-1.234.567")]
    [InlineData(999, 1, 0, "999")]
    [InlineData(9995, 10, 0, "1.000")]
    [InlineData(100_000, 1, 0, "100.000")]
    public void A_number_is_printed_with_points_between_thousands_and_a_comma(
        long numerator, long denominator, int decimals, string text) =>
        Assert.Equal(text, VietnameseNumber.Format(new(numerator, denominator), decimals));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(2177, "2.177")]
    [InlineData(long.MinValue, "-9.223.372.036.854.775.808")]
    public void A_whole_number_is_printed_without_a_comma(long value, string text) =>
        Assert.Equal(text, VietnameseNumber.Format(value));

    [Theory]
    [InlineData("2.177", "2177", 0)]
    [InlineData("75,7", "757/10", 1)]
    [InlineData("4,07", "407/100", 2)]
    [InlineData("60,0", "60", 1)]
    [InlineData("1.234.567,5", "2469135/2", 1)]
    [InlineData("13.200.000.000", "13200000000", 0)]
    [InlineData("03", "3", 0)]
    [InlineData("02", "2", 0)]
    [InlineData("0", "0", 0)]
    [InlineData("698", "698", 0)]
    [InlineData("1946", "1946", 0)]
    [InlineData("-2,5", "-5/2", 1)]
    public void A_printed_number_is_read_exactly(string text, string value, int decimals)
    {
        Assert.True(VietnameseNumber.TryParse(text, out var read, out var places));
        Assert.Equal((value, decimals), (read.ToString(), places));
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData(".")]
    [InlineData(",")]
    [InlineData("2.17")]
    [InlineData("1.23.456")]
    [InlineData("12.3456")]
    [InlineData("1234.567")]
    [InlineData("1.2345.678")]
    [InlineData("0.123")]
    [InlineData(".123")]
    [InlineData("1.")]
    [InlineData("1..234")]
    [InlineData("1,2,3")]
    [InlineData("1,234.5")]
    [InlineData(",5")]
    [InlineData("5,")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("1 234")]
    [InlineData("1\u00A0234")]
    [InlineData("١٢")]
    [InlineData("1e3")]
    public void What_breaks_the_rule_is_refused(string text)
    {
        Assert.False(VietnameseNumber.TryParse(text, out var value, out var decimals));
        Assert.Equal((default(Rational), 0), (value, decimals));
    }

    [Fact]
    public void A_number_of_more_than_a_hundred_characters_is_refused()
    {
        Assert.True(VietnameseNumber.TryParse(new string('9', 100), out _, out _));
        Assert.False(VietnameseNumber.TryParse(new string('9', 101), out _, out _));
    }

    [Fact]
    public void What_is_printed_is_read_back()
    {
        for (long value = -1_200_000; value <= 1_200_000; value += 997)
        {
            for (var decimals = 0; decimals <= 3; decimals++)
            {
                var number = new Rational(value, 1000).Round(decimals);
                var text = VietnameseNumber.Format(number, decimals);
                Assert.True(VietnameseNumber.TryParse(text, out var read, out var places), text);
                Assert.Equal((number, decimals), (read, places));
            }
        }
    }
}
