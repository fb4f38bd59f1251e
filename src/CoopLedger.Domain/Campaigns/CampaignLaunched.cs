using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Campaigns;

/// <summary>The part of a day, as reports name it.</summary>
/// <remarks>The default value is the morning.</remarks>
public enum DayPart
{
    [Label("Buổi sáng", "Morning"), Also("sang", "am")]
    Morning,

    [Label("Buổi chiều", "Afternoon"), Also("chieu", "pm")]
    Afternoon,

    [Label("Buổi tối", "Evening"), Also("toi", "night")]
    Evening,
}

/// <summary>An alliance launched a campaign with a ceremony. Those attending are an attendance:
/// they say nothing about how many cooperatives there are.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Unit">The unit of the alliance.</param>
/// <param name="On">The day.</param>
/// <param name="Place">Where it was held.</param>
/// <param name="DayPart">When in the day.</param>
/// <param name="AttendingCooperatives">How many cooperatives were represented.</param>
/// <param name="YearInferred">Whether the source prints the day without its year.</param>
[EventName("campaign.launched.v1"), Label("Lễ phát động", "Campaign launched")]
public sealed record CampaignLaunched(
    CampaignId Campaign,
    UnitId Unit,
    DateOnly On,
    Text Place,
    DayPart? DayPart,
    Count? AttendingCooperatives,
    bool YearInferred) : EventOf<Campaign>
{
    public override Campaign ApplyTo(Campaign state) =>
        state with { Launches = state.Launches.SetItem(Unit.Text, this) };

    public override Refusal? CannotFollow(Campaign before) =>
        before.RefuseUnlessOpen(Campaign, On)
        ?? (before.Launches.TryGetValue(Unit.Text, out var launch)
            ? LaunchCampaign.AlreadyLaunched.BrokenByField("unit", Unit, Campaign, launch.On)
            : before.Planned!.Holds(On, On) ? null
            : LaunchCampaign.Outside.BrokenByField(
                "on", On, before.Planned.From, before.Planned.To));
}

/// <summary>Records the ceremony with which an alliance launched a campaign.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Unit">The administrative unit of the alliance.</param>
/// <param name="On">The day, inside the programme window.</param>
/// <param name="Place">Where it was held.</param>
/// <param name="DayPart">When in the day.</param>
/// <param name="AttendingCooperatives">How many cooperatives were represented.</param>
/// <param name="YearInferred">Whether the source prints the day without its year; no when left
/// out.</param>
[CommandName("launch-campaign"), Label("Phát động chiến dịch", "Launch a campaign")]
public sealed record LaunchCampaign(
    [Label("Chiến dịch", "Campaign")] CampaignId Campaign,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày phát động", "Day of the launch")] DateOnly On,
    [Label("Địa điểm", "Place")] Text Place,
    [Label("Buổi", "Part of the day")] DayPart? DayPart = null,
    [Label("Số HTX dự", "Cooperatives attending")] Count? AttendingCooperatives = null,
    [Label("Năm do suy ra", "Year inferred")] bool? YearInferred = null) : CommandOf<Campaign>
{
    public static readonly Rule Outside = new(
        "campaign.launch-outside",
        "Ngày phát động {0} nằm ngoài thời gian của chương trình {1}–{2}.",
        "The launch on {0} lies outside the programme {1}–{2}.",
        "Campaigning: a campaign is launched while its programme runs");

    public static readonly Rule AlreadyLaunched = new(
        "campaign.already-launched",
        "\"{0}\" đã phát động chiến dịch \"{1}\" ngày {2}, với nội dung khác.",
        "\"{0}\" launched the campaign \"{1}\" on {2} already, and it differs.",
        "Campaigning: an alliance launches a campaign once");

    public override StreamName Stream => Campaigns.Campaign.Stream(Campaign);

    public override Decision Decide(Campaign state) =>
        AdministrativeUnits.Refuse(Unit, On) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new CampaignLaunched(
                Campaign, Unit, On, Place, DayPart, AttendingCooperatives,
                YearInferred ?? false));
}
