using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Campaigns;

/// <summary>Something was done in response to a campaign: told in words, or a fact of this
/// ledger. A fact may be attributed to several campaigns; it counts once in any total.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Activity">The activity's id.</param>
/// <param name="Unit">The unit of the alliance.</param>
/// <param name="On">The day.</param>
/// <param name="Title">What was done.</param>
/// <param name="Event">The id of the event attributed to the campaign.</param>
/// <param name="Position">The position of that event, when its id was not at hand.</param>
[EventName("campaign.activity-recorded.v1")]
[Label("Hoạt động hưởng ứng", "Campaign activity recorded")]
public sealed record CampaignActivityRecorded(
    CampaignId Campaign,
    CampaignActivityId Activity,
    UnitId Unit,
    DateOnly On,
    Text? Title,
    Guid? Event,
    long? Position) : EventOf<Campaign>
{
    public override int RankInDay => 6;

    public override Campaign ApplyTo(Campaign state) =>
        state with { Activities = state.Activities.SetItem(Activity.Text, this) };

    public override Refusal? CannotFollow(Campaign before) =>
        before.RefuseUnlessOpen(Campaign, On)
        ?? (before.Activities.TryGetValue(Activity.Text, out var known)
            ? RecordCampaignActivity.Duplicate.BrokenByField("activity", Activity, known.On)
            : null);
}

/// <summary>Records something done in response to a campaign.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Activity">The activity's id, its own within the campaign.</param>
/// <param name="Unit">The administrative unit of the alliance.</param>
/// <param name="On">The day; of something longer, the last.</param>
/// <param name="Title">What was done; needed unless a fact is named.</param>
/// <param name="Event">The id of a fact of this ledger that is attributed to the campaign.</param>
/// <param name="Position">The position of that fact, from 1, instead of its id.</param>
[CommandName("record-campaign-activity")]
[Label("Ghi hoạt động hưởng ứng", "Record a campaign activity")]
public sealed record RecordCampaignActivity(
    [Label("Chiến dịch", "Campaign")] CampaignId Campaign,
    [Label("Mã hoạt động", "Activity id")] CampaignActivityId Activity,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Nội dung", "Title")] Text? Title = null,
    [Label("Sự kiện", "Event")] Guid? Event = null,
    [Label("Vị trí sự kiện", "Position of the event")] long? Position = null)
    : CommandOf<Campaign>
{
    public static readonly Rule Empty = new(
        "campaign.activity-empty",
        "Hoạt động \"{0}\" cần nội dung, hoặc một sự kiện: chỉ ghi mã hoặc vị trí (từ 1).",
        "The activity \"{0}\" needs a title, or one fact: by its id or its position (from 1).",
        "Campaigning: an activity says what was done");

    public static readonly Rule Duplicate = new(
        "campaign.activity-duplicate",
        "Hoạt động \"{0}\" đã được ghi ngày {1} với nội dung khác.",
        "The activity \"{0}\" is already on record for {1}, and differs.",
        "Statistics: an activity is counted once");

    public override StreamName Stream => Campaigns.Campaign.Stream(Campaign);

    public override Decision Decide(Campaign state) =>
        ((Title is null && Event is null && Position is null)
            || (Event is not null && Position is not null) || Position < 1
                ? Empty.BrokenByField(Position is null ? "title" : "position", Activity)
                : AdministrativeUnits.Refuse(Unit, On)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new CampaignActivityRecorded(
                Campaign, Activity, Unit, On, Title, Event, Position));
}
