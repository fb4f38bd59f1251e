using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Reports;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Published;
using CoopLedger.Indicators.Registers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Formulas;

/// <summary>Reports in time, figures that hold, and values that are not final yet.</summary>
public sealed class ReportingTests
{
    [Fact]
    public void Reports_are_rated_against_those_due_in_the_window()
    {
        var book = new Book().Record(
            Expected("r1"), Expected("r2"), Expected("r3"), Expected("r4"),
            Received("r1", "2023-12-01"), Received("r2", "2023-12-21"),
            Received("r3", "2023-12-28"));
        Assert.Equal(4, book.Value("reports-due", from: "2023-12-21"));
        Assert.Equal(0, book.Value("reports-due", to: "2023-12-20"));
        Assert.Equal(50, book.Value("report-timeliness"));
        Assert.Equal(75, book.Value("report-completeness"));
        Assert.Equal(50, book.Value("report-completeness", to: "2023-12-27"));
        Assert.Null(book.Ask("report-timeliness", to: "2023-12-20").Value);
        Assert.Equal(
            0, book.Value("reports-due", to: "2023-12-31", facet: "district"));
    }

    [Fact]
    public void The_register_of_reports_tells_what_became_of_each()
    {
        var projection = new Projection();
        Event[] facts =
        [
            Expected("r1"), Expected("r2"), Expected("r3"), Received("r1", "2023-12-01"),
            Received("r3", "2023-12-28"),
        ];
        foreach (var (fact, i) in facts.Select((fact, i) => (fact, i)))
        {
            var id = fact is ReportExpected e ? e.Report : ((ReportReceived)fact).Report;
            projection.Apply(
                Report.Stream(id), new Fact(fact, new Guid(i, 0, 0, new byte[8]), i + 1));
        }

        Assert.Equal("awaited awaited awaited", Statuses("2023-11-30"));
        Assert.Equal("on-time overdue overdue", Statuses("2023-12-22"));
        Assert.Equal("on-time overdue late", Statuses("2023-12-28"));

        string Statuses(string on) => string.Join(' ', new ReportRegister()
            .Rows(projection, Day(on), long.MaxValue).Select(row => row.Cells[^1].Value));
    }

    [Fact]
    public void The_hold_rate_counts_the_figures_that_can_be_judged()
    {
        var book = new Book().Record(
            Admitted("a"), Figure("f1", "1"), Figure("f2", "2"),
            Figure("f3", "1", "target-attainment"), Figure("f4", "1", on: "2022-02-02"));
        Assert.Equal(new Rational(200, 3), book.Value("figure-hold-rate"));
        Assert.Equal(50, book.Value("figure-hold-rate", from: "2023-01-01"));
        Assert.Equal(100, book.Value("figure-hold-rate", knownBy: 2));
        Assert.Equal(new Rational(200, 3), book.Value("figure-hold-rate", "unit:phu-tho"));
        Assert.Null(book.Ask("figure-hold-rate", "unit:hoa-binh").Value);
        Assert.True(book.Ask("figure-hold-rate").RestsOnFacts);
        Assert.False(book.Ask("figure-hold-rate", "unit:hoa-binh").RestsOnFacts);
    }

    [Fact]
    public void A_figure_of_the_hold_rate_itself_is_judged_and_does_not_count_in_it()
    {
        var book = new Book().Record(
            Admitted("a"), Figure("f1", "1"), Figure("f2", "100%", "figure-hold-rate"));
        Assert.Equal(100, book.Value("figure-hold-rate"));
        Assert.Equal(
            [Verdict.Holds, Verdict.Holds],
            FigureJudge.Judge(book.Projection).Select(judged => judged.Verdict));
    }

    /// <summary>I16.</summary>
    [Fact]
    public void Two_vintages_of_one_window_both_stay_and_known_by_answers_both()
    {
        var book = new Book().Record(
            Admitted("a"), Figure("first-vintage", "1"), Admitted("b"),
            Figure("second-vintage", "2"));
        Assert.Equal("first-vintage:Holds", Judged(knownBy: 2));
        Assert.Equal("first-vintage:Fails", Judged(knownBy: 3));
        Assert.Equal("first-vintage:Fails second-vintage:Holds", Judged(long.MaxValue));

        string Judged(long knownBy) => string.Join(' ', FigureJudge
            .Judge(book.Projection, knownBy)
            .Select(judged => $"{judged.Figure.Figure}:{judged.Verdict}"));
    }

    /// <summary>I10, trap 14: a report of 1 December says "the year 2023".</summary>
    [Fact]
    public void A_year_of_which_only_a_total_to_1_December_is_known_is_provisional()
    {
        var book = new Book();
        book.Record(book.Total("loans", 276, "2023-12-01", from: "2023-01-01"));
        Assert.Equal("provisional", book.Warnings("loans", from: "2023-01-01"));
        Assert.Equal("", book.Warnings("loans", from: "2023-01-01", to: "2023-12-01"));
        Assert.Equal("", book.Warnings("loans"));
        book.Record(Paid("l", "2023-12-20"));
        Assert.Equal("", book.Warnings("loans", from: "2023-01-01"));
    }

    [Fact]
    public void A_total_that_ends_on_the_last_day_of_the_window_is_not_provisional()
    {
        var book = new Book();
        book.Record(
            book.Total("loans", 100, "2023-06-30", from: "2023-01-01"),
            book.Total("loans", 176, "2023-12-31", from: "2023-07-01"));
        Assert.Equal("", book.Warnings("loans", from: "2023-01-01"));
    }

    private static ReportExpected Expected(string id) => new(
        new(id), Day("2023-11-01"), new("Phụ lục I-19"), ReportLevel.Province, new("phu-tho"),
        new(2023), Day("2023-12-21"), null);

    private static ReportReceived Received(string id, string on) => new(
        new(id), Day(on), ReportLevel.Province, new("phu-tho"), Day("2023-12-21"));

    private static FigureReported Figure(
        string id, string printed, string indicator = "members", string on = "2023-12-31") =>
        new(
            new(id), new(indicator), Scope.Parse("unit:phu-tho"), Day(on), null, new(printed),
            null, null);
}
