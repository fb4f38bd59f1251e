using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>A loan came to its end: nothing is owed any more.</summary>
[EventName("loan.settled.v1"), Label("Tất toán", "Settled")]
public sealed record LoanSettled(LoanId Loan, DateOnly On) : EventOf<Loan>
{
    public override int RankInDay => 9;

    public override Loan ApplyTo(Loan state) => state with { SettledOn = On };

    public override Refusal? CannotFollow(Loan before) =>
        before.RefuseDebt(Loan, On)
        ?? (before.Outstanding != 0
            ? SettleLoan.Outstanding.BrokenByField(
                "loan", Loan, On, Loans.Loan.Money(before.Outstanding))
            : null);
}

/// <summary>Settles a loan of which nothing is owed any more.</summary>
/// <param name="Loan">The loan.</param>
/// <param name="On">The day of settlement.</param>
[CommandName("settle-loan"), Label("Tất toán khoản vay", "Settle a loan")]
public sealed record SettleLoan(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Ngày tất toán", "Day of settlement")] DateOnly On) : CommandOf<Loan>
{
    public static readonly Rule Outstanding = new(
        "loan.outstanding",
        "Khoản vay \"{0}\" còn dư nợ {2} vào ngày {1}.",
        "The loan \"{0}\" has {2} outstanding on {1}.",
        "Book-keeping: an account is closed at zero");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override Decision Decide(Loan state) => Decision.Record(new LoanSettled(Loan, On));
}
