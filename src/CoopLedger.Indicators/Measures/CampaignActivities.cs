using CoopLedger.Domain.Campaigns;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Activities in response to campaigns in the window. A fact that two campaigns claim is
/// an activity of each; what the fact itself counts, it counts once.</summary>
public sealed class CampaignActivities() : Flow(
    "campaign-activities", Labels.Of("Số hoạt động hưởng ứng", "Campaign activities"),
    Unit.Instances, Dimensions.None),
    IPosts<CampaignActivityRecorded>
{
    public void Post(CampaignActivityRecorded fact, in Poster to) => to.Add(fact.Unit, +1);
}
