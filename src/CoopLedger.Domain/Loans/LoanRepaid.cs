using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>A borrower paid back, principal or interest or both. Principal goes first to what is
/// overdue.</summary>
[EventName("loan.repaid.v1"), Label("Thu nợ", "Repaid")]
public sealed record LoanRepaid(
    LoanId Loan,
    DateOnly On,
    Vnd Principal,
    Vnd Interest,
    Vnd OverduePrincipal,
    FundSource FundSource,
    UnitId Unit,
    Text? Document) : EventOf<Loan>
{
    public override Loan ApplyTo(Loan state) => state with
    {
        Repaid = checked(state.Repaid + Principal.Dong),
        Overdue = checked(state.Overdue - OverduePrincipal.Dong),
        Repayments = state.Repayments.Add(this),
    };

    public override Refusal? CannotFollow(Loan before) =>
        before.RefuseDebt(Loan, On, Unit, FundSource)
        ?? (Principal.Dong > before.Outstanding
            ? RepayLoan.OverRepaid.BrokenByField(
                "principalVnd", Loan, On, Loans.Loan.Money(before.Outstanding), Principal)
        : OverduePrincipal != before.OverduePartOf(Principal)
            ? MarkLoanOverdue.PartDiffers.BrokenByField("loan", Loan, On)
            : null);
}

/// <summary>Records what a borrower paid back.</summary>
/// <param name="Loan">The loan.</param>
/// <param name="PrincipalVnd">Principal, at most what is outstanding; zero when only interest was
/// paid.</param>
/// <param name="InterestVnd">Interest; zero when only principal was paid.</param>
/// <param name="On">The day of payment.</param>
/// <param name="Document">The number of the receipt, which tells two equal payments of one day
/// apart.</param>
[CommandName("repay-loan"), Label("Thu nợ", "Repay a loan")]
public sealed record RepayLoan(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Nợ gốc", "Principal")] Vnd PrincipalVnd,
    [Label("Lãi", "Interest")] Vnd InterestVnd,
    [Label("Ngày thu nợ", "Day of payment")] DateOnly On,
    [Label("Số chứng từ", "Document")] Text? Document = null) : CommandOf<Loan>
{
    public static readonly Rule OverRepaid = new(
        "loan.over-repaid",
        "Dư nợ của khoản vay \"{0}\" ngày {1} là {2}; không thể thu nợ gốc {3}.",
        "The loan \"{0}\" has {2} outstanding on {1}; {3} of principal cannot be repaid.",
        "Book-keeping: no more is paid back than is owed");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override Decision Decide(Loan state)
    {
        // Repeated, what is overdue has changed since by this very payment.
        if (state.Repayments.Any(paid => paid.On == On && paid.Document == Document
            && (paid.Principal, paid.Interest) == (PrincipalVnd, InterestVnd)))
        {
            return Decision.Nothing;
        }

        return state.RefuseUnlessPaid(Loan, On) is { } refusal
                ? Decision.Refuse(refusal)
            : PrincipalVnd.Dong == 0 && InterestVnd.Dong == 0
                ? Decision.Refuse(DisburseLoan.NotPositive.BrokenByField("principalVnd"))
                : Decision.Record(new LoanRepaid(
                    Loan, On, PrincipalVnd, InterestVnd, state.OverduePartOf(PrincipalVnd),
                    state.Terms!.FundSource, state.UnitOn(On)!, Document));
    }
}
