using CoopLedger.Domain.Support;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations with a grant of support in the window that was not revoked in it; one
/// supported in two ways is one.</summary>
public sealed class OrganisationsSupported() : Distinct(
    "organisations-supported", Labels.Of("Số tổ chức được hỗ trợ", "Organisations supported"),
    Unit.Organisations, Dimensions.BySupportKind),
    IPosts<SupportGranted>, IPosts<SupportRevoked>
{
    public override bool TotalsMayRecur => true;

    public void Post(SupportGranted fact, in Poster to) => to.AddOnce(
        fact.Unit, fact.Organisation, Code<SupportKind>.Of(fact.Kind), fact.Grant, +1,
        Facet.Of(fact.Kind));

    public void Post(SupportRevoked fact, in Poster to) => to.AddOnce(
        fact.Unit, fact.Organisation, Code<SupportKind>.Of(fact.Kind), fact.Grant, -1,
        Facet.Of(fact.Kind));
}
