using System.Globalization;
using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Tests.Support;
using static CoopLedger.Ledger.Tests.Support.TestLedger;

namespace CoopLedger.Ledger.Tests.Traps;

/// <summary>What goes wrong with numbers, money and units of measurement.</summary>
public sealed class NumberTraps
{
    private static readonly CultureInfo WithCommas = new("")
    {
        NumberFormat = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." },
    };

    [Fact]
    public void Trap_22_Printed_numbers_are_read_the_Vietnamese_way_under_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in (CultureInfo[])[CultureInfo.InvariantCulture, WithCommas])
            {
                CultureInfo.CurrentCulture = culture;
                Assert.Equal(2177, Printed("2.177").Low.Value);
                Assert.Equal(new Rational(757, 10), Printed("75,7%").Low.Value);
                Assert.Null(PrintedFigure.TryParse("2.17", out _));
                Assert.Equal("1.234,5", VietnameseNumber.Format(new Rational(12345, 10), 1));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("2.177")]
    [InlineData("\"2.177\"")]
    [InlineData("\"75,7\"")]
    public async Task Trap_22_An_import_takes_no_number_that_reads_in_two_ways(string number)
    {
        await using var ledger = new TestLedger();
        await ledger.Import(
            "{\"command\":\"record-total\",\"id\":\"t\",\"measure\":\"members\","
            + $"\"unit\":\"phu-tho\",\"on\":\"2023-01-01\",\"amount\":{number}}}");
        Assert.Equal(
            "input.wrong-type", Assert.Single(Assert.Single(ledger.Refused).Refusals).Code);
    }

    [Theory]
    [InlineData("13.200 triệu đồng", 13_200_000_000)]
    [InlineData("13,2 tỷ đồng", 13_200_000_000)]
    [InlineData("13,2 tỉ", 13_200_000_000)]
    [InlineData("1,5 nghìn tỷ đồng", 1_500_000_000_000)]
    public void Trap_23_Scale_words_make_whole_dong_beyond_32_bits(string text, long dong)
    {
        Assert.Equal(dong, Printed(text).Low.Value);
        Assert.Equal(FigureUnit.Dong, Printed(text).Unit);
    }

    [Fact]
    public async Task Trap_23_A_sum_beyond_64_bits_does_not_overflow()
    {
        await using var ledger = new TestLedger();
        for (var i = 0; i < 10; i++)
        {
            await ledger.Record(Wish.Total($"t{i}", "loan-amount", Amount.Max, "2023-01-01"));
        }

        Assert.Equal("10000000000000000000", await ledger.Exact("loan-amount"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vnd(Amount.Max + 1));
    }

    [Theory]
    [InlineData(1, 8, 0, "13")]
    [InlineData(5, 8, 0, "63")]
    [InlineData(1, 16, 1, "6,3")]
    [InlineData(33, 80, 1, "41,3")]
    public void Trap_24_A_half_is_rounded_away_from_zero(
        long part, long whole, int decimals, string shown)
    {
        var percent = new Rational(100 * part, whole);
        Assert.Equal(shown, VietnameseNumber.Format(percent, decimals));
        Assert.Equal("-" + shown, VietnameseNumber.Format(-percent, decimals));
    }

    [Theory]
    [InlineData(1, 16, 63)]
    [InlineData(33, 80, 413)]
    public async Task Trap_24_An_indicator_is_rounded_once_and_half_away_from_zero(
        long members, long active, long tenths)
    {
        await using var ledger = await Asked.Ledger(
            Wish.Total("m", "members", members, "2023-01-01"),
            Wish.Total("a", "active", active, "2023-01-01"));
        var answer = await ledger.Ask("membership-rate", "nation", null, "2023-12-31");
        Assert.Equal(new Rational(tenths, 10), answer.Rounded);
        Assert.Equal($"{members}/{active}", answer.Exact);
    }

    [Fact]
    public async Task Trap_25_The_total_is_kept_and_the_average_derived()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Total("n", "loans", 43, "2023-01-01"),
            Wish.Total("d", "loan-amount", 13_200_000_000, "2023-01-01"));
        var average = await ledger.Ask("average-loan", "nation", null, "2023-12-31");
        Assert.Equal(306_976_744, average.Rounded);
        Assert.Equal(13_199_999_992, average.Rounded!.Value * 43);
        Assert.Equal("13200000000/43", average.Exact);
        Assert.Equal("13200000000", await ledger.Exact("loan-amount"));
    }

    [Fact]
    public async Task Trap_26_Each_end_of_a_printed_range_keeps_its_own_decimals()
    {
        await using var ledger = new TestLedger();
        var stored = await ledger.Record(
            Wish.Figure("f", "collective-economy-share", "3,9% - 4,07%", "2023-08-31"));
        var figure = Printed(((FigureReported)stored.ToFact().Event).Printed.Value);
        Assert.Equal((1, 2), (figure.Low.Decimals, figure.High!.Value.Decimals));
        Assert.Equal("3,9% - 4,07%", figure.Text);
    }

    [Fact]
    public async Task Trap_27_Hectares_are_no_square_metres()
    {
        var support = new SupportCertification(
            new("c"), new("a"), CertificationStandard.Vietgap, new("lúa"), Day("2023-05-01"),
            new Hectares(643m));
        await using var ledger = await Asked.Ledger(Wish.Found("a", "2023-01-01"), support);
        Assert.Equal("643", await ledger.Exact("supported-area"));
        Assert.Throws<FormatException>(() => new Hectares(0.001m));
    }

    [Fact]
    public async Task Trap_27_Copies_are_no_issues_and_kinds_of_products_no_visits()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", "2023-01-01"),
            new IssueBulletin(
                new("b"), Wish.PhuTho, new("Bản tin"), new Count(500), Day("2023-05-01"),
                new Count(2)),
            new ParticipateInPromotion(
                new("a"), new("hoi-cho"), new Count(5), Day("2023-04-25")));
        Assert.Equal("500", await ledger.Exact("bulletin-copies"));
        Assert.Equal("0", await ledger.Exact("media-items"));
        Assert.Equal("5", await ledger.Exact("product-types-shown"));
        Assert.Equal("1", await ledger.Exact("promotion-participations"));
    }

    private static PrintedFigure Printed(string text) =>
        PrintedFigure.TryParse(text, out var problem)
            ?? throw new FormatException($"{text}: {problem}");
}
