using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

public sealed class WholeTests
{
    [Fact]
    public void Whole_numbers_keep_to_their_range()
    {
        KeepsTo<Count>(1, 1_000_000_000);
        KeepsTo<Amount>(0, 1_000_000_000_000_000_000);
        KeepsTo<Vnd>(0, 1_000_000_000_000_000_000);
        KeepsTo<Tranche>(1, 99);
        KeepsTo<Year>(1900, 2199);
    }

    [Fact]
    public void Whole_numbers_are_shown_as_vietnamese_reports_print_them()
    {
        Assert.Equal("13.200.000.000 ₫", new Vnd(13_200_000_000).ToString());
        Assert.Equal("1.234", new Count(1234).ToString());
        Assert.Equal("2.177", new Amount(2177).ToString());
        Assert.Equal("2", new Tranche(2).ToString());
        Assert.Equal("2023", new Year(2023).ToString());
    }

    private static void KeepsTo<T>(long min, long max)
        where T : IWhole<T>
    {
        Assert.Equal((min, max), (T.Min, T.Max));
        Assert.Equal(min, T.Of(min).Whole);
        Assert.Equal(max, T.Of(max).Whole);
        Assert.Throws<ArgumentOutOfRangeException>(() => T.Of(min - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => T.Of(max + 1));
    }
}
