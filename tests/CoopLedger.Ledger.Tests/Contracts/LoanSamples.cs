using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The events of funds and of loans since there are approvals.</summary>
internal static class LoanSamples
{
    private static readonly DateOnly Day = new(2023, 8, 31);
    private static readonly UnitId Unit = new("phu-tho");
    private static readonly FundId Fund = new("quy-phu-tho");
    private static readonly LoanId Loan = new("loan-01");
    private static readonly OrganisationId Borrower = new("phu-tho/htx-01");
    private static readonly Text Project = new("Dự án <&> số 01");

    public static IReadOnlyList<Event> All { get; } =
    [
        new FundEstablished(
            Fund, Day, Unit, FundSource.CentralFund, new(1_000_000_000_000_000_000),
            new("Quỹ hỗ trợ phát triển HTX")),
        new FundCapitalReceived(
            Fund, Day, new(13_200_000_000), FundSource.CentralFund, Unit, new("ngân sách tỉnh"),
            new("PT-01")),
        new FundCapitalReturned(
            Fund, Day, new(200_000_000), FundSource.CentralFund, Unit, new("ngân sách tỉnh"),
            new("PC-01")),
        new LendingPolicyAdopted(
            Fund, Day, new(60), new(2_000_000_000), new(2500), new(650), new("12/QĐ-QHT")),
        new LoanApplied(
            Loan, Day, Borrower, BorrowerKind.Enterprise, Project, Fund, new(400_000_000),
            new(90_000_000), new(306_976_744), new(36)),
        new LoanApproved(
            Loan, Day, Borrower, BorrowerKind.GroupMember, Project, Fund,
            FundSource.VcaEntrustedFund, Unit, new(400_000_000), new(90_000_000),
            new(306_976_744), new(36), new(650), true, new("45/QĐ-QHT")),
        new LoanRejected(Loan, Day, new("hồ sơ chưa đủ")),
        new LoanRepaid(
            Loan, Day, new(100_000_000), new(6_500_000), new(40_000_000), FundSource.Other, Unit,
            new("PT-02")),
        new LoanRescheduled(Loan, Day, new(2026, 8, 31), new("thiên tai")),
        new LoanMarkedOverdue(Loan, Day, new(40_000_000), new(975), FundSource.Other, Unit),
        new LoanOverdueCured(Loan, Day, new(40_000_000), FundSource.Other, Unit),
        new LoanWrittenOff(
            Loan, Day, new(40_000_000), new(10_000_000), FundSource.Other, Unit, new("9/QĐ")),
        new LoanSettled(Loan, Day),
    ];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        new FundEstablished(Fund, Day, Unit, FundSource.Other, null, null),
        new FundCapitalReceived(Fund, Day, new(1), FundSource.Other, Unit, null, null),
        new FundCapitalReturned(Fund, Day, new(1), FundSource.Other, Unit, null, null),
        new LendingPolicyAdopted(Fund, Day, new(1), new(1), new(0), new(0), null),
        new LoanApproved(
            Loan, Day, Borrower, BorrowerKind.Cooperative, Project, Fund, FundSource.Other, Unit,
            new(2), new(1), new(1), new(1), new(0), false, null),
        new LoanDisbursed(
            Loan, new(1), Day, new(1), new("quy"), FundSource.Other, Borrower,
            OrganisationKind.Cooperative, Unit, Project),
        new LoanRepaid(Loan, Day, new(1), new(0), new(0), FundSource.Other, Unit, null),
        new LoanRescheduled(Loan, Day, new(2026, 8, 31), null),
        new LoanWrittenOff(Loan, Day, new(1), new(0), FundSource.Other, Unit, null),
    ];
}
