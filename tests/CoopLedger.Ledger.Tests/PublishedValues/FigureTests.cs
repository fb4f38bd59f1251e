using CoopLedger.Indicators.Published;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>The printed figures themselves, judged by the ledger.</summary>
public sealed class FigureTests
{
    [Fact]
    public async Task Every_published_figure_holds_but_the_two_that_no_fact_speaks_of()
    {
        await using var ledger = await Examples.Ledger();
        var verdicts = await Judge(ledger);
        Assert.Equal(34, verdicts.Count);
        Assert.DoesNotContain(verdicts, judged => judged.Verdict == Verdict.Fails);
        var open = verdicts.Where(judged => judged.Verdict == Verdict.CannotTell).ToList();
        Assert.Equal(
            "target-attainment collective-economy-share",
            string.Join(' ', open.Select(judged => judged.Figure.Indicator)));
        Assert.All(verdicts, judged => Assert.NotEmpty(judged.Reason.Vietnamese));
        Assert.All(verdicts, judged => Assert.NotEmpty(judged.Reason.English));
    }

    [Theory]
    [InlineData("membership-rate", "76,0%", Verdict.Fails)]
    [InlineData("membership-rate", "75,8%", Verdict.Fails)]
    [InlineData("membership-rate", "75,73%", Verdict.Holds)]
    [InlineData("membership-rate", "khoảng 76%", Verdict.Holds)]
    [InlineData("membership-rate", "trên 76%", Verdict.Fails)]
    [InlineData("members", "416 HTX", Verdict.Fails)]
    [InlineData("members", "trên 400 HTX", Verdict.Holds)]
    [InlineData("members", "415%", Verdict.CannotTell)]
    public async Task Another_print_of_the_figure_is_judged_by_its_own_precision(
        string indicator, string printed, Verdict verdict)
    {
        await using var ledger = await Examples.Ledger(Examples.PhuTho);
        await ledger.Record(Wish.Figure("other-print", indicator, printed, "2023-08-31"));
        var judged = Assert.Single(
            await Judge(ledger), judged => judged.Figure.Figure.Text == "other-print");
        Assert.Equal(verdict, judged.Verdict);
    }

    private static Task<List<FigureVerdict>> Judge(TestLedger ledger) =>
        ledger.Live.Read(projection => FigureJudge.Judge(projection).ToList());
}
