using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>What a reader of the published values has to be told, and what they imply.</summary>
public sealed class WarningTests(ExampleLedger examples) : IClassFixture<ExampleLedger>
{
    private const string PhuTho = "unit:phu-tho 2023-01-01 2023-08-31 -";
    private const string Cluster = "cluster:trung-du-bac-bo 2023-01-01 2023-12-01 -";
    private const string DakLak = "unit:dak-lak 2021-01-01 2023-09-30 ";

    [Theory]
    [InlineData("membership-rate", PhuTho, "members-need-not-be-active")]
    [InlineData("admissions-per-founding", PhuTho, "not-a-share")]
    [InlineData("active-rate", DakLak + "group", "all-active")]
    [InlineData("active", DakLak + "cooperative", "total-not-split")]
    [InlineData("founded-per-year", DakLak + "-", "years-not-whole")]
    public async Task A_reader_is_warned(string indicator, string asked, string code)
    {
        var answer = await examples.Ledger.Asked(indicator, asked);
        var warning = Assert.Single(answer.Warnings, warning => warning.Code == code);
        Assert.NotEmpty(warning.Text.Vietnamese);
        Assert.NotEmpty(warning.Text.English);
    }

    [Fact]
    public async Task A_rate_that_is_not_the_whole_brings_no_warning_that_all_are_active()
    {
        var answer = await examples.Ledger.Asked("active-rate", DakLak + "-");
        Assert.DoesNotContain(answer.Warnings, warning => warning.Code == "all-active");
    }

    [Fact]
    public async Task Of_all_denominators_up_to_2000_only_548_prints_75_7()
    {
        var fitting = Enumerable.Range(1, 2000)
            .Where(whole => VietnameseNumber.Format(new Rational(41500, whole), 1) == "75,7");
        Assert.Equal([548], fitting);
        var answer = await examples.Ledger.Asked("membership-rate", PhuTho);
        Assert.Equal(Bounds.Exactly(548), answer.Denominator);
    }

    [Fact]
    public async Task Active_cooperatives_alone_lie_between_607_and_612_as_a_rate_too()
    {
        var active = await examples.Ledger.Asked("active", DakLak + "cooperative");
        Assert.Equal(Bounds.Between(607, 612), active.Value);
        var rate = await examples.Ledger.Asked("active-rate", DakLak + "cooperative");
        Assert.Equal(
            Bounds.Between(new Rational(60700, 746), new Rational(61200, 746)), rate.Value);
        Assert.Null(rate.Exact);
    }

    [Theory]
    [InlineData("average-loan", Cluster, 226_000_000_000, 276)]
    [InlineData("support-per-instance", DakLak + "machinery", 2_100_000_000, 10)]
    [InlineData("support-amount", DakLak + "-", 3_378_000_000, 1)]
    public async Task Over_stays_a_lower_end(
        string indicator, string asked, long above, long below)
    {
        var answer = await examples.Ledger.Asked(indicator, asked);
        Assert.Equal(Bounds.AtLeast(new Rational(above, below)), answer.Value);
        Assert.Null(answer.Exact);
    }

    [Theory]
    [InlineData(211)] // G29
    [InlineData(210)] // G30
    public void Both_targets_that_101_percent_implies_print_101(int target) =>
        Assert.Equal(
            "101 %", VietnameseNumber.Format(new Rational(21300, target), 0) + " %");

    [Fact]
    public async Task The_membership_rate_explains_itself_down_to_its_events()
    {
        var answer = await examples.Ledger.Asked("membership-rate", PhuTho);
        var members = answer.Contributions.Where(item => item.Part == Contribution.Counted);
        Assert.Equal(
            [392, .. Enumerable.Repeat(1L, 23)], members.Select(item => item.Posting.Amount));
        var active = answer.Contributions.Where(item => item.Part == "denominator");
        Assert.Equal(
            [512, .. Enumerable.Repeat(1L, 36)], active.Select(item => item.Posting.Amount));
    }
}
