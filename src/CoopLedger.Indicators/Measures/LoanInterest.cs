using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Interest paid in the window.</summary>
public sealed class LoanInterest() : Flow(
    "loan-interest", Labels.Of("Thu lãi", "Interest received"), Unit.Dong,
    Dimensions.ByFundSource),
    IPosts<LoanRepaid>
{
    public void Post(LoanRepaid fact, in Poster to) =>
        to.Add(fact.Unit, fact.Interest.Dong, Facet.Of(fact.FundSource));
}
