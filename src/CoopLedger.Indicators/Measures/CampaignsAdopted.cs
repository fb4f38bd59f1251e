using CoopLedger.Domain.Campaigns;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Times an alliance took a campaign up in the window.</summary>
public sealed class CampaignsAdopted() : Flow(
    "campaigns-adopted", Labels.Of("Số lượt triển khai chiến dịch", "Campaigns adopted"),
    Unit.Instances, Dimensions.None),
    IPosts<CampaignAdopted>
{
    public void Post(CampaignAdopted fact, in Poster to) => to.Add(fact.Unit, +1);
}
