using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>What was still overdue of a loan is so no more, because it was rescheduled or the mark
/// ended; what is repaid stops being overdue by itself.</summary>
[EventName("loan.overdue-cured.v1"), Label("Hết quá hạn", "No longer overdue")]
public sealed record LoanOverdueCured(
    LoanId Loan,
    DateOnly On,
    Vnd Principal,
    FundSource FundSource,
    UnitId Unit) : EventOf<Loan>
{
    public override int RankInDay => 7;

    public override Loan ApplyTo(Loan state) => state with { Overdue = 0, CuredOn = On };

    public override Refusal? CannotFollow(Loan before) =>
        before.RefuseDebt(Loan, On, Unit, FundSource)
        ?? (before.Overdue <= 0
            ? CureOverdue.NotOverdue.BrokenByField("loan", Loan, On)
        : before.Overdue != Principal.Dong
            ? MarkLoanOverdue.PartDiffers.BrokenByField("loan", Loan, On)
            : null);
}

/// <summary>Records that what is still overdue of a loan is so no more.</summary>
/// <param name="Loan">The loan.</param>
/// <param name="On">The first day on which it is no longer overdue.</param>
[CommandName("cure-overdue"), Label("Hết quá hạn", "Cure an overdue loan")]
public sealed record CureOverdue(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Ngày hết quá hạn", "Day of the cure")] DateOnly On) : CommandOf<Loan>
{
    public static readonly Rule NotOverdue = new(
        "loan.not-overdue",
        "Khoản vay \"{0}\" không quá hạn vào ngày {1}.",
        "The loan \"{0}\" is not overdue on {1}.",
        "Book-keeping: only what is overdue is cured");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override Decision Decide(Loan state) =>
        state.CuredOn == On ? Decision.Nothing
        : state.Overdue <= 0 || state.Terms is not { } terms || state.UnitOn(On) is not { } unit
            ? Decision.Refuse(NotOverdue.BrokenByField("loan", Loan, On))
            : Decision.Record(new LoanOverdueCured(
                Loan, On, new Vnd(state.Overdue), terms.FundSource, unit));
}
