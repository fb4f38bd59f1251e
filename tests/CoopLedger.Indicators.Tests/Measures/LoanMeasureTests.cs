using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Measures;

/// <summary>What funds promise, lend, get back and give up.</summary>
public sealed class LoanMeasureTests
{
    private const FundSource Source = FundSource.ProvincialAllianceFund;

    private static LoanApproved Approved(
        string loan, long amount, BorrowerKind kind = BorrowerKind.Cooperative,
        bool concessional = false) => new(
        new(loan), Day("2023-01-05"), new("htx-1"), kind, new("Nhà sấy chè"), new("quy"), Source,
        new("phu-tho"), new(2 * amount), new(amount), new(amount), new(36), new(800), concessional,
        null);

    private static LoanRepaid Repaid(
        string loan, string on, long principal, long interest = 0, long overdue = 0) => new(
        new(loan), Day(on), new(principal), new(interest), new(overdue), Source, new("phu-tho"),
        null);

    private static FundCapitalReceived Received(long amount, FundSource source = Source) => new(
        new("quy"), Day("2022-01-01"), new(amount), source, new("phu-tho"), null, null);

    private static LoanMarkedOverdue Marked(string loan, string on, long principal) => new(
        new(loan), Day(on), new(principal), new(1200), Source, new("phu-tho"));

    [Fact]
    public void Approvals_are_counted_by_fund_and_by_borrower()
    {
        var book = new Book().Record(
            Approved("a", 600), Approved("b", 300, BorrowerKind.GroupMember, concessional: true));
        Assert.Equal(2, book.Value("loans-approved"));
        Assert.Equal(900, book.Value("loan-amount-approved"));
        Assert.Equal(300, book.Value("loan-amount-approved", facet: "group-member"));
        Assert.Equal(
            900, book.Value("loan-amount-approved", facet: "provincial-alliance-fund"));
        Assert.Equal(0, book.Value("loans-approved", facet: "central-fund+group-member"));
    }

    /// <summary>001-08: preferential loans (vay vốn ưu đãi).</summary>
    [Fact]
    public void The_concessional_share_is_of_what_was_approved()
    {
        var book = new Book().Record(
            Approved("a", 600), Approved("b", 300, concessional: true));
        Assert.Equal(300, book.Value("concessional-amount-approved"));
        var share = book.Ask("concessional-share", from: "2023-01-01");
        Assert.Equal("33,3 %", Display.Value(share, vietnamese: true));
        book.Reverse(2);
        Assert.Equal(0, book.Value("concessional-share", from: "2023-01-01"));
    }

    [Fact]
    public void What_is_outstanding_is_lent_less_taken_back_repaid_and_written_off()
    {
        var book = new Book().Record(
            Paid("a", "2023-02-01", amount: 500), Paid("a", "2023-03-01", 2, 300),
            TakenBack("a", "2023-04-01", 2, 300), Repaid("a", "2023-05-01", 100, 9),
            new LoanWrittenOff(
                new("a"), Day("2023-06-01"), new(150), new(0), Source, new("phu-tho"), null));
        Assert.Equal(800, book.Value("loan-outstanding", to: "2023-03-31"));
        Assert.Equal(500, book.Value("loan-outstanding", to: "2023-04-30"));
        Assert.Equal(250, book.Value("loan-outstanding"));
        Assert.Equal(0, book.Value("loan-outstanding", facet: "central-fund"));
        Assert.Equal(100, book.Value("loan-repaid", from: "2023-05-01"));
        Assert.Equal(0, book.Value("loan-repaid", from: "2023-05-02"));
        Assert.Equal(9, book.Value("loan-interest"));
        Assert.Equal(150, book.Value("loan-written-off"));
    }

    [Fact]
    public void The_overdue_rate_is_of_what_is_outstanding()
    {
        var book = new Book().Record(
            Paid("a", "2023-02-01", amount: 700), Marked("a", "2023-05-01", 300),
            Repaid("a", "2023-06-01", 100, overdue: 100));
        Assert.Equal(200, book.Value("loan-overdue"));
        var rate = book.Ask("overdue-rate");
        Assert.Equal("33,33 %", Display.Value(rate, vietnamese: true));
        book.Record(new LoanOverdueCured(
            new("a"), Day("2023-07-01"), new(200), Source, new("phu-tho")));
        Assert.Equal(0, book.Value("overdue-rate"));
        Assert.Equal(new(300, 7), book.Value("overdue-rate", to: "2023-05-31"));
        Assert.Null(new Book().Ask("overdue-rate").Value);
    }

    [Fact]
    public void Utilisation_is_of_the_capital_of_the_same_source()
    {
        var book = new Book().Record(
            Received(1000), Received(500, FundSource.CentralFund),
            new FundCapitalReturned(
                new("quy"), Day("2022-06-01"), new(200), Source, new("phu-tho"), null, null),
            Paid("a", "2023-02-01", amount: 600));
        Assert.Equal(1300, book.Value("fund-capital"));
        Assert.Equal(
            75, book.Value("fund-utilisation", facet: "provincial-alliance-fund"));
        Assert.Equal("46,2 %", Display.Value(book.Ask("fund-utilisation"), vietnamese: true));
        Assert.Null(new Book().Record(Paid("a", "2023-02-01")).Ask("fund-utilisation").Value);
    }

    /// <summary>Trap 25, G14, 003-13: 43 loans of 13.200.000.000 ₫, whose average times 43 is 8 ₫
    /// short; the total is kept and the average derived.</summary>
    [Fact]
    public void Trap_25_G14_the_average_is_derived_and_the_total_kept()
    {
        var book = new Book().Record(Enumerable.Range(1, 43).Select(i => Paid(
            $"l-{i}", "2023-03-01", amount: i == 43 ? 306_976_752 : 306_976_744)));
        Assert.Equal(43, book.Value("loan-projects"));
        Assert.Equal(13_200_000_000, book.Value("loan-amount"));
        Assert.Equal(13_200_000_000, book.Value("loan-outstanding"));
        var average = book.Ask("average-loan");
        Assert.Equal(new Rational(13_200_000_000, 43), average.Value!.Value.Low);
        Assert.Equal("306.976.744 ₫", Display.Value(average, vietnamese: true));
        Assert.NotEqual(13_200_000_000, 43 * 306_976_744L);
    }

    /// <summary>Trap 7, G21, G22, 001-05 to 001-07: a total that names two fund sources only, and an
    /// amount of more than 226 billion.</summary>
    [Fact]
    public void Trap_7_G21_a_bound_stays_a_bound_and_a_source_is_all_that_a_total_names()
    {
        var book = new Book();
        const string funds = "provincial-alliance-fund+vca-entrusted-fund";
        book.Record(
            book.Total("loans", 276, facet: funds, on: "2023-12-01", from: "2023-01-01"),
            book.Total(
                "loan-amount", 226_000_000_000, facet: funds, on: "2023-12-01",
                from: "2023-01-01", precision: TotalPrecision.AtLeast));
        Assert.Equal(276, book.Value("loans", facet: funds));
        var average = book.Ask("average-loan", facet: funds);
        Assert.Equal(Bounds.AtLeast(new(226_000_000_000, 276)), average.Value);
        Assert.Equal(46, book.Value("loans", facet: funds) / 6);
    }

    /// <summary>Trap 7: three tranches of one loan are one project and three disbursements.
    /// </summary>
    [Fact]
    public void Trap_7_three_tranches_are_one_project_and_three_disbursements()
    {
        var book = new Book().Record(
            Approved("a", 900), Paid("a", "2023-02-01", 1, 300), Paid("a", "2023-03-01", 2, 300),
            Paid("a", "2023-04-01", 3, 300));
        Assert.Equal(1, book.Value("loans-approved"));
        Assert.Equal(1, book.Value("loan-projects"));
        Assert.Equal(3, book.Value("loans"));
        Assert.Equal(900, book.Value("loan-outstanding"));
    }
}
