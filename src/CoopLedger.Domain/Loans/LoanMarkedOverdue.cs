using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Regulations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>Principal of a loan was not paid back by its day.</summary>
[EventName("loan.marked-overdue.v1"), Label("Chuyển nợ quá hạn", "Marked overdue")]
public sealed record LoanMarkedOverdue(
    LoanId Loan,
    DateOnly On,
    Vnd Principal,
    BasisPoints OverdueRate,
    FundSource FundSource,
    UnitId Unit) : EventOf<Loan>
{
    public override int RankInDay => 4;

    public override Loan ApplyTo(Loan state) => state with
    {
        Overdue = Principal.Dong,
        CuredOn = null,
    };

    public override Refusal? CannotFollow(Loan before) =>
        before.RefuseDebt(Loan, On, Unit, FundSource)
        ?? (before.Overdue > 0
            ? MarkLoanOverdue.AlreadyOverdue.BrokenByField(
                "loan", Loan, Loans.Loan.Money(before.Overdue))
        : Principal.Dong > before.Outstanding
            ? MarkLoanOverdue.OverOutstanding.BrokenByField(
                "principalVnd", Principal, Loans.Loan.Money(before.Outstanding))
            : RefuseRate(before.Approval));

    // In hundredths of a percent, both the rates and the most that the law allows.
    private Refusal? RefuseRate(LoanApproved? approval) =>
        approval is { AnnualRate: var inTerm }
        && Regulation.On("overdue-rate-max", On) is { } law
        && OverdueRate.Value * BasisPoints.InOne > inTerm.Value * law.Value
            ? MarkLoanOverdue.RateTooHigh.BrokenByField(
                "overdueRateBp", OverdueRate, inTerm, law)
            : null;
}

/// <summary>Marks principal of a loan as overdue. Repayments go to it first; when more falls due,
/// it is cured and marked anew.</summary>
/// <param name="Loan">The loan.</param>
/// <param name="PrincipalVnd">The principal that is overdue, more than zero and at most what is
/// outstanding.</param>
/// <param name="OverdueRateBp">The rate of interest for a year on what is overdue.</param>
/// <param name="On">The first day overdue.</param>
[CommandName("mark-loan-overdue"), Label("Chuyển nợ quá hạn", "Mark a loan overdue")]
public sealed record MarkLoanOverdue(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Nợ gốc quá hạn", "Overdue principal")] Vnd PrincipalVnd,
    [Label("Lãi suất quá hạn", "Overdue rate")] BasisPoints OverdueRateBp,
    [Label("Ngày quá hạn", "First day overdue")] DateOnly On) : CommandOf<Loan>
{
    public static readonly Rule RateTooHigh = new(
        "loan.overdue-rate-too-high",
        "Lãi suất quá hạn {0} vượt 150 % của lãi suất trong hạn {1} ({2}).",
        "An overdue rate of {0} is more than 150 % of the in-term rate of {1} ({2}).",
        "Decree 45/2021/NĐ-CP art. 25");

    public static readonly Rule OverOutstanding = new(
        "loan.overdue-over-outstanding",
        "Nợ gốc quá hạn {0} lớn hơn dư nợ {1}.",
        "The overdue principal of {0} is more than the {1} outstanding.",
        "Book-keeping: what is overdue is a part of what is owed");

    public static readonly Rule AlreadyOverdue = new(
        "loan.already-overdue",
        "Khoản vay \"{0}\" đang quá hạn {1}; hãy ghi hết quá hạn trước.",
        "The loan \"{0}\" is overdue with {1}; record that it is cured first.",
        "Book-keeping: one state of a debt at a time");

    public static readonly Rule PartDiffers = new(
        "loan.overdue-part-differs",
        "Sự kiện ngày {1} của khoản vay \"{0}\" đã trừ vào nợ quá hạn một số tiền khác.",
        "The fact of {1} about the loan \"{0}\" took another amount off what is overdue.",
        "Book-keeping: a closing entry matches what it closes");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override Decision Decide(Loan state) =>
        state.RefuseUnlessPaid(Loan, On) is { } refusal
            ? Decision.Refuse(refusal)
        : PrincipalVnd.Dong == 0
            ? Decision.Refuse(DisburseLoan.NotPositive.BrokenByField("principalVnd"))
            : Decision.Record(new LoanMarkedOverdue(
                Loan, On, PrincipalVnd, OverdueRateBp, state.Terms!.FundSource,
                state.UnitOn(On)!));
}
