using CoopLedger.Domain.Plans;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>Totals and figures name measures, indicators and facets that there are.</summary>
public sealed class VocabularyTests
{
    [Theory]
    [InlineData("member", null, "total.unknown-measure", "measure", "members")]
    [InlineData("dormant", null, "total.unknown-measure", "measure", "loans")]
    [InlineData("members", "hop-tac", "indicator.unknown-facet", "facet", "cooperative")]
    [InlineData("members", "bang-khen", "indicator.unknown-facet", "facet", "cooperative")]
    [InlineData("support-amount", "cooperative", "indicator.unknown-facet", "facet", "machinery")]
    public async Task A_total_of_what_there_is_not_is_refused(
        string measure, string? facet, string code, string field, string told)
    {
        await using var ledger = new TestLedger();
        var receipt = await ledger.Submit(
            Wish.Total("t", measure, 1, "2023-01-01", facet));
        Assert.Equal((code, field), (receipt.Refusal!.Code, receipt.Refusal.Field));
        Assert.Contains(told, receipt.Refusal.English, StringComparison.Ordinal);
        Assert.Contains(told, receipt.Refusal.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(0, await ledger.Length());
    }

    [Fact]
    public async Task Only_measures_are_suggested_for_a_total()
    {
        await using var ledger = new TestLedger();
        var receipt = await ledger.Submit(Wish.Total("t", "dormants", 1, "2023-01-01"));
        Assert.DoesNotContain(
            "dormant,", receipt.Refusal!.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("membership-rat", null, "figure.unknown-indicator", "indicator")]
    [InlineData("membership-rate", "tap-the", "indicator.unknown-facet", "facet")]
    [InlineData("target-attainment", "cooperative", "indicator.unknown-facet", "facet")]
    public async Task A_figure_of_what_there_is_not_is_refused(
        string indicator, string? facet, string code, string field)
    {
        await using var ledger = new TestLedger();
        var receipt = await ledger.Submit(
            Wish.Figure("f", indicator, "75,7%", "2023-01-01", facet));
        Assert.Equal((code, field), (receipt.Refusal!.Code, receipt.Refusal.Field));
    }

    [Theory]
    [InlineData("founde", null, "target.unknown-indicator", "indicator")]
    [InlineData("target-attainment", null, "target.unknown-indicator", "indicator")]
    [InlineData("founded", "tap-the", "indicator.unknown-facet", "facet")]
    public async Task A_target_of_what_there_is_not_is_refused(
        string indicator, string? facet, string code, string field)
    {
        await using var ledger = new TestLedger();
        var receipt = await ledger.Submit(new SetTarget(
            new("plan"), new("target"), new(indicator), new(1), new(2023, 1, 1),
            facet is null ? null : new(facet)));
        Assert.Equal((code, field), (receipt.Refusal!.Code, receipt.Refusal.Field));
    }

    [Fact]
    public async Task The_replacement_of_a_correction_is_looked_at_too()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Total("t", "members", 1, "2023-01-01"));
        var receipt = await ledger.Submit(Wish.Correct(
            "1", "2023-02-01", Wish.Total("t", "member", 2, "2023-01-01")));
        Assert.Equal("total.unknown-measure", receipt.Refusal!.Code);
        Assert.Equal("replacement.measure", receipt.Refusal.Field);
    }

    [Fact]
    public async Task A_facet_may_be_written_as_people_write_it()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(
            Wish.Total("t", "members", 7, "2023-01-01", "Cooperative+CREDIT-FUND"));
        var answer = await ledger.Ask(
            "members", "unit:phu-tho", null, "2023-01-01", "cooperative+credit-fund");
        Assert.Equal("7", answer.Exact);
    }
}
