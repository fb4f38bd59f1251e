using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Loans (dự án) with a disbursement in the window that was not taken back in it; three
/// tranches of one loan are one. Never to be added to disbursements.</summary>
public sealed class LoanProjects() : Distinct(
    "loan-projects", Labels.Of("Số dự án được vay vốn", "Projects with a loan"), Unit.Projects,
    Dimensions.ByFundSource),
    IPosts<LoanDisbursed>, IPosts<DisbursementReversed>
{
    public void Post(LoanDisbursed fact, in Poster to) =>
        to.AddOnce(fact.Unit, fact.Loan.Text, +1, Facet.Of(fact.FundSource));

    public void Post(DisbursementReversed fact, in Poster to) =>
        to.AddOnce(fact.Unit, fact.Loan.Text, -1, Facet.Of(fact.FundSource));
}
