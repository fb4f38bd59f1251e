using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Campaigns;

/// <summary>A group of contents (nhóm nội dung) of an alliance's part in a campaign.</summary>
[EventName("campaign.pillar-added.v1"), Label("Nhóm nội dung", "Campaign pillar added")]
public sealed record CampaignPillarAdded(
    CampaignId Campaign,
    UnitId Unit,
    Count Ordinal,
    Text Title,
    DateOnly On) : EventOf<Campaign>
{
    public override int RankInDay => 3;

    public override Campaign ApplyTo(Campaign state) =>
        state with { Pillars = state.Pillars.Add(this) };

    public override Refusal? CannotFollow(Campaign before) =>
        before.RefuseUnlessOpen(Campaign, On)
        ?? (!before.Adoptions.ContainsKey(Unit.Text)
            ? AddCampaignPillar.NotAdopted.BrokenByField("unit", Unit, Campaign, On)
            : before.PillarsOf(Unit) + 1 is var next && next != Ordinal.Value
                ? AddCampaignPillar.Gap.BrokenByField("ordinal", Unit, next, Ordinal)
                : null);
}

/// <summary>Adds a group of contents to an alliance's part in a campaign.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Unit">The unit of an alliance that has adopted it.</param>
/// <param name="Ordinal">Which group: 1, then 2, without gaps.</param>
/// <param name="Title">What it is about.</param>
/// <param name="On">The day from which it is known.</param>
[CommandName("add-campaign-pillar"), Label("Thêm nhóm nội dung", "Add a campaign pillar")]
public sealed record AddCampaignPillar(
    [Label("Chiến dịch", "Campaign")] CampaignId Campaign,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Thứ tự", "Ordinal")] Count Ordinal,
    [Label("Nội dung", "Title")] Text Title,
    [Label("Ngày", "Day")] DateOnly On) : CommandOf<Campaign>
{
    public static readonly Rule NotAdopted = new(
        "campaign.not-adopted",
        "Liên minh của \"{0}\" chưa triển khai chiến dịch \"{1}\" tính đến {2} (adopt-campaign).",
        "The alliance of \"{0}\" has not taken up the campaign \"{1}\" by {2} (adopt-campaign).",
        "Campaigning: the contents are those of an alliance's own plan");

    public static readonly Rule Gap = new(
        "campaign.pillar-gap",
        "Nhóm nội dung tiếp theo của \"{0}\" là {1}, không phải {2}.",
        "The next pillar of \"{0}\" is {1}, not {2}.",
        "Campaigning: groups of contents are numbered from 1 without gaps");

    public override bool MayLieAhead => true;

    public override StreamName Stream => Campaigns.Campaign.Stream(Campaign);

    public override Decision Decide(Campaign state) =>
        Decision.Record(new CampaignPillarAdded(Campaign, Unit, Ordinal, Title, On));
}
