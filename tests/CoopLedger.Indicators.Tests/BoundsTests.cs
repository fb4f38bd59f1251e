using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Tests;

public sealed class BoundsTests
{
    private static readonly Bounds About = Bounds.Exactly(71) with { IsAbout = true };

    [Fact]
    public void The_default_says_nothing_and_zero_is_known_for_sure()
    {
        Assert.Equal(Bounds.AtLeast(0), default);
        Assert.False(default(Bounds).IsExact);
        Assert.True(Bounds.Zero.IsExact);
        Assert.True(Bounds.Zero.IsZero);
        Assert.False(Bounds.AtLeast(0).IsZero);
        Assert.False((Bounds.Zero with { IsAbout = true }).IsZero);
    }

    [Fact]
    public void Only_one_value_that_is_not_about_is_exact()
    {
        Assert.True(Bounds.Exactly(7).IsExact);
        Assert.True(Bounds.Between(7, 7).IsExact);
        Assert.False(Bounds.Between(7, 8).IsExact);
        Assert.False(Bounds.AtLeast(7).IsExact);
        Assert.False(About.IsExact);
    }

    [Fact]
    public void Sums_carry_their_ends()
    {
        Assert.Equal(Bounds.Between(607, 612), Bounds.Between(394, 399) + Bounds.Exactly(213));
        Assert.Equal(Bounds.AtLeast(9), Bounds.AtLeast(7) + Bounds.Exactly(2));
        Assert.Equal(Bounds.AtLeast(8), Bounds.Between(1, 5) + Bounds.AtLeast(7));
        Assert.True((About + Bounds.Exactly(1)).IsAbout);
    }

    [Fact]
    public void A_ratio_of_exact_numbers_is_exact() =>
        Assert.Equal(Bounds.Exactly(new(415, 548)), Ratio(Bounds.Exactly(415), Bounds.Exactly(548)));

    [Fact]
    public void A_ratio_of_at_least_is_at_least() =>
        Assert.Equal(
            Bounds.AtLeast(new(226_000_000_000, 276)),
            Ratio(Bounds.AtLeast(226_000_000_000), Bounds.Exactly(276)));

    [Fact]
    public void A_ratio_over_an_interval_turns_its_ends_round()
    {
        Assert.Equal(
            Bounds.Between(2, 3), Ratio(Bounds.Exactly(6), Bounds.Between(2, 3)));
        Assert.Equal(
            Bounds.Between(new(4, 3), 3), Ratio(Bounds.Between(4, 6), Bounds.Between(2, 3)));
        Assert.Equal(Bounds.Between(0, 3), Ratio(Bounds.Exactly(6), Bounds.AtLeast(2)));
    }

    [Fact]
    public void A_negative_numerator_keeps_its_ends_in_order()
    {
        Assert.Equal(Bounds.Between(-3, -2), Ratio(Bounds.Exactly(-6), Bounds.Between(2, 3)));
        Assert.Equal(Bounds.Between(-3, 2), Ratio(Bounds.Between(-6, 4), Bounds.Between(2, 3)));
        Assert.Equal(Bounds.Between(-3, 0), Ratio(Bounds.Exactly(-6), Bounds.AtLeast(2)));
    }

    [Fact]
    public void About_stays_about()
    {
        Assert.True(Ratio(About, Bounds.Exactly(3))!.Value.IsAbout);
        Assert.True(Ratio(Bounds.Exactly(3), About)!.Value.IsAbout);
        Assert.True(About.Times(100).IsAbout);
    }

    [Fact]
    public void A_ratio_over_what_is_or_may_be_zero_is_absent()
    {
        Assert.Null(Ratio(Bounds.Exactly(1), Bounds.Zero));
        Assert.Null(Ratio(Bounds.Exactly(0), Bounds.Zero));
        Assert.Null(Ratio(Bounds.Exactly(1), Bounds.Between(0, 5)));
        Assert.Null(Ratio(Bounds.Exactly(1), Bounds.AtLeast(0)));
        Assert.Null(Ratio(Bounds.Exactly(1), Bounds.Exactly(-1)));
    }

    [Fact]
    public void The_rest_is_never_below_zero_unless_it_is_exactly_known_to_be()
    {
        Assert.Equal(Bounds.Exactly(-1), Bounds.Rest(Bounds.Exactly(4), Bounds.Exactly(5)));
        Assert.Equal(
            Bounds.Between(139, 144), Bounds.Rest(Bounds.Exactly(751), Bounds.Between(607, 612)));
        Assert.Equal(
            Bounds.Between(0, 2), Bounds.Rest(Bounds.Exactly(4), Bounds.Between(2, 6)));
        Assert.Equal(
            new Bounds(0, (Rational)4), Bounds.Rest(Bounds.Exactly(4), Bounds.AtLeast(0)));
        Assert.Equal(Bounds.AtLeast(3), Bounds.Rest(Bounds.AtLeast(5), Bounds.Exactly(2)));
    }

    private static Bounds? Ratio(Bounds a, Bounds b) => Bounds.Ratio(a, b);
}
