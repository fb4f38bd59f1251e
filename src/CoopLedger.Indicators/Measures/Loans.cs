using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Disbursements in the window (lượt): three tranches of one loan are three. One taken
/// back counts less on the day it was taken back.</summary>
public sealed class Loans() : Flow(
    "loans", Labels.Of("Số lượt giải ngân", "Loan disbursements"), Unit.Loans,
    Dimensions.ByFundSource),
    IPosts<LoanDisbursed>, IPosts<DisbursementReversed>
{
    public void Post(LoanDisbursed fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.FundSource));

    public void Post(DisbursementReversed fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.FundSource));
}
