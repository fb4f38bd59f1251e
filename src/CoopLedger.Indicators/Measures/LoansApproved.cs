using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Loans that a fund agreed to in the window.</summary>
public sealed class LoansApproved() : Flow(
    "loans-approved", Labels.Of("Số khoản vay được phê duyệt", "Loans approved"), Unit.Projects,
    Dimensions.ByFundSourceAndBorrower),
    IPosts<LoanApproved>
{
    public void Post(LoanApproved fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.FundSource, fact.BorrowerKind));
}
