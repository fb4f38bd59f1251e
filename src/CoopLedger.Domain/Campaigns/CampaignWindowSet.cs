using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Campaigns;

/// <summary>The windows inside a programme that are spoken of.</summary>
/// <remarks>Source: the plans of the action month 2024, which name the year, the month and the
/// peak (cao điểm) side by side. The default value is the nominal window.</remarks>
public enum CampaignWindowKind
{
    /// <summary>The time that the title names: the month of an action month.</summary>
    [Label("Theo tên gọi", "Nominal"), Also("ten-goi", "thang", "month", "title")]
    Nominal,

    /// <summary>The time in which most is to happen.</summary>
    [Label("Đợt cao điểm", "Peak"), Also("cao-diem")]
    Peak,
}

/// <summary>A window inside a campaign's programme was set.</summary>
[EventName("campaign.window-set.v1"), Label("Thời gian chiến dịch", "Campaign window set")]
public sealed record CampaignWindowSet(
    CampaignId Campaign,
    DateOnly On,
    CampaignWindowKind Kind,
    DateOnly From,
    DateOnly To) : EventOf<Campaign>
{
    public override int RankInDay => 1;

    public override Campaign ApplyTo(Campaign state) =>
        state with { Windows = state.Windows.SetItem(Kind, this) };

    public override Refusal? CannotFollow(Campaign before) =>
        before.RefuseUnlessOpen(Campaign, On)
        ?? (before.Windows.TryGetValue(Kind, out var window)
            ? SetCampaignWindow.AlreadySet.BrokenByField(
                "kind", Code<CampaignWindowKind>.Of(Kind), window.From, window.To)
            : before.Planned!.Holds(From, To) ? null
            : SetCampaignWindow.Outside.BrokenByField(
                From < before.Planned.From ? "from" : "to",
                From, To, before.Planned.From, before.Planned.To));
}

/// <summary>Sets the nominal or the peak window of a campaign.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Kind">Which window.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day, included.</param>
/// <param name="On">The day from which it is known.</param>
[CommandName("set-campaign-window"), Label("Đặt thời gian chiến dịch", "Set a campaign window")]
public sealed record SetCampaignWindow(
    [Label("Chiến dịch", "Campaign")] CampaignId Campaign,
    [Label("Loại thời gian", "Kind of window")] CampaignWindowKind Kind,
    [Label("Từ ngày", "First day")] DateOnly From,
    [Label("Đến ngày", "Last day")] DateOnly To,
    [Label("Ngày", "Day")] DateOnly On) : CommandOf<Campaign>
{
    public static readonly Rule Outside = new(
        "campaign.peak-outside",
        "Đợt {0}–{1} nằm ngoài thời gian của chương trình {2}–{3}.",
        "The window {0}–{1} lies outside the programme {2}–{3}.",
        "Campaigning: the peak is a part of the programme");

    public static readonly Rule AlreadySet = new(
        "campaign.window-already-set",
        "Đã có thời gian \"{0}\": {1}–{2}; muốn sửa, dùng correct-fact.",
        "There is a \"{0}\" window already: {1}–{2}; to mend it, use correct-fact.",
        "Campaigning: one peak and one nominal window per campaign");

    public override bool MayLieAhead => true;

    public override StreamName Stream => Campaigns.Campaign.Stream(Campaign);

    public override Decision Decide(Campaign state) =>
        Windows.Refuse(From, To) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new CampaignWindowSet(Campaign, On, Kind, From, To));
}
