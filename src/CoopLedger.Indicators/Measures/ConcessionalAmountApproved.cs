using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Money that funds agreed to lend on concessional terms (vay ưu đãi) in the window.
/// </summary>
public sealed class ConcessionalAmountApproved() : Flow(
    "concessional-amount-approved",
    Labels.Of("Số tiền vay ưu đãi được phê duyệt", "Concessional amount approved"), Unit.Dong,
    Dimensions.ByFundSourceAndBorrower),
    IPosts<LoanApproved>
{
    public override string? Ceiling => "loan-amount-approved";

    public void Post(LoanApproved fact, in Poster to)
    {
        if (fact.Concessional)
        {
            to.Add(
                fact.Unit, fact.Amount.Dong, Facet.Of(fact.FundSource, fact.BorrowerKind));
        }
    }
}
