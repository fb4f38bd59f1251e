using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Published;

namespace CoopLedger.Indicators.Tests.Published;

public sealed class FigureSolverTests
{
    /// <summary>G01 and G28 of the published history, under each way of rounding.</summary>
    [Theory]
    [InlineData("75,7%", 415, Rounding.HalfUp, "{548}")]
    [InlineData("75,7%", 415, Rounding.Down, "{548}")]
    [InlineData("101%", 213, Rounding.HalfUp, "{210, 211}")]
    [InlineData("101%", 213, Rounding.Down, "{209, 210}")]
    [InlineData("101%", 213, Rounding.Up, "{211, 212}")]
    [InlineData("100%", 0, Rounding.HalfUp, "{}")]
    [InlineData("0%", 3, Rounding.HalfUp, "≥ 601")]
    [InlineData("50%", 10, Rounding.HalfUp, "{20}")]
    [InlineData("trên 75%", 30, Rounding.HalfUp, "1–40")]
    [InlineData("không quá 75%", 30, Rounding.HalfUp, "≥ 40")]
    public void A_printed_percentage_and_its_numerator_say_which_denominators_there_can_be(
        string text, int numerator, Rounding rounding, string expected) =>
        Assert.Equal(expected, FigureSolver.Denominators(
            Printed(text), numerator, rounding).ToString());

    [Theory]
    [InlineData("75,7%", 548, "{415}")]
    [InlineData("101%", 211, "{213, 214}")]
    [InlineData("3,9% - 4,07%", 1000, "39–40")]
    [InlineData("0%", 3, "{0}")]
    public void A_printed_percentage_and_its_denominator_say_which_numerators_there_can_be(
        string text, int denominator, string expected) =>
        Assert.Equal(
            expected.Replace("39–40", "{39, 40}", StringComparison.Ordinal),
            FigureSolver.Numerators(Printed(text), denominator).ToString());

    /// <summary>Every candidate below 2.000 is tried by rounding it, for many percentages.
    /// </summary>
    [Fact]
    public void The_set_is_the_one_that_trying_every_number_gives()
    {
        var tried = 0;
        foreach (var (numerator, percent) in
            from numerator in new[] { 1, 7, 213, 415, 999 }
            from percent in new[] { 1, 125, 500, 757, 1010, 2000 }
            select (numerator, percent))
        {
            var value = new Rational(percent, 10);
            var printed = Printed($"{VietnameseNumber.Format(value, 1)}%");
            var expected = Enumerable.Range(1, 2000).Where(n =>
                new Rational(numerator * 100, n).Round(1) == value).ToList();
            var found = FigureSolver.Denominators(printed, numerator);
            Assert.Equal(expected, Enumerable.Range(1, 2000).Where(n => found.Holds(n)));
            tried += expected.Count;
        }

        Assert.True(tried > 100, $"{tried}");
    }

    [Fact]
    public void Printed_bounds_stand_for_intervals()
    {
        Assert.Equal(
            Bounds.AtLeast(226_000_000_000), FigureSolver.Values(Printed("trên 226 tỷ đồng"))
                .AsBounds);
        Assert.Equal(
            Bounds.Between(new(6745, 100), new(7455, 100)),
            FigureSolver.Values(Printed("khoảng 71")).AsBounds);
        // Trap 26: each end keeps its own last place.
        Assert.Equal(
            Bounds.Between(new(385, 100), new(4075, 1000)),
            FigureSolver.Values(Printed("3,9% - 4,07%")).AsBounds);
    }

    private static PrintedFigure Printed(string text) =>
        PrintedFigure.TryParse(text, out var problem)
            ?? throw new InvalidOperationException($"{problem}");
}
