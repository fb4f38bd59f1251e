using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Campaigns;

/// <summary>A campaign was planned, such as the action month for cooperatives of one year. The
/// programme window is the time in which all of it takes place.</summary>
[EventName("campaign.planned.v1"), Label("Kế hoạch tháng hành động", "Campaign planned")]
public sealed record CampaignPlanned(
    CampaignId Campaign,
    DateOnly On,
    Text Title,
    Text? Theme,
    Count? Edition,
    DateOnly From,
    DateOnly To,
    Text? Basis) : EventOf<Campaign>
{
    public override int RankInDay => 0;

    /// <summary>Whether days lie inside the programme window, both ends included.</summary>
    public bool Holds(DateOnly from, DateOnly to) => from >= From && to <= To;

    public override Campaign ApplyTo(Campaign state) => state with { Planned = this };

    public override Refusal? CannotFollow(Campaign before) => before.Planned is { } planned
        ? PlanCampaign.AlreadyPlanned.BrokenByField("id", Campaign, planned.On)
        : null;
}

/// <summary>Plans a campaign.</summary>
/// <param name="Id">The campaign's id, one for each edition.</param>
/// <param name="Title">What it is called.</param>
/// <param name="From">The first day of the programme window.</param>
/// <param name="To">The last day of the programme window.</param>
/// <param name="On">The day from which it is known.</param>
/// <param name="Theme">Its theme.</param>
/// <param name="Edition">Which edition it is, from 1.</param>
/// <param name="Basis">The document it rests on, with number and issuer.</param>
[CommandName("plan-campaign"), Label("Lập kế hoạch tháng hành động", "Plan a campaign")]
public sealed record PlanCampaign(
    [Label("Mã chiến dịch", "Campaign id")] CampaignId Id,
    [Label("Tên", "Title")] Text Title,
    [Label("Từ ngày", "First day")] DateOnly From,
    [Label("Đến ngày", "Last day")] DateOnly To,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Chủ đề", "Theme")] Text? Theme = null,
    [Label("Lần thứ", "Edition")] Count? Edition = null,
    [Label("Căn cứ", "Basis")] Text? Basis = null) : CommandOf<Campaign>
{
    public static readonly Rule AlreadyPlanned = new(
        "campaign.already-planned",
        "Chiến dịch \"{0}\" đã được lập kế hoạch ngày {1} với nội dung khác.",
        "The campaign \"{0}\" is on record as planned on {1}, and differs.",
        "Event sourcing: one plan per campaign; another edition has another id");

    public override bool MayLieAhead => true;

    public override StreamName Stream => Campaign.Stream(Id);

    public override Decision Decide(Campaign state) =>
        Windows.Refuse(From, To) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new CampaignPlanned(
                Id, On, Title, Theme, Edition, From, To, Basis));
}
