using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>A fund gave a borrower another day by which to repay.</summary>
[EventName("loan.rescheduled.v1"), Label("Cơ cấu lại nợ", "Rescheduled")]
public sealed record LoanRescheduled(
    LoanId Loan, DateOnly On, DateOnly DueOn, Text? Reason) : EventOf<Loan>
{
    public override Loan ApplyTo(Loan state) => state with { DueOn = DueOn };

    public override Refusal? CannotFollow(Loan before) => before.RefuseDebt(Loan, On);
}

/// <summary>Gives a borrower another day by which to repay. What is overdue stays so until it is
/// repaid or cured.</summary>
/// <param name="Loan">The loan.</param>
/// <param name="DueOn">The new day by which all is to be repaid.</param>
/// <param name="On">The day of the decision, before the new day.</param>
/// <param name="Reason">Why; no names of persons.</param>
[CommandName("reschedule-loan"), Label("Cơ cấu lại nợ", "Reschedule a loan")]
public sealed record RescheduleLoan(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Hạn trả mới", "New due day")] DateOnly DueOn,
    [Label("Ngày quyết định", "Day of the decision")] DateOnly On,
    [Label("Lý do", "Reason")] Text? Reason = null) : CommandOf<Loan>
{
    public static readonly Rule DueNotAhead = new(
        "loan.due-not-ahead",
        "Hạn trả mới {0} phải sau ngày quyết định {1}.",
        "The new due day {0} must be after the day of the decision, {1}.",
        "Book-keeping: time to pay is given ahead");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override Decision Decide(Loan state) =>
        DueOn <= On
            ? Decision.Refuse(DueNotAhead.BrokenByField("dueOn", DueOn, On))
            : Decision.Record(new LoanRescheduled(Loan, On, DueOn, Reason));
}
