using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Principal given up in the window.</summary>
public sealed class LoanAmountWrittenOff() : Flow(
    "loan-written-off", Labels.Of("Số nợ được xóa", "Principal written off"), Unit.Dong,
    Dimensions.ByFundSource),
    IPosts<LoanWrittenOff>
{
    public void Post(LoanWrittenOff fact, in Poster to) =>
        to.Add(fact.Unit, fact.Principal.Dong, Facet.Of(fact.FundSource));
}
