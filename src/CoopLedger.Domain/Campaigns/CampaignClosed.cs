using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Campaigns;

/// <summary>A campaign was summed up; nothing more happens in it.</summary>
[EventName("campaign.closed.v1"), Label("Tổng kết chiến dịch", "Campaign closed")]
public sealed record CampaignClosed(CampaignId Campaign, DateOnly On, Text? Results)
    : EventOf<Campaign>
{
    public override int RankInDay => 9;

    public override Campaign ApplyTo(Campaign state) => state with { Closed = this };

    public override Refusal? CannotFollow(Campaign before) =>
        before.RefuseUnlessOpen(Campaign, On);
}

/// <summary>Closes a campaign with its summing-up.</summary>
/// <param name="Campaign">The campaign, not closed yet.</param>
/// <param name="On">The day of the summing-up.</param>
/// <param name="Results">What it came to, in words; figures are reported with report-figure.
/// </param>
[CommandName("close-campaign"), Label("Tổng kết chiến dịch", "Close a campaign")]
public sealed record CloseCampaign(
    [Label("Chiến dịch", "Campaign")] CampaignId Campaign,
    [Label("Ngày tổng kết", "Day of closing")] DateOnly On,
    [Label("Kết quả", "Results")] Text? Results = null) : CommandOf<Campaign>
{
    public override StreamName Stream => Campaigns.Campaign.Stream(Campaign);

    public override Decision Decide(Campaign state) =>
        Decision.Record(new CampaignClosed(Campaign, On, Results));
}
