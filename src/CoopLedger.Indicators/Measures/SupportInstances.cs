using CoopLedger.Domain.Support;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Instances of support (lượt) granted in the window, less those revoked in it: one
/// organisation supported in two ways is two, so that kinds may be added but are not
/// organisations.</summary>
public sealed class SupportInstances() : Flow(
    "support-instances", Labels.Of("Số lượt hỗ trợ", "Instances of support"), Unit.Instances,
    Dimensions.BySupportKind),
    IPosts<SupportGranted>, IPosts<SupportRevoked>
{
    public void Post(SupportGranted fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(SupportRevoked fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Kind));
}
