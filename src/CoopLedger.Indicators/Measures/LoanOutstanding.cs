using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Principal still owed at the end of the day: paid out, less what was taken back, repaid
/// and written off.</summary>
public sealed class LoanOutstanding() : Stock(
    "loan-outstanding", Labels.Of("Dư nợ", "Loans outstanding"), Unit.Dong,
    Dimensions.ByFundSource),
    IPosts<LoanDisbursed>, IPosts<DisbursementReversed>, IPosts<LoanRepaid>, IPosts<LoanWrittenOff>
{
    public void Post(LoanDisbursed fact, in Poster to) =>
        to.Add(fact.Unit, fact.Amount.Dong, Facet.Of(fact.FundSource));

    public void Post(DisbursementReversed fact, in Poster to) =>
        to.Add(fact.Unit, -fact.Amount.Dong, Facet.Of(fact.FundSource));

    public void Post(LoanRepaid fact, in Poster to) =>
        to.Add(fact.Unit, -fact.Principal.Dong, Facet.Of(fact.FundSource));

    public void Post(LoanWrittenOff fact, in Poster to) =>
        to.Add(fact.Unit, -fact.Principal.Dong, Facet.Of(fact.FundSource));
}
