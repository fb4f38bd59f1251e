using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Campaigns;

/// <summary>The alliance of an administrative unit takes a campaign up, by a plan of its own.
/// </summary>
[EventName("campaign.adopted.v1"), Label("Địa phương triển khai", "Campaign adopted")]
public sealed record CampaignAdopted(
    CampaignId Campaign,
    UnitId Unit,
    DateOnly On,
    Text? Document) : EventOf<Campaign>
{
    public override int RankInDay => 2;

    public override Campaign ApplyTo(Campaign state) =>
        state with { Adoptions = state.Adoptions.SetItem(Unit.Text, this) };

    public override Refusal? CannotFollow(Campaign before) =>
        before.RefuseUnlessOpen(Campaign, On)
        ?? (before.Adoptions.TryGetValue(Unit.Text, out var adoption)
            ? AdoptCampaign.AlreadyAdopted.BrokenByField("unit", Unit, Campaign, adoption.On)
            : null);
}

/// <summary>Records that an alliance takes a campaign up.</summary>
/// <param name="Campaign">The campaign, planned by that day.</param>
/// <param name="Unit">The administrative unit of the alliance.</param>
/// <param name="On">The day of the alliance's document.</param>
/// <param name="Document">The alliance's document, with number and issuer.</param>
[CommandName("adopt-campaign"), Label("Triển khai chiến dịch", "Adopt a campaign")]
public sealed record AdoptCampaign(
    [Label("Chiến dịch", "Campaign")] CampaignId Campaign,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày văn bản", "Day of the document")] DateOnly On,
    [Label("Văn bản", "Document")] Text? Document = null) : CommandOf<Campaign>
{
    public static readonly Rule AlreadyAdopted = new(
        "campaign.already-adopted",
        "Liên minh của \"{0}\" đã triển khai chiến dịch \"{1}\" từ {2}, với nội dung khác.",
        "The alliance of \"{0}\" has taken up the campaign \"{1}\" on {2}, and it differs.",
        "Campaigning: an alliance adopts a campaign once");

    public override bool MayLieAhead => true;

    public override StreamName Stream => Campaigns.Campaign.Stream(Campaign);

    public override Decision Decide(Campaign state) =>
        AdministrativeUnits.Refuse(Unit, On) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new CampaignAdopted(Campaign, Unit, On, Document));
}
