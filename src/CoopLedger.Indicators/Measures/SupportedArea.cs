using CoopLedger.Domain.Certifications;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Area helped towards a certificate in the window, in hectares. It is not certified area.
/// </summary>
public sealed class SupportedArea() : Flow(
    "supported-area",
    Labels.Of("Diện tích được hỗ trợ chứng nhận", "Area supported towards a certificate"),
    Unit.Hectares, Dimensions.ByStandard),
    IPosts<CertificationSupported>
{
    public void Post(CertificationSupported fact, in Poster to)
    {
        if (fact.Area is { } area)
        {
            to.Add(fact.Unit, area.Parts, Facet.Of(fact.Standard));
        }
    }
}
