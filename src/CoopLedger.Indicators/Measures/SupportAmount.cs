using CoopLedger.Domain.Support;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Money granted as support in the window, less what was revoked in it.</summary>
public sealed class SupportAmount() : Flow(
    "support-amount", Labels.Of("Kinh phí hỗ trợ", "Amount of support"), Unit.Dong,
    Dimensions.BySupportKind),
    IPosts<SupportGranted>, IPosts<SupportRevoked>
{
    public void Post(SupportGranted fact, in Poster to) =>
        to.Add(fact.Unit, fact.Amount.Dong, Facet.Of(fact.Kind));

    public void Post(SupportRevoked fact, in Poster to) =>
        to.Add(fact.Unit, -fact.Amount.Dong, Facet.Of(fact.Kind));
}
