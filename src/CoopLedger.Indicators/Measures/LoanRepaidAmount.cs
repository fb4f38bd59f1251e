using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Principal paid back in the window.</summary>
public sealed class LoanRepaidAmount() : Flow(
    "loan-repaid", Labels.Of("Thu nợ gốc", "Principal repaid"), Unit.Dong,
    Dimensions.ByFundSource),
    IPosts<LoanRepaid>
{
    public void Post(LoanRepaid fact, in Poster to) =>
        to.Add(fact.Unit, fact.Principal.Dong, Facet.Of(fact.FundSource));
}
