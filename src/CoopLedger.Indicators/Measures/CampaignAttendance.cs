using CoopLedger.Domain.Campaigns;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Cooperatives represented at the launches in the window, as far as it was told. An
/// attendance: a cooperative at two launches counts twice, and the number says nothing about how
/// many cooperatives there are.</summary>
public sealed class CampaignAttendance() : Flow(
    "campaign-attendance", Labels.Of("Số lượt HTX dự phát động", "Attendance at launches"),
    Unit.Attendances, Dimensions.None),
    IPosts<CampaignLaunched>
{
    public void Post(CampaignLaunched fact, in Poster to)
    {
        if (fact.AttendingCooperatives is { } attending)
        {
            to.Add(fact.Unit, attending.Value);
        }
    }
}
