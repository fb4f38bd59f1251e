using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

public sealed class RationalTests
{
    [Fact]
    public void A_fraction_is_reduced_and_its_denominator_is_above_zero()
    {
        Assert.Equal(new Rational(1, 2), new Rational(-3, -6));
        Assert.Equal("-1/2", new Rational(3, -6).ToString());
        Assert.Equal("415/548", new Rational(830, 1096).ToString());
        Assert.Equal("415", new Rational(830, 2).ToString());
    }

    [Fact]
    public void The_default_is_zero_and_equal_to_every_zero()
    {
        Assert.Equal(default, new Rational(0, -7));
        Assert.Equal(1, default(Rational).Denominator);
        Assert.True(default(Rational).IsInteger);
        Assert.Equal(default(Rational).GetHashCode(), ((Rational)0).GetHashCode());
    }

    [Fact]
    public void A_zero_denominator_throws()
    {
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
        Assert.Throws<DivideByZeroException>(() => (Rational)1 / 0);
    }

    [Fact]
    public void Arithmetic_is_exact()
    {
        var (third, half) = (new Rational(1, 3), new Rational(1, 2));
        Assert.Equal(new Rational(5, 6), third + half);
        Assert.Equal(new Rational(-1, 6), third - half);
        Assert.Equal(new Rational(1, 6), third * half);
        Assert.Equal(new Rational(2, 3), third / half);
        Assert.Equal(13_200_000_000, new Rational(13_200_000_000, 43) * 43);
        Assert.Equal(new Rational(-2, 3), -third / half);
    }

    [Fact]
    public void Values_are_ordered_as_numbers()
    {
        var (third, half) = (new Rational(1, 3), new Rational(1, 2));
        Assert.True(third < half && half > third && third <= half && half >= third);
        Assert.True(-half < -third && half >= new Rational(2, 4) && half <= new Rational(2, 4));
        Assert.Equal(0, half.CompareTo(new Rational(2, 4)));
    }

    // The four ratios that tell half away from zero from half to even.
    [Theory]
    [InlineData(1, 8, 0, "13")]
    [InlineData(5, 8, 0, "63")]
    [InlineData(1, 16, 1, "63/10")]
    [InlineData(33, 80, 1, "413/10")]
    [InlineData(-1, 8, 0, "-13")]
    [InlineData(415, 548, 1, "757/10")]
    [InlineData(415, 698, 1, "119/2")]
    [InlineData(213, 211, 0, "101")]
    [InlineData(213, 210, 0, "101")]
    public void A_half_of_a_percentage_goes_away_from_zero(
        long part, long whole, int decimals, string rounded) =>
        Assert.Equal(rounded, (new Rational(part, whole) * 100).Round(decimals).ToString());

    [Fact]
    public void Floor_and_ceiling_go_down_and_up_on_both_sides_of_zero()
    {
        var value = new Rational(75_7299, 10_000);
        Assert.Equal(new Rational(757, 10), value.Floor(1));
        Assert.Equal(new Rational(758, 10), value.Ceiling(1));
        Assert.Equal(-76, (-value).Floor(0));
        Assert.Equal(-75, (-value).Ceiling(0));
        Assert.Equal(5, ((Rational)5).Floor(2));
        Assert.Equal(-5, ((Rational)(-5)).Floor(2));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void Places_outside_0_to_100_throw(int decimals)
    {
        Rational value = 1;
        Assert.Throws<ArgumentOutOfRangeException>(() => value.Round(decimals));
        Assert.Throws<ArgumentOutOfRangeException>(() => value.Floor(decimals));
        Assert.Throws<ArgumentOutOfRangeException>(() => value.Ceiling(decimals));
    }
}
