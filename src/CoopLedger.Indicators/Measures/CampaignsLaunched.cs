using CoopLedger.Domain.Campaigns;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Launches of campaigns by alliances in the window.</summary>
public sealed class CampaignsLaunched() : Flow(
    "campaigns-launched", Labels.Of("Số lễ phát động", "Campaigns launched"),
    Unit.Instances, Dimensions.None),
    IPosts<CampaignLaunched>
{
    public void Post(CampaignLaunched fact, in Poster to) => to.Add(fact.Unit, +1);
}
