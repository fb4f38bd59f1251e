using CoopLedger.Domain.Certifications;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Area under certificates that are valid at the end of the day, in hectares.</summary>
public sealed class CertifiedArea() : Stock(
    "certified-area", Labels.Of("Diện tích được chứng nhận", "Certified area"), Unit.Hectares,
    Dimensions.ByStandard),
    IPosts<CertificationGranted>, IPosts<CertificationLapsed>
{
    public void Post(CertificationGranted fact, in Poster to)
    {
        if (fact.Area is { } area)
        {
            to.Add(fact.Unit, area.Parts, Facet.Of(fact.Standard));
        }
    }

    public void Post(CertificationLapsed fact, in Poster to)
    {
        if (fact.Area is { } area)
        {
            to.Add(fact.Unit, -area.Parts, Facet.Of(fact.Standard));
        }
    }
}
