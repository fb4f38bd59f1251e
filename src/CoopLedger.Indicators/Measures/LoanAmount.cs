using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Money paid out in the window, less what was taken back in it.</summary>
public sealed class LoanAmount() : Flow(
    "loan-amount", Labels.Of("Tổng số tiền giải ngân", "Amount disbursed"), Unit.Dong,
    Dimensions.ByFundSource),
    IPosts<LoanDisbursed>, IPosts<DisbursementReversed>
{
    public void Post(LoanDisbursed fact, in Poster to) =>
        to.Add(fact.Unit, fact.Amount.Dong, Facet.Of(fact.FundSource));

    public void Post(DisbursementReversed fact, in Poster to) =>
        to.Add(fact.Unit, -fact.Amount.Dong, Facet.Of(fact.FundSource));
}
