using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>A fund refused a loan that had been applied for.</summary>
[EventName("loan.rejected.v1"), Label("Từ chối cho vay", "Loan rejected")]
public sealed record LoanRejected(LoanId Loan, DateOnly On, Text Reason) : EventOf<Loan>
{
    public override int RankInDay => 1;

    public override Loan ApplyTo(Loan state) => state with { RejectedOn = On };

    public override Refusal? CannotFollow(Loan before) =>
        before.Application is null
            ? RejectLoan.NotApplied.BrokenByField("loan", Loan, On)
        : (before.Approval?.On ?? before.RejectedOn) is { } decided
            ? ApproveLoan.AlreadyDecided.BrokenByField("loan", Loan, decided)
        : before.Tranches.Values.FirstOrDefault() is { } paid
            ? ApproveLoan.AlreadyDecided.BrokenByField("loan", Loan, paid.On)
            : null;
}

/// <summary>Rejects a loan that was applied for.</summary>
/// <param name="Loan">The loan, applied for by that day and not approved.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="Reason">Why; no names of persons.</param>
[CommandName("reject-loan"), Label("Từ chối cho vay", "Reject a loan")]
public sealed record RejectLoan(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Ngày quyết định", "Day of decision")] DateOnly On,
    [Label("Lý do", "Reason")] Text Reason) : CommandOf<Loan>
{
    public static readonly Rule NotApplied = new(
        "loan.not-applied",
        "Khoản vay \"{0}\" chưa được đề nghị tính đến {1}.",
        "The loan \"{0}\" has not been applied for by {1}.",
        "Book-keeping: only what was asked for is decided");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override Decision Decide(Loan state) =>
        Decision.Record(new LoanRejected(Loan, On, Reason));
}
