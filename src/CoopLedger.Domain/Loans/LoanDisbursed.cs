using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>A tranche of a loan was paid out.</summary>
[EventName("loan.disbursed.v1"), Label("Giải ngân", "Disbursed")]
public sealed record LoanDisbursed(
    LoanId Loan,
    Tranche Tranche,
    DateOnly On,
    Vnd Amount,
    Text Fund,
    FundSource FundSource,
    OrganisationId Borrower,
    OrganisationKind BorrowerKind,
    UnitId Unit,
    Text Project) : EventOf<Loan>
{
    public override int RankInDay => 0;

    private LoanTerms Terms => new(Fund, FundSource, Borrower, Project);

    public override Loan ApplyTo(Loan state) => state with
    {
        Terms = Terms,
        Tranches = state.Tranches.SetItem(Tranche.Number, new TranchePaid(On, Amount, Unit)),
    };

    public override Refusal? CannotFollow(Loan before) =>
        before.Terms is { } terms && terms != Terms
            ? DisburseLoan.TermsDiffer.BrokenByField("loan", Loan, terms.Borrower, terms.Project)
            : before.Tranches.TryGetValue(Tranche.Number, out var paid)
                ? DisburseLoan.TrancheAlreadyPaid.BrokenByField(
                    "tranche", Loan, Tranche, paid.On, paid.Amount)
                : null;
}

/// <summary>Pays out a loan, or one tranche of it.</summary>
/// <param name="Loan">The loan's id: one loan for one project of one borrower.</param>
/// <param name="Fund">The fund that pays.</param>
/// <param name="FundSource">The kind of fund.</param>
/// <param name="Borrower">The organisation that borrows, founded by that day and not dissolved;
/// the loan counts in its administrative unit.</param>
/// <param name="Project">What the money is for.</param>
/// <param name="AmountVnd">The amount paid out, more than zero.</param>
/// <param name="On">The day of payment.</param>
/// <param name="Tranche">Which payment of the loan; 1 when left out.</param>
[CommandName("disburse-loan"), Label("Giải ngân khoản vay", "Disburse a loan")]
public sealed record DisburseLoan(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Quỹ", "Fund")] Text Fund,
    [Label("Nguồn vốn", "Fund source")] FundSource FundSource,
    [Label("Bên vay", "Borrower")] OrganisationId Borrower,
    [Label("Dự án", "Project")] Text Project,
    [Label("Số tiền", "Amount")] Vnd AmountVnd,
    [Label("Ngày giải ngân", "Day of disbursement")] DateOnly On,
    [Label("Đợt", "Tranche")] Tranche? Tranche = null) : CommandOf<Loan, Organisation>
{
    public static readonly Rule NotPositive = new(
        "money.not-positive",
        "Số tiền phải lớn hơn 0 đồng.",
        "The amount must be more than 0 dong.",
        "Decree 45/2021/NĐ-CP art. 25: loans are made and repaid in dong");

    public static readonly Rule TermsDiffer = new(
        "loan.terms-differ",
        "Khoản vay \"{0}\" thuộc về \"{1}\" cho dự án \"{2}\"; "
            + "các đợt phải cùng quỹ, bên vay, dự án.",
        "The loan \"{0}\" is of \"{1}\" for \"{2}\"; "
            + "its tranches share fund, borrower and project.",
        "Decree 45/2021/NĐ-CP: one loan for one project of one borrower");

    public static readonly Rule TrancheAlreadyPaid = new(
        "loan.tranche-already-disbursed",
        "Đợt {1} của khoản vay \"{0}\" đã giải ngân ngày {2}: {3}.",
        "Tranche {1} of the loan \"{0}\" was paid out on {2}: {3}.",
        "Book-keeping: a payment is entered once");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override StreamName? Reads => Organisation.Stream(Borrower);

    public override Decision Decide(Loan state, Organisation other)
    {
        var tranche = Tranche ?? Values.Tranche.First;
        var terms = new LoanTerms(Fund, FundSource, Borrower, Project);
        if (state.Terms == terms
            && state.Tranches.TryGetValue(tranche.Number, out var paid)
            && (paid.On, paid.Amount) == (On, AmountVnd))
        {
            return Decision.Nothing; // Whatever has become of the borrower since.
        }

        if (other.RefuseUnlessAlive(Borrower, On, "borrower") is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        return AmountVnd.Dong == 0
            ? Decision.Refuse(NotPositive.BrokenByField("amountVnd"))
            : Decision.Record(new LoanDisbursed(
                Loan, tranche, On, AmountVnd, Fund, FundSource, Borrower, other.Kind,
                other.UnitOn(On)!, Project));
    }
}
