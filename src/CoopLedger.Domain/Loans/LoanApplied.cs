using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>Somebody asked a fund for a loan.</summary>
[EventName("loan.applied.v1"), Label("Đề nghị vay vốn", "Loan applied for")]
public sealed record LoanApplied(
    LoanId Loan,
    DateOnly On,
    OrganisationId Borrower,
    BorrowerKind BorrowerKind,
    Text Project,
    FundId Fund,
    Vnd TotalInvestment,
    Vnd Equity,
    Vnd Amount,
    TermMonths Term) : EventOf<Loan>
{
    public override int RankInDay => 0;

    public override Loan ApplyTo(Loan state) => state with { Application = this };

    public override Refusal? CannotFollow(Loan before) =>
        before.Application is { } application
            ? ApplyForLoan.AlreadyApplied.BrokenByField("loan", Loan, application.On)
        : before.Approval is { } approval
            ? ApproveLoan.AlreadyDecided.BrokenByField("loan", Loan, approval.On)
        : before.Terms is { } terms && (terms.Borrower, terms.Project) != (Borrower, Project)
            ? DisburseLoan.TermsDiffer.BrokenByField("loan", Loan, terms.Borrower, terms.Project)
            : null;
}

/// <summary>Asks a fund for a loan. Whether the conditions are met is examined at the approval.
/// </summary>
/// <param name="Loan">The loan's id: one loan for one project of one borrower.</param>
/// <param name="Borrower">The organisation that asks, or the one whose member asks; founded by
/// that day and not dissolved.</param>
/// <param name="BorrowerKind">Who asks.</param>
/// <param name="Project">What the money is for.</param>
/// <param name="Fund">The fund that is asked.</param>
/// <param name="TotalInvestmentVnd">What the project costs.</param>
/// <param name="EquityVnd">What the borrower pays itself.</param>
/// <param name="AmountVnd">The amount asked for, more than zero.</param>
/// <param name="TermMonths">For how many months.</param>
/// <param name="On">The day of the application.</param>
[CommandName("apply-for-loan"), Label("Đề nghị vay vốn", "Apply for a loan")]
public sealed record ApplyForLoan(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Bên vay", "Borrower")] OrganisationId Borrower,
    [Label("Đối tượng vay", "Kind of borrower")] BorrowerKind BorrowerKind,
    [Label("Dự án", "Project")] Text Project,
    [Label("Quỹ", "Fund")] FundId Fund,
    [Label("Tổng vốn đầu tư", "Total investment")] Vnd TotalInvestmentVnd,
    [Label("Vốn tự có", "Own share")] Vnd EquityVnd,
    [Label("Số tiền đề nghị", "Amount")] Vnd AmountVnd,
    [Label("Thời hạn (tháng)", "Term (months)")] TermMonths TermMonths,
    [Label("Ngày đề nghị", "Day of application")] DateOnly On) : CommandOf<Loan, Organisation>
{
    public static readonly Rule AlreadyApplied = new(
        "loan.already-applied",
        "Khoản vay \"{0}\" đã được đề nghị ngày {1} với nội dung khác.",
        "The loan \"{0}\" was applied for on {1}, and differs.",
        "Book-keeping: an application is entered once");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override StreamName? Reads => Organisation.Stream(Borrower);

    public override Decision Decide(Loan state, Organisation other)
    {
        var applied = new LoanApplied(
            Loan, On, Borrower, BorrowerKind, Project, Fund, TotalInvestmentVnd, EquityVnd,
            AmountVnd, TermMonths);
        if (state.Application == applied)
        {
            return Decision.Nothing; // Whatever has become of the borrower since.
        }

        return other.RefuseUnlessAlive(Borrower, On, "borrower") is { } refusal
                ? Decision.Refuse(refusal)
            : AmountVnd.Dong == 0
                ? Decision.Refuse(DisburseLoan.NotPositive.BrokenByField("amountVnd"))
                : Decision.Record(applied);
    }
}
