using CoopLedger.Domain.Loans;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Principal past its day at the end of the day; a part of what is outstanding.
/// </summary>
public sealed class LoanOverdue() : Stock(
    "loan-overdue", Labels.Of("Nợ quá hạn", "Loans overdue"), Unit.Dong,
    Dimensions.ByFundSource),
    IPosts<LoanMarkedOverdue>, IPosts<LoanOverdueCured>, IPosts<LoanRepaid>, IPosts<LoanWrittenOff>
{
    public override string? Ceiling => "loan-outstanding";

    public void Post(LoanMarkedOverdue fact, in Poster to) =>
        to.Add(fact.Unit, fact.Principal.Dong, Facet.Of(fact.FundSource));

    public void Post(LoanOverdueCured fact, in Poster to) =>
        to.Add(fact.Unit, -fact.Principal.Dong, Facet.Of(fact.FundSource));

    public void Post(LoanRepaid fact, in Poster to) =>
        to.Add(fact.Unit, -fact.OverduePrincipal.Dong, Facet.Of(fact.FundSource));

    public void Post(LoanWrittenOff fact, in Poster to) =>
        to.Add(fact.Unit, -fact.OverduePrincipal.Dong, Facet.Of(fact.FundSource));
}
