using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Conversions into a kind in the window. Reports often count a group that became a
/// cooperative as founded: that is this and founded together.</summary>
public sealed class ConvertedIn() : Flow(
    "converted-in", Labels.Of("Số tổ chức chuyển đổi đến", "Organisations converted in"),
    Unit.Organisations, Dimensions.ByKind),
    IPosts<OrganisationConverted>
{
    public void Post(OrganisationConverted fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.To));
}
