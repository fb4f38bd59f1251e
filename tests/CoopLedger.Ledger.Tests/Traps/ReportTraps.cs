using System.Collections.Immutable;
using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Campaigns;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Tests.Support;
using static CoopLedger.Ledger.Tests.Support.TestLedger;

namespace CoopLedger.Ledger.Tests.Traps;

/// <summary>What goes wrong when the numbers of reports are put together.</summary>
public sealed class ReportTraps
{
    private const string Year = "2023-01-01";

    [Fact]
    public async Task Trap_11_What_does_not_balance_is_shown_and_not_forced_to_zero()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Total("open", "registered", 662, "2022-12-31"),
            Report("new", 36, "2023-08-31"),
            Wish.Total("more", "registered", 31, "2023-08-31"));
        Assert.Equal(
            "-5", await ledger.Exact("unexplained-change", to: "2023-08-31", from: Year));
        Assert.True(await ledger.Warns(
            "does-not-balance", "unexplained-change", to: "2023-08-31", from: Year));
    }

    [Fact]
    public async Task Trap_12_A_fact_of_two_campaigns_is_attributed_to_both_and_counted_once()
    {
        await using var ledger = await Asked.Ledger(Plan("month"), Plan("week"));
        var founding = await ledger.Record(Wish.Found("a", "2023-04-15"));
        await ledger.RecordAll(Join("month", founding.Position), Join("week", founding.Position));
        var report = await ledger.Live.Read(projection => Both(projection, founding.ToFact()));
        var founded = Assert.Single(
            report.Results, result => result.Measure.Code.Text == "founded");
        Assert.Equal(Bounds.Exactly(1), founded.Programme!.Value);
        Assert.Equal(Bounds.Exactly(1), founded.Attributed!.Value);
        Assert.Equal(2, Assert.Single(report.Attributed).Activities.Length);
        Assert.Equal("1", await ledger.Exact("founded"));
    }

    [Fact]
    public async Task Trap_13_Running_totals_that_overlap_are_told()
    {
        await using var ledger = await Asked.Ledger(
            Report("six", 24, "2023-06-30"), Report("eight", 36, "2023-08-31"));
        Assert.True(await ledger.Warns("totals-overlap", "founded", from: Year));
        Assert.False(await ledger.Warns("cumulative-falls", "founded", from: Year));
    }

    [Fact]
    public async Task Trap_13_A_running_total_below_an_earlier_one_is_told()
    {
        await using var ledger = await Asked.Ledger(Report("six", 24, "2023-06-30"));
        await ledger.Record(Report("eight", 23, "2023-08-31"));
        Assert.True(await ledger.Warns("cumulative-falls", "founded", from: Year));
        Assert.True(await ledger.Warns(
            "cumulative-falls", "founded", to: "2023-06-30", from: Year));
        await ledger.Record(Wish.Reverse("1", "2023-09-01"));
        Assert.False(await ledger.Warns("cumulative-falls", "founded", from: Year));
    }

    [Fact]
    public async Task Trap_14_A_report_of_December_does_not_cover_the_year_it_names()
    {
        await using var ledger = await Asked.Ledger(Report("year", 36, "2023-12-01"));
        Assert.True(await ledger.Warns(Reading.Provisional, "founded", from: Year));
        Assert.False(await ledger.Warns(
            Reading.Provisional, "founded", to: "2023-12-01", from: Year));
    }

    [Fact]
    public async Task Trap_15_A_claim_on_five_years_made_after_less_than_three_is_told()
    {
        await using var ledger = await Asked.Ledger(
            new AdoptPlan(
                new("ktt"), new("Đề án"), Day("2021-01-01"), Day("2025-12-31"),
                Day("2021-01-01"), Wish.PhuTho),
            new SetTarget(
                new("ktt"), new("htx-moi"), new("founded"), new Amount(211), Day("2021-01-01")),
            Report("new", 213, "2023-09-30") with { From = Day("2021-01-01") });
        const string where = "unit:phu-tho";
        Assert.Equal(
            "213/211", await ledger.Exact("target-attainment", "2023-09-30", scope: where));
        Assert.True(await ledger.Warns(
            "plan-not-over", "target-attainment", "2023-09-30", scope: where));
        Assert.False(await ledger.Warns(
            "plan-not-over", "target-attainment", "2025-12-31", scope: where));
    }

    private static RecordTotal Report(string id, long founded, string on) =>
        Wish.Total(id, "founded", founded, on) with { From = Day(Year) };

    private static PlanCampaign Plan(string id) => new(
        new(id), new("Chiến dịch"), Day("2023-04-01"), Day("2023-04-30"), Day(Year));

    private static RecordCampaignActivity Join(string campaign, long position) => new(
        new(campaign), new("one"), Wish.PhuTho, Day("2023-04-15"), Position: position);

    private static CampaignReport Both(Projection projection, Domain.Facts.Fact fact)
    {
        var question = new Question(Scope.Nation, null, Day("2023-12-31"));
        var sheets = CampaignSheet.Known(projection, question).ToImmutableArray();
        return CampaignReport.Of(
            projection, sheets, question,
            sheets.SelectMany(sheet => sheet.State.Activities.Values).Select(activity =>
                new AttributedFact(activity.Position!.Value, fact.Event, true, [activity])));
    }
}
