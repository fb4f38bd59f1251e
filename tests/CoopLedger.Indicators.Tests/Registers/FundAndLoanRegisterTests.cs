using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Registers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Registers;

public sealed class FundAndLoanRegisterTests
{
    private const FundSource Source = FundSource.ProvincialAllianceFund;
    private static readonly FundId Fund = new("quy");
    private static readonly LoanId Loan = new("a");

    private static readonly LoanApplied Applied = new(
        Loan, Day("2023-01-01"), new("htx-1"), BorrowerKind.Cooperative, new("Nhà sấy chè"), Fund,
        new(1000), new(400), new(600), new(12));

    private static readonly LoanApproved Approved = new(
        Loan, Day("2023-02-01"), new("htx-1"), BorrowerKind.Cooperative, new("Nhà sấy chè"), Fund,
        Source, new("phu-tho"), new(1000), new(400), new(600), new(12), new(800), false, null);

    private static Projection Projected(string stream, params IEnumerable<Event> events)
    {
        var projection = new Projection();
        foreach (var fact in events)
        {
            var position = projection.Position + 1;
            projection.Apply(new(stream), new Fact(
                fact, Guid.Parse($"00000000-0000-4000-8000-{position:D12}"), position));
        }

        return projection;
    }

    private static string Row(string register, Projection projection, string asOf)
    {
        var found = RegisterCatalogue.Find(register)!;
        var row = Assert.Single(found.Rows(projection, Day(asOf), long.MaxValue));
        Assert.Equal(found.Columns.Length, row.Cells.Length);
        return string.Join('|', row.Cells.Select(cell => cell.Value));
    }

    [Theory]
    [InlineData("2023-01-15", "||0|0|applied||0|0|")]
    [InlineData("2023-02-15", "|provincial-alliance-fund|0|0|approved|600|0|0|")]
    [InlineData("2023-03-15", "|provincial-alliance-fund|1|600|disbursing|600|600|0|2024-03-01")]
    [InlineData("2023-04-15", "|provincial-alliance-fund|1|600|overdue|600|600|200|2024-03-01")]
    [InlineData("2023-05-15", "|provincial-alliance-fund|1|600|disbursing|600|400|0|2024-03-01")]
    [InlineData("2023-06-15", "|provincial-alliance-fund|1|600|disbursing|600|400|0|2025-01-01")]
    [InlineData("2023-07-15", "|provincial-alliance-fund|1|600|written-off|600|0|0|2025-01-01")]
    [InlineData("2023-08-15", "|provincial-alliance-fund|1|600|settled|600|0|0|2025-01-01")]
    public void A_loan_has_a_status_and_an_outstanding_amount_on_every_day(
        string day, string cells)
    {
        var projection = Projected(
            "loan-a", Applied, Approved, Paid("a", "2023-03-01", amount: 600) with
            {
                Fund = new("quy"),
                Concessional = false,
            },
            new LoanMarkedOverdue(
                Loan, Day("2023-04-01"), new(200), new(1200), Source, new("phu-tho")),
            new LoanRepaid(
                Loan, Day("2023-05-01"), new(200), new(9), new(200), Source, new("phu-tho"), null),
            new LoanRescheduled(Loan, Day("2023-06-01"), Day("2025-01-01"), null),
            new LoanWrittenOff(
                Loan, Day("2023-07-01"), new(400), new(0), Source, new("phu-tho"), null),
            new LoanSettled(Loan, Day("2023-08-01")));
        Assert.Equal($"a|htx-1|Nhà sấy chè|quy{cells}", Row("loans", projection, day));
    }

    [Fact]
    public void A_rejected_loan_and_one_taken_back_say_so()
    {
        Assert.Contains("|rejected|", Row(
            "loans", Projected("loan-a", Applied, new LoanRejected(
                Loan, Day("2023-02-01"), new("hồ sơ chưa đủ"))), "2023-03-01"),
            StringComparison.Ordinal);
        Assert.Contains("|taken-back|", Row(
            "loans", Projected(
                "loan-a", Paid("a", "2023-03-01"), TakenBack("a", "2023-04-01")), "2023-05-01"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_fund_has_its_capital_and_the_rules_of_the_day()
    {
        var projection = Projected(
            "fund-quy",
            new FundEstablished(
                Fund, Day("2020-01-01"), new("phu-tho"), Source, new(9000), new("Quỹ hỗ trợ HTX")),
            new FundCapitalReceived(
                Fund, Day("2021-01-01"), new(5000), Source, new("phu-tho"), null, null),
            new LendingPolicyAdopted(
                Fund, Day("2022-01-01"), new(60), new(1000), new(2000), new(600), null),
            new LendingPolicyAdopted(
                Fund, Day("2023-01-01"), new(36), new(2000), new(2500), new(500), null),
            new FundCapitalReturned(
                Fund, Day("2023-06-01"), new(1000), Source, new("phu-tho"), null, null));
        const string fund = "quy|Quỹ hỗ trợ HTX|provincial-alliance-fund";
        Assert.Equal(
            $"{fund}|phu-tho|2020-01-01|9000||||||", Row("funds", projection, "2020-06-01"));
        Assert.Equal(
            $"{fund}|phu-tho|2020-01-01|9000|5000|2022-01-01|60|1000|2000|600",
            Row("funds", projection, "2022-12-31"));
        Assert.Equal(
            $"{fund}|phu-tho-2025|2020-01-01|9000|4000|2023-01-01|36|2000|2500|500",
            Row("funds", projection, "2025-08-01"));
    }
}
