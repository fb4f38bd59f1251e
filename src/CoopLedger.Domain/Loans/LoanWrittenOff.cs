using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>A fund gave up principal that it will not get back.</summary>
[EventName("loan.written-off.v1"), Label("Xóa nợ", "Written off")]
public sealed record LoanWrittenOff(
    LoanId Loan,
    DateOnly On,
    Vnd Principal,
    Vnd OverduePrincipal,
    FundSource FundSource,
    UnitId Unit,
    Text? Decision) : EventOf<Loan>
{
    public override int RankInDay => 6;

    public override Loan ApplyTo(Loan state) => state with
    {
        WrittenOff = checked(state.WrittenOff + Principal.Dong),
        Overdue = checked(state.Overdue - OverduePrincipal.Dong),
        WrittenOffOn = On,
        WriteOffs = state.WriteOffs.Add(this),
    };

    public override Refusal? CannotFollow(Loan before) =>
        before.RefuseDebt(Loan, On, Unit, FundSource)
        ?? (Principal.Dong > before.Outstanding
            ? WriteOffLoan.OverWrittenOff.BrokenByField(
                "principalVnd", Loan, On, Loans.Loan.Money(before.Outstanding), Principal)
        : OverduePrincipal != before.OverduePartOf(Principal)
            ? MarkLoanOverdue.PartDiffers.BrokenByField("loan", Loan, On)
            : null);
}

/// <summary>Writes principal of a loan off; nothing more is paid out after it.</summary>
/// <param name="Loan">The loan.</param>
/// <param name="PrincipalVnd">The principal given up, more than zero and at most what is
/// outstanding.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="Decision">The number of the decision.</param>
[CommandName("write-off-loan"), Label("Xóa nợ", "Write off a loan")]
public sealed record WriteOffLoan(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Nợ gốc", "Principal")] Vnd PrincipalVnd,
    [Label("Ngày xóa nợ", "Day of the decision")] DateOnly On,
    [Label("Quyết định", "Decision")] Text? Decision = null) : CommandOf<Loan>
{
    public static readonly Rule OverWrittenOff = new(
        "loan.over-written-off",
        "Dư nợ của khoản vay \"{0}\" ngày {1} là {2}; không thể xóa {3}.",
        "The loan \"{0}\" has {2} outstanding on {1}; {3} cannot be written off.",
        "Book-keeping: no more is given up than is owed");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override Decision Decide(Loan state)
    {
        // Repeated, what is overdue has changed since by this very fact.
        if (state.WriteOffs.Any(given =>
            (given.On, given.Principal) == (On, PrincipalVnd) && given.Decision == Decision))
        {
            return Facts.Decision.Nothing;
        }

        return state.RefuseUnlessPaid(Loan, On) is { } refusal
                ? Facts.Decision.Refuse(refusal)
            : PrincipalVnd.Dong == 0
                ? Facts.Decision.Refuse(DisburseLoan.NotPositive.BrokenByField("principalVnd"))
                : Facts.Decision.Record(new LoanWrittenOff(
                    Loan, On, PrincipalVnd, state.OverduePartOf(PrincipalVnd),
                    state.Terms!.FundSource, state.UnitOn(On)!, Decision));
    }
}
