using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations that ceased to exist in the window by a merger into another one: neither
/// dissolved nor, on the other side, founded.</summary>
public sealed class MergedAway() : Flow(
    "merged-away", Labels.Of("Số tổ chức bị sáp nhập", "Organisations merged away"),
    Unit.Organisations, Dimensions.ByKind),
    IPosts<OrganisationMerged>
{
    public void Post(OrganisationMerged fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));
}
