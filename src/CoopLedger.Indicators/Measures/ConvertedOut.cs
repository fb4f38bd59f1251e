using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Conversions out of a kind in the window, those into what no alliance counts included.
/// </summary>
public sealed class ConvertedOut() : Flow(
    "converted-out", Labels.Of("Số tổ chức chuyển đổi đi", "Organisations converted out"),
    Unit.Organisations, Dimensions.ByKind),
    IPosts<OrganisationConverted>, IPosts<OrganisationConvertedOutside>
{
    public void Post(OrganisationConverted fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.From));

    public void Post(OrganisationConvertedOutside fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));
}
