using System.Collections.Immutable;
using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Facts;
using CoopLedger.Indicators.Campaigns;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Tests.Campaigns;

/// <summary>The action month of 2024: G42, G43 and G44, and what is counted while it runs.
/// </summary>
public sealed class CampaignReportTests
{
    private const string YearEnd = "2024-12-31";

    private static readonly CampaignAdopted DakNong =
        new(new("month"), new("dak-nong"), Book.Day("2024-02-27"), new("123/KH-LMHTX"));

    private static readonly CampaignLaunched Launch = new(
        new("month"), new("dak-nong"), Book.Day("2024-04-02"), new("Gia Nghĩa"),
        DayPart.Afternoon, new(30), YearInferred: true);

    [Fact]
    public void G42_windows_are_as_long_as_both_their_ends_included()
    {
        var sheet = Assert.Single(Report(Month()).Campaigns);
        Assert.Equal(366, sheet.Programme.Days);
        Assert.Equal(30, sheet.Nominal!.Days);
        Assert.Equal(32, sheet.Peak!.Days);
    }

    [Fact]
    public void G43_the_launch_was_on_the_fifth_day_of_the_peak() =>
        Assert.Equal(5, Part(Month(DakNong, Launch)).LaunchDayOfPeak);

    // G44: 29 February 2024 exists.
    [Fact]
    public void G44_the_lead_time_is_35_days_to_the_launch_and_31_to_the_peak()
    {
        var part = Part(Month(DakNong, Launch));
        Assert.Equal(35, part.LeadToLaunch);
        Assert.Equal(31, part.LeadToPeak);
    }

    [Fact]
    public void A_launch_outside_the_peak_is_on_no_day_of_it()
    {
        var part = Part(Month(Launch with { On = Book.Day("2024-04-30") }));
        Assert.Null(part.LaunchDayOfPeak);
        Assert.Null(part.LeadToLaunch);
    }

    [Fact]
    public void Those_who_attend_a_launch_are_no_stock_of_cooperatives()
    {
        var shelf = Month(DakNong, Launch);
        Assert.Equal(
            Bounds.Exactly(30), shelf.Ask("campaign-attendance", YearEnd).Value);
        Assert.False(shelf.Ask("registered", YearEnd).RestsOnFacts);
        Assert.Equal(
            Bounds.Zero, shelf.Ask("campaign-attendance", YearEnd, from: "2024-04-03").Value);
    }

    [Fact]
    public void Results_are_flows_in_each_window_over_the_alliances_that_adopted_it()
    {
        var shelf = Month(DakNong)
            .Record("organisation-a", Book.Founded("a", "2024-02-01", "dak-nong"))
            .Record("organisation-b", Book.Founded("b", "2024-03-29", "dak-nong"))
            .Record("organisation-c", Book.Founded("c", "2024-04-30", "dak-nong"))
            .Record("organisation-d", Book.Founded("d", "2024-04-30", "yen-bai"))
            .Record("organisation-e", Book.Founded("e", "2025-01-01", "dak-nong"));
        var founded = Result(Report(shelf, "2025-12-31"), "founded");
        Assert.Equal("3 1 1", Shown(founded));
        Assert.DoesNotContain(
            Report(shelf).Results, result => result.Measure.Code.Text == "registered");
    }

    [Fact]
    public void Without_adoptions_the_nation_is_counted_and_only_up_to_the_day_asked_for()
    {
        var shelf = Month()
            .Record("organisation-a", Book.Founded("a", "2024-04-15", "yen-bai"))
            .Record("organisation-b", Book.Founded("b", "2024-05-15", "dak-nong"));
        Assert.Equal("2 1 1", Shown(Result(Report(shelf), "founded")));
        Assert.Equal("1 1 1", Shown(Result(Report(shelf, "2024-04-30"), "founded")));
    }

    // Trap 12
    [Fact]
    public void A_fact_in_two_campaigns_counts_once_in_their_union()
    {
        var shelf = Month(DakNong)
            .Record(
                "campaign-week", Planned("week", "2024-04-10", "2024-05-10"),
                DakNong with { Campaign = new("week"), On = Book.Day("2024-01-01") },
                DakNong with
                {
                    Campaign = new("week"), Unit = new("yen-bai"), On = Book.Day("2024-01-01"),
                })
            .Record("organisation-a", Book.Founded("a", "2024-04-15", "dak-nong"))
            .Record("organisation-b", Book.Founded("b", "2024-04-15", "yen-bai"))
            .Record("organisation-c", Book.Founded("c", "2024-06-01", "yen-bai"));
        Assert.Equal("1 1 1", Shown(Result(Report(shelf, YearEnd, "month"), "founded")));
        Assert.Equal("2  ", Shown(Result(Report(shelf, YearEnd, "week"), "founded")));
        Assert.Equal("2 1 1", Shown(Result(Report(shelf, YearEnd, "month", "week"), "founded")));
    }

    // Trap 12
    [Fact]
    public void A_fact_attributed_to_two_campaigns_is_counted_once()
    {
        var fact = Book.Founded("a", "2024-05-01", "dak-nong");
        var first = new CampaignActivityRecorded(
            new("month"), new("one"), new("dak-nong"), Book.Day("2024-05-01"), null, null, 9);
        var second = first with { Campaign = new("week"), Activity = new("two") };
        var report = Report(
            Month(), YearEnd, [new(9, fact, true, [first]), new(9, fact, true, [second])], "month");
        Assert.Equal(Bounds.Exactly(1), Result(report, "founded").Attributed!.Value);
        Assert.Equal<CampaignActivityRecorded>(
            (CampaignActivityRecorded[])[first, second],
            Assert.Single(report.Attributed).Activities);
    }

    [Fact]
    public void A_reversed_fact_is_attributed_in_vain()
    {
        var fact = Book.Founded("a", "2024-05-01", "dak-nong");
        var report = Report(Month(), YearEnd, [new(9, fact, false, [])], "month");
        Assert.Empty(report.Results);
        Assert.False(Assert.Single(report.Attributed).Stands);
    }

    [Fact]
    public void Windows_with_a_gap_between_them_leave_the_gap_out()
    {
        var shelf = new Shelf()
            .Record("campaign-a", Planned("a", "2024-01-01", "2024-01-31"))
            .Record("campaign-b", Planned("b", "2024-03-01", "2024-03-31"))
            .Record("organisation-a", Book.Founded("a", "2024-01-31"))
            .Record("organisation-b", Book.Founded("b", "2024-02-15"))
            .Record("organisation-c", Book.Founded("c", "2024-03-01"));
        Assert.Equal("2  ", Shown(Result(Report(shelf, YearEnd, "a", "b"), "founded")));
    }

    // What counts once may lie in both parts of a union.
    [Fact]
    public void Things_that_count_once_are_known_between_two_ends_over_a_gap()
    {
        var shelf = new Shelf()
            .Record("campaign-a", Planned("a", "2024-01-01", "2024-01-31"))
            .Record("campaign-b", Planned("b", "2024-03-01", "2024-03-31"))
            .Record("loan-x", Book.Paid("x", "2024-01-15"), Book.Paid("x", "2024-03-15", 2));
        var projects = Result(Report(shelf, YearEnd, "a", "b"), "loan-projects");
        Assert.Equal(Bounds.Between(1, 2), projects.Programme!.Value);
    }

    [Fact]
    public void The_register_lists_campaigns_with_their_peak()
    {
        var rows = new CampaignRegister().Rows(
            Month(DakNong, Launch).Projection, Book.Day(YearEnd), long.MaxValue);
        Assert.Equal(
            "month|Tháng hành động|2024-01-01|2024-12-31|2024-03-29|2024-04-29|1|1|0|",
            string.Join('|', Assert.Single(rows).Cells.Select(cell => cell.Value)));
    }

    private static CampaignPlanned Planned(string id, string from, string to) => new(
        new(id), Book.Day("2024-01-01"), new("Tháng hành động"), null, new(1), Book.Day(from),
        Book.Day(to), null);

    private static CampaignWindowSet Window(CampaignWindowKind kind, string from, string to) =>
        new(new("month"), Book.Day("2024-01-01"), kind, Book.Day(from), Book.Day(to));

    private static Shelf Month(params IEnumerable<Event> facts) => new Shelf().Record(
        "campaign-month", (Event[])[
            Planned("month", "2024-01-01", "2024-12-31"),
            Window(CampaignWindowKind.Peak, "2024-03-29", "2024-04-29"),
            Window(CampaignWindowKind.Nominal, "2024-04-01", "2024-04-30"), .. facts]);

    private static CampaignPart Part(Shelf shelf) =>
        Assert.Single(Assert.Single(Report(shelf).Campaigns).Parts);

    private static CampaignReport Report(Shelf shelf, string to = YearEnd) =>
        Report(shelf, to, "month");

    private static CampaignReport Report(Shelf shelf, string to, params string[] campaigns) =>
        Report(shelf, to, [], campaigns);

    private static CampaignReport Report(
        Shelf shelf, string to, ImmutableArray<AttributedFact> facts, params string[] campaigns)
    {
        var question = Shelf.Question(to);
        return CampaignReport.Of(
            shelf.Projection,
            [
                .. CampaignSheet.Known(shelf.Projection, question)
                    .Where(sheet => campaigns.Contains(sheet.Id.Text, StringComparer.Ordinal)),
            ],
            question, facts);
    }

    private static CampaignResult Result(CampaignReport report, string measure) =>
        Assert.Single(report.Results, result => result.Measure.Code.Text == measure);

    private static string Shown(CampaignResult result) =>
        $"{result.Programme?.Value?.Low} {result.Nominal?.Value?.Low} {result.Peak?.Value?.Low}";
}
