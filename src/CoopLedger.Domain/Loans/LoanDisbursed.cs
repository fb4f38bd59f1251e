using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Regulations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>A tranche of a loan was paid out. It says whether the loan is concessional when it
/// rests on an approval.</summary>
[EventName("loan.disbursed.v2", Formerly = "loan.disbursed.v1")]
[Label("Giải ngân", "Disbursed")]
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
    Text Project,
    bool? BadDebtChecked = null,
    bool? Concessional = null) : EventOf<Loan>
{
    public override int RankInDay => 2;

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
            : before.ClosedOn is { } closed
                ? Loans.Loan.Closed.BrokenByField("loan", Loan, closed)
            : Concessional is { } concessional && before.Approval?.Concessional != concessional
                ? DisburseLoan.NotApproved.BrokenByField("loan", Loan, On)
            : before.Disbursed > (before.Approval?.Amount.Dong ?? Vnd.Max) - Amount.Dong
                ? DisburseLoan.OverApproved.BrokenByField(
                    "amountVnd", Loan, Loans.Loan.Money(before.Disbursed), Amount,
                    before.Approval?.Amount ?? new Vnd(Vnd.Max))
                : null;
}

/// <summary>Pays out a loan, or one tranche of it. Since Decree 45/2021/NĐ-CP the loan is approved
/// first.</summary>
/// <param name="Loan">The loan's id: one loan for one project of one borrower.</param>
/// <param name="Fund">The fund that pays.</param>
/// <param name="FundSource">The kind of fund.</param>
/// <param name="Borrower">The organisation that borrows, founded by that day and not dissolved;
/// the loan counts in its administrative unit.</param>
/// <param name="Project">What the money is for.</param>
/// <param name="AmountVnd">The amount paid out, more than zero.</param>
/// <param name="On">The day of payment.</param>
/// <param name="Tranche">Which payment of the loan; 1 when left out.</param>
/// <param name="BadDebtChecked">Whether it was checked that the borrower has no bad debt at a
/// credit institution; demanded of the first payment.</param>
[CommandName("disburse-loan"), Label("Giải ngân khoản vay", "Disburse a loan")]
public sealed record DisburseLoan(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Quỹ", "Fund")] Text Fund,
    [Label("Nguồn vốn", "Fund source")] FundSource FundSource,
    [Label("Bên vay", "Borrower")] OrganisationId Borrower,
    [Label("Dự án", "Project")] Text Project,
    [Label("Số tiền", "Amount")] Vnd AmountVnd,
    [Label("Ngày giải ngân", "Day of disbursement")] DateOnly On,
    [Label("Đợt", "Tranche")] Tranche? Tranche = null,
    [Label("Đã kiểm tra nợ xấu", "Bad debt checked")] bool? BadDebtChecked = null)
    : CommandOf<Loan, Organisation>
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

    public static readonly Rule NotApproved = new(
        "loan.not-approved",
        "Khoản vay \"{0}\" chưa được phê duyệt như vậy tính đến {1}.",
        "The loan \"{0}\" has not been approved like this by {1}.",
        "Decree 45/2021/NĐ-CP art. 22 and 31: conditions are examined before money is paid out");

    public static readonly Rule OverApproved = new(
        "loan.over-approved",
        "Khoản vay \"{0}\" đã giải ngân {1}; thêm {2} sẽ vượt mức được phê duyệt {3}.",
        "Of the loan \"{0}\" {1} is paid out; {2} more would pass the {3} approved.",
        "Decree 45/2021/NĐ-CP art. 31: a fund pays out what it approved");

    public static readonly Rule BadDebtUnchecked = new(
        "loan.bad-debt-unchecked",
        "Chưa kiểm tra nợ xấu của \"{0}\" trước lần giải ngân đầu tiên ({1}).",
        "Bad debt of \"{0}\" was not checked before the first payment ({1}).",
        "Decree 45/2021/NĐ-CP art. 22: no bad debt at credit institutions when first paid out");

    public static readonly Rule BorrowerNotActive = new(
        "loan.borrower-not-active",
        "Bên vay \"{0}\" ngừng hoạt động từ {1}.",
        "The borrower \"{0}\" has stopped operating since {1}.",
        "Decree 45/2021/NĐ-CP art. 22: a feasible project (that it needs a borrower in operation "
            + "is our reading)");

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

        if (AmountVnd.Dong == 0)
        {
            return Decision.Refuse(NotPositive.BrokenByField("amountVnd"));
        }

        return RefuseByDecree(state, other) is { } broken
            ? Decision.Refuse(broken)
            : Decision.Record(new LoanDisbursed(
                Loan, tranche, On, AmountVnd, Fund, FundSource, Borrower, other.Kind,
                other.UnitOn(On)!, Project, BadDebtChecked, state.Approval?.Concessional));
    }

    // Demanded of new payments alone: those recorded before there were approvals stay as they are.
    private Refusal? RefuseByDecree(Loan state, Organisation borrower)
    {
        if (Regulation.On("loan-conditions", On) is not { } law)
        {
            return null;
        }

        if (borrower.SuspendedOn is { } suspended)
        {
            return BorrowerNotActive.BrokenByField("borrower", Borrower, suspended);
        }

        return state.Approval is not { } approval
                ? NotApproved.BrokenByField("loan", Loan, On)
            : !approval.BorrowerKind.Fits(borrower.Kind)
                ? Borrowers.NotEligible.BrokenByField(
                    "borrower", Borrower, Code<OrganisationKind>.Of(borrower.Kind))
            : BadDebtChecked != true && state.Tranches.Values.All(paid => paid.TakenBack)
                ? BadDebtUnchecked.BrokenByField("badDebtChecked", Borrower, law)
                : null;
    }
}
