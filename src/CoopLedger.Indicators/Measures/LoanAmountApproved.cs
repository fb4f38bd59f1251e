using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Money that funds agreed to lend in the window.</summary>
public sealed class LoanAmountApproved() : Flow(
    "loan-amount-approved", Labels.Of("Số tiền vay được phê duyệt", "Amount approved"), Unit.Dong,
    Dimensions.ByFundSourceAndBorrower),
    IPosts<LoanApproved>
{
    public void Post(LoanApproved fact, in Poster to) =>
        to.Add(fact.Unit, fact.Amount.Dong, Facet.Of(fact.FundSource, fact.BorrowerKind));
}
