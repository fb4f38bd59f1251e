using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>A tranche that had been paid out was taken back. The payment did happen; a payment
/// entered by mistake is reversed with <c>reverse-fact</c> instead.</summary>
[EventName("loan.disbursement-reversed.v1"), Label("Hủy giải ngân", "Disbursement reversed")]
public sealed record DisbursementReversed(
    LoanId Loan,
    Tranche Tranche,
    DateOnly On,
    Vnd Amount,
    FundSource FundSource,
    UnitId Unit,
    Text Reason) : EventOf<Loan>
{
    public override Loan ApplyTo(Loan state) => state with
    {
        Tranches = state.Tranches.SetItem(Tranche.Number, new TranchePaid(
            state.Tranches.GetValueOrDefault(Tranche.Number)?.On ?? On, Amount, Unit,
            TakenBack: true)),
    };

    public override Refusal? CannotFollow(Loan before) =>
        !before.Tranches.TryGetValue(Tranche.Number, out var paid)
            ? ReverseDisbursement.TrancheUnknown.BrokenByField("tranche", Loan, Tranche, On)
            : paid.TakenBack
                ? ReverseDisbursement.AlreadyReversed.BrokenByField("tranche", Loan, Tranche)
                : (paid.Amount, paid.Unit, before.Terms?.FundSource) != (Amount, Unit, FundSource)
                    ? ReverseDisbursement.Differs.BrokenByField("tranche", Loan, Tranche)
                    : before.IsRepaidAfter(Tranche.Number)
                        ? ReverseDisbursement.RepaidAfter.BrokenByField("tranche", Loan, Tranche)
                        : before.Outstanding - Amount.Dong < before.Overdue
                            ? MarkLoanOverdue.OverOutstanding.BrokenByField(
                                "tranche", Loan, Loans.Loan.Money(before.Overdue),
                                Loans.Loan.Money(before.Outstanding - Amount.Dong))
                            : null;
}

/// <summary>Takes back a tranche that was paid out: its whole amount, on the day given.</summary>
/// <param name="Loan">The loan.</param>
/// <param name="Tranche">The tranche that is taken back.</param>
/// <param name="On">The day the money came back; the payment's own day keeps it.</param>
/// <param name="Reason">Why; no names of persons.</param>
[CommandName("reverse-disbursement"), Label("Hủy giải ngân", "Reverse a disbursement")]
public sealed record ReverseDisbursement(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Đợt", "Tranche")] Tranche Tranche,
    [Label("Ngày hủy", "Day of reversal")] DateOnly On,
    [Label("Lý do", "Reason")] Text Reason) : CommandOf<Loan>
{
    public static readonly Rule TrancheUnknown = new(
        "loan.tranche-unknown",
        "Đợt {1} của khoản vay \"{0}\" chưa được giải ngân tính đến {2}.",
        "Tranche {1} of the loan \"{0}\" has not been paid out by {2}.",
        "Book-keeping: only what was entered is taken back");

    public static readonly Rule AlreadyReversed = new(
        "loan.already-reversed",
        "Đợt {1} của khoản vay \"{0}\" đã được hủy.",
        "Tranche {1} of the loan \"{0}\" has been taken back already.",
        "Book-keeping: an entry is taken back once");

    public static readonly Rule Differs = new(
        "loan.reversal-differs",
        "Đợt {1} của khoản vay \"{0}\" đã được hủy với số tiền, nguồn vốn hoặc đơn vị khác.",
        "Tranche {1} of the loan \"{0}\" was taken back with another amount, source or unit.",
        "Book-keeping: a closing entry matches what it closes");

    public static readonly Rule RepaidAfter = new(
        "loan.repaid-after",
        "Đợt {1} của khoản vay \"{0}\" đã được trả nợ hoặc xóa nợ một phần; "
            + "không thể hủy cả đợt.",
        "Some of tranche {1} of the loan \"{0}\" was repaid or written off; "
            + "it cannot be taken back whole.",
        "Book-keeping: what was paid out earliest is repaid first");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override Decision Decide(Loan state) =>
        !state.Tranches.TryGetValue(Tranche.Number, out var paid) || state.Terms is null
            ? Decision.Refuse(TrancheUnknown.BrokenByField("tranche", Loan, Tranche, On))
            : Decision.Record(new DisbursementReversed(
                Loan, Tranche, On, paid.Amount, state.Terms.FundSource, paid.Unit, Reason));
}
