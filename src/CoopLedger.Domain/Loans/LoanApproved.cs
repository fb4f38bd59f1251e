using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>A fund agreed to lend, on these terms.</summary>
[EventName("loan.approved.v1"), Label("Phê duyệt cho vay", "Loan approved")]
public sealed record LoanApproved(
    LoanId Loan,
    DateOnly On,
    OrganisationId Borrower,
    BorrowerKind BorrowerKind,
    Text Project,
    FundId Fund,
    FundSource FundSource,
    UnitId Unit,
    Vnd TotalInvestment,
    Vnd Equity,
    Vnd Amount,
    TermMonths Term,
    BasisPoints AnnualRate,
    bool Concessional,
    Text? Decision) : EventOf<Loan>
{
    public override int RankInDay => 1;

    private LoanTerms Terms => new(new(Fund.Text), FundSource, Borrower, Project);

    public override Loan ApplyTo(Loan state) => state with { Approval = this, Terms = Terms };

    public override Refusal? CannotFollow(Loan before) =>
        (before.Approval?.On ?? before.RejectedOn) is { } decided
            ? ApproveLoan.AlreadyDecided.BrokenByField("loan", Loan, decided)
        : before.Application is { } asked
            && (asked.Borrower, asked.Project) != (Borrower, Project)
            ? DisburseLoan.TermsDiffer.BrokenByField("loan", Loan, asked.Borrower, asked.Project)
        : before.Terms is { } terms && terms != Terms
            ? DisburseLoan.TermsDiffer.BrokenByField("loan", Loan, terms.Borrower, terms.Project)
        : before.Disbursed > Amount.Dong
            ? DisburseLoan.OverApproved.BrokenByField(
                "amountVnd", Loan, Loans.Loan.Money(before.Disbursed), new Vnd(0), Amount)
            : null;
}

/// <summary>Approves a loan, when the law and the fund's rules in force on the day are met.
/// </summary>
/// <param name="Loan">The loan's id: one loan for one project of one borrower.</param>
/// <param name="Borrower">The organisation that borrows, or the one whose member borrows; that it
/// is founded and not dissolved is examined when money is paid out.</param>
/// <param name="BorrowerKind">Who borrows.</param>
/// <param name="Project">What the money is for.</param>
/// <param name="Fund">The fund, established by that day.</param>
/// <param name="TotalInvestmentVnd">What the project costs, more than zero.</param>
/// <param name="EquityVnd">What the borrower pays itself.</param>
/// <param name="AmountVnd">The amount approved, more than zero.</param>
/// <param name="TermMonths">For how many months.</param>
/// <param name="AnnualRateBp">The rate of interest for a year.</param>
/// <param name="On">The day of the decision, not after the first payment.</param>
/// <param name="Concessional">Whether the loan is concessional (vay ưu đãi); no when left out.
/// </param>
/// <param name="Unit">The administrative unit in which the approval counts; that of the fund when
/// left out.</param>
/// <param name="Decision">The number of the decision.</param>
[CommandName("approve-loan"), Label("Phê duyệt cho vay", "Approve a loan")]
public sealed record ApproveLoan(
    [Label("Khoản vay", "Loan")] LoanId Loan,
    [Label("Bên vay", "Borrower")] OrganisationId Borrower,
    [Label("Đối tượng vay", "Kind of borrower")] BorrowerKind BorrowerKind,
    [Label("Dự án", "Project")] Text Project,
    [Label("Quỹ", "Fund")] FundId Fund,
    [Label("Tổng vốn đầu tư", "Total investment")] Vnd TotalInvestmentVnd,
    [Label("Vốn tự có", "Own share")] Vnd EquityVnd,
    [Label("Số tiền", "Amount")] Vnd AmountVnd,
    [Label("Thời hạn (tháng)", "Term (months)")] TermMonths TermMonths,
    [Label("Lãi suất năm", "Annual rate")] BasisPoints AnnualRateBp,
    [Label("Ngày phê duyệt", "Day of approval")] DateOnly On,
    [Label("Vay ưu đãi", "Concessional")] bool? Concessional = null,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null,
    [Label("Quyết định", "Decision")] Text? Decision = null) : CommandOf<Loan, Fund>
{
    public static readonly Rule AlreadyDecided = new(
        "loan.already-decided",
        "Khoản vay \"{0}\" đã được quyết định ngày {1}.",
        "The loan \"{0}\" was decided on {1}.",
        "Book-keeping: an application is decided once");

    public override StreamName Stream => Loans.Loan.Stream(Loan);

    public override StreamName? Reads => Funds.Fund.Stream(Fund);

    public override Decision Decide(Loan state, Fund other)
    {
        if (state.Approval is { } stands
            && stands == Approved(stands.FundSource, Unit ?? stands.Unit))
        {
            return Facts.Decision.Nothing; // Whatever has become of the fund since.
        }

        if (other.Establishment is not { } fund || other.UnitOn(On) is not { } fundUnit)
        {
            return Facts.Decision.Refuse(Funds.Fund.Unknown.BrokenByField("fund", Fund, On));
        }

        return ((Unit is null ? null : AdministrativeUnits.Refuse(Unit, On))
            ?? LoanConditions.Refuse(this, other)) is { } refusal
            ? Facts.Decision.Refuse(refusal)
            : Facts.Decision.Record(Approved(fund.FundSource, Unit ?? fundUnit));
    }

    private LoanApproved Approved(FundSource source, UnitId unit) => new(
        Loan, On, Borrower, BorrowerKind, Project, Fund, source, unit, TotalInvestmentVnd,
        EquityVnd, AmountVnd, TermMonths, AnnualRateBp, Concessional ?? false, Decision);
}
