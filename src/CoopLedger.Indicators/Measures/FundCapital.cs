using CoopLedger.Domain.Funds;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Capital that funds received and did not return, at the end of the day; what is lent
/// out is still theirs.</summary>
public sealed class FundCapital() : Stock(
    "fund-capital", Labels.Of("Vốn của quỹ", "Capital of funds"), Unit.Dong,
    Dimensions.ByFundSource),
    IPosts<FundCapitalReceived>, IPosts<FundCapitalReturned>
{
    public void Post(FundCapitalReceived fact, in Poster to) =>
        to.Add(fact.Unit, fact.Amount.Dong, Facet.Of(fact.FundSource));

    public void Post(FundCapitalReturned fact, in Poster to) =>
        to.Add(fact.Unit, -fact.Amount.Dong, Facet.Of(fact.FundSource));
}
