using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Published;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Published;

public sealed class FigureJudgeTests
{
    private static FigureReported Printed(
        string indicator, string printed, string scope = "nation", string? facet = null,
        string on = "2023-12-31", string? from = null) =>
        new(
            new("f"), new(indicator), Scope.Parse(scope), Day(on),
            from is null ? null : Day(from), new(printed), facet is null ? null : new Text(facet),
            null);

    private static Verdict Judge(Book book, string indicator, string printed) =>
        FigureJudge.Judge(book.Projection, Printed(indicator, printed), long.MaxValue).Verdict;

    private static Book Known(
        string measure, long amount, TotalPrecision precision = TotalPrecision.Exact)
    {
        var book = new Book();
        return book.Record(book.Total(measure, amount, precision: precision));
    }

    private static Book Rate(long members, long active)
    {
        var book = new Book();
        return book.Record(book.Total("members", members), book.Total("active", active));
    }

    [Theory]
    [InlineData("415 thành viên", Verdict.Holds)]
    [InlineData("415", Verdict.Holds)]
    [InlineData("416", Verdict.Fails)]
    [InlineData("trên 415", Verdict.Holds)]
    [InlineData("trên 414", Verdict.Holds)]
    [InlineData("trên 416", Verdict.Fails)]
    [InlineData("dưới 415", Verdict.Holds)]
    [InlineData("không quá 414", Verdict.Fails)]
    [InlineData("khoảng 400", Verdict.Holds)]
    [InlineData("khoảng 436", Verdict.Holds)]
    [InlineData("khoảng 437", Verdict.Fails)]
    [InlineData("từ 400 đến 415", Verdict.Holds)]
    [InlineData("415 - 420", Verdict.Holds)]
    [InlineData("416 - 420", Verdict.Fails)]
    [InlineData("400 - 414", Verdict.Fails)]
    [InlineData("415%", Verdict.CannotTell)]
    [InlineData("415 triệu đồng", Verdict.CannotTell)]
    public void An_exact_number_is_judged_by_the_words_round_the_printed_one(
        string printed, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Known("members", 415), "members", printed));

    [Theory]
    [InlineData(415, 548, "75,7%", Verdict.Holds)]
    [InlineData(415, 548, "75,73%", Verdict.Holds)]
    [InlineData(415, 548, "76%", Verdict.Holds)]
    [InlineData(415, 548, "75,8%", Verdict.Fails)]
    [InlineData(415, 548, "75%", Verdict.Fails)]
    [InlineData(415, 548, "75,7", Verdict.CannotTell)]
    [InlineData(415, 548, "75,5% - 75,7%", Verdict.Holds)]
    [InlineData(415, 548, "75,8% - 76%", Verdict.Fails)]
    public void A_percentage_is_judged_to_its_printed_place(
        long members, long active, string printed, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Rate(members, active), "membership-rate", printed));

    [Theory]
    [InlineData(3, 2000, "0,1%", Verdict.Fails)]
    [InlineData(3, 2000, "0,2%", Verdict.Holds)]
    [InlineData(3, 2000, "0,1% - 0,2%", Verdict.Holds)]
    [InlineData(3, 2000, "0% - 0,1%", Verdict.Fails)]
    [InlineData(5, 2000, "0,2%", Verdict.Fails)]
    [InlineData(5, 2000, "0,3%", Verdict.Holds)]
    [InlineData(1, 200, "0%", Verdict.Fails)]
    [InlineData(1, 200, "1%", Verdict.Holds)]
    public void A_value_half_way_rounds_away_from_zero(
        long members, long active, string printed, Verdict verdict) =>
        Assert.Equal(verdict, Judge(Rate(members, active), "membership-rate", printed));

    [Theory]
    [InlineData("-0,1%", Verdict.Holds)]
    [InlineData("0%", Verdict.Holds)]
    [InlineData("-0,0%", Verdict.Fails)]
    [InlineData("-0,2%", Verdict.Fails)]
    public void A_negative_value_half_way_rounds_away_from_zero(string printed, Verdict verdict)
    {
        var book = new Book();
        book.Record(
            book.Total("registered", 2000, "2021-12-31"), Dissolved("a", "2022-05-01"));
        Assert.Equal(verdict, FigureJudge.Judge(
            book.Projection, Printed("registered-growth", printed, from: "2022-01-01"),
            long.MaxValue).Verdict);
    }

    [Theory]
    [InlineData("trên 226 tỷ đồng", Verdict.Holds)]
    [InlineData("trên 227 tỷ đồng", Verdict.Fails)]
    [InlineData("226,5 tỷ đồng", Verdict.Holds)]
    [InlineData("226 tỷ đồng", Verdict.Fails)]
    [InlineData("227 tỷ đồng", Verdict.Holds)]
    [InlineData("226.500 triệu đồng", Verdict.Holds)]
    [InlineData("226.500.000.000 đồng", Verdict.Holds)]
    [InlineData("226.500.000.001 đồng", Verdict.Fails)]
    [InlineData("226,5", Verdict.CannotTell)]
    public void Money_is_judged_in_the_unit_it_was_printed_in(string printed, Verdict verdict) =>
        Assert.Equal(
            verdict, Judge(Known("loan-amount", 226_500_000_000), "loan-amount", printed));

    [Theory]
    [InlineData("trên 226 tỷ đồng", Verdict.Holds)]
    [InlineData("trên 200 tỷ đồng", Verdict.Holds)]
    [InlineData("trên 230 tỷ đồng", Verdict.CannotTell)]
    [InlineData("230 tỷ đồng", Verdict.CannotTell)]
    [InlineData("225 tỷ đồng", Verdict.Fails)]
    [InlineData("dưới 225 tỷ đồng", Verdict.Fails)]
    [InlineData("dưới 230 tỷ đồng", Verdict.CannotTell)]
    [InlineData("khoảng 200 tỷ đồng", Verdict.Fails)]
    [InlineData("khoảng 230 tỷ đồng", Verdict.CannotTell)]
    [InlineData("200 - 225 tỷ đồng", Verdict.Fails)]
    [InlineData("200 - 230 tỷ đồng", Verdict.CannotTell)]
    public void A_lower_end_holds_or_fails_only_what_every_value_above_it_does(
        string printed, Verdict verdict) =>
        Assert.Equal(verdict, Judge(
            Known("loan-amount", 226_000_000_000, TotalPrecision.AtLeast), "loan-amount",
            printed));

    [Theory]
    [InlineData("607 - 612", Verdict.Holds)]
    [InlineData("600 - 620", Verdict.Holds)]
    [InlineData("612", Verdict.CannotTell)]
    [InlineData("608 - 620", Verdict.CannotTell)]
    [InlineData("trên 607", Verdict.Holds)]
    [InlineData("trên 608", Verdict.CannotTell)]
    [InlineData("trên 613", Verdict.Fails)]
    [InlineData("dưới 612", Verdict.Holds)]
    [InlineData("dưới 611", Verdict.CannotTell)]
    [InlineData("dưới 606", Verdict.Fails)]
    [InlineData("613", Verdict.Fails)]
    [InlineData("khoảng 610", Verdict.Holds)]
    public void An_interval_that_straddles_cannot_be_told(string printed, Verdict verdict)
    {
        var book = new Book();
        book.Record(
            book.Total("active", 607),
            book.Total("active", 5, precision: TotalPrecision.AtMost));
        Assert.Equal(verdict, Judge(book, "active", printed));
    }

    [Theory]
    [InlineData("0,1%", Verdict.Fails)]
    [InlineData("0,2%", Verdict.CannotTell)]
    public void An_interval_that_begins_on_the_edge_lies_beyond_it(string printed, Verdict verdict)
    {
        var book = new Book();
        book.Record(
            book.Total("members", 3, precision: TotalPrecision.AtLeast),
            book.Total("active", 2000));
        Assert.Equal(verdict, Judge(book, "membership-rate", printed));
    }

    [Theory]
    [InlineData("khoảng 71", Verdict.Holds)]
    [InlineData("khoảng 90", Verdict.Fails)]
    [InlineData("71", Verdict.CannotTell)]
    [InlineData("trên 70", Verdict.CannotTell)]
    public void What_is_only_known_as_about_can_only_be_printed_as_about(
        string printed, Verdict verdict) =>
        Assert.Equal(
            verdict, Judge(Known("founded", 71, TotalPrecision.About), "founded", printed));

    [Fact]
    public void Without_a_fact_or_a_value_nothing_can_be_told()
    {
        Assert.Equal(Verdict.CannotTell, Judge(new(), "members", "0"));
        Assert.Equal(Verdict.CannotTell, Judge(Known("members", 1), "membership-rate", "50%"));
        Assert.Equal(Verdict.CannotTell, Judge(Known("members", 1), "target-attainment", "101%"));
        Assert.Equal(Verdict.CannotTell, Judge(Known("members", 1), "no-such-thing", "1"));
    }

    [Fact]
    public void A_cluster_that_nobody_formed_cannot_be_judged()
    {
        var book = Known("members", 1);
        var figure = Printed("members", "1", "cluster:trung-du");
        Assert.Null(FigureJudge.Judge(book.Projection, figure, long.MaxValue).Answer);
        book.Record(
            Formed(), Joined("phu-tho"));
        var verdict = FigureJudge.Judge(book.Projection, figure, long.MaxValue);
        Assert.Equal(Verdict.Holds, verdict.Verdict);
        Assert.Equal("The ledger has 1.", verdict.Reason.English);
        Assert.Null(FigureJudge.Judge(book.Projection, figure, 1).Answer);
    }

    [Fact]
    public void Figures_are_judged_as_far_as_they_and_the_facts_were_known()
    {
        var book = Known("members", 415).Record(Printed("members", "415"), Admitted("a"));
        Assert.Equal([Verdict.Fails], Verdicts(book, long.MaxValue));
        Assert.Equal([Verdict.Holds], Verdicts(book, 2));
        Assert.Empty(Verdicts(book, 1));
        Assert.Empty(Verdicts(book.Reverse(2), long.MaxValue));
        Assert.Equal([Verdict.Fails], Verdicts(book, 3));
    }

    [Fact]
    public void A_figure_is_judged_in_its_own_window_and_facet()
    {
        var book = new Book().Record(
            Founded("a", "2022-05-01"), Founded("b", "2023-05-01"));
        Verdict Of(FigureReported figure) =>
            FigureJudge.Judge(book.Projection, figure, long.MaxValue).Verdict;
        Assert.Equal(Verdict.Holds, Of(Printed("founded", "2")));
        Assert.Equal(Verdict.Holds, Of(Printed("founded", "1", from: "2023-01-01")));
        Assert.Equal(Verdict.Holds, Of(Printed("founded", "1", on: "2022-12-31")));
        Assert.Equal(Verdict.CannotTell, Of(Printed("founded", "0", facet: "union")));
    }

    private static List<Verdict> Verdicts(Book book, long knownBy) =>
        [.. FigureJudge.Judge(book.Projection, knownBy).Select(verdict => verdict.Verdict)];
}
