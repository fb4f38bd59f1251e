using CoopLedger.Domain.Certifications;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations with area that was helped towards a certificate in the window, each
/// once.</summary>
public sealed class OrganisationsAreaSupported() : Distinct(
    "organisations-area-supported",
    Labels.Of("Số tổ chức được hỗ trợ chứng nhận", "Organisations supported in certification"),
    Unit.Organisations, Dimensions.ByStandard),
    IPosts<CertificationSupported>
{
    public override bool TotalsMayRecur => true;

    public void Post(CertificationSupported fact, in Poster to)
    {
        if (fact.Area is not null)
        {
            to.AddOnce(fact.Unit, fact.Organisation.Text, +1, Facet.Of(fact.Standard));
        }
    }
}
