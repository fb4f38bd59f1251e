using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The events of plans and campaigns.</summary>
internal static class PlanSamples
{
    private static readonly DateOnly Day = new(2024, 4, 2);
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly DateOnly Last = new(2024, 12, 31);
    private static readonly UnitId Unit = new("dak-nong");
    private static readonly PlanId Plan = new("dak-lak-ktt-2021-2025");
    private static readonly TargetId Target = new("htx-thanh-lap-moi");
    private static readonly CampaignId Campaign = new("thang-hanh-dong-2024");
    private static readonly CampaignActivityId Activity = new("ky-niem-30-nam");
    private static readonly Text Document = new("123/KH-LMHTX");
    private static readonly Text Title = new("Tháng hành động vì Hợp tác xã năm 2024");
    private static readonly Guid Id = new("8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d");

    public static IReadOnlyList<Event> All { get; } =
    [
        new CampaignActivityRecorded(Campaign, Activity, Unit, Day, Title, Id, 17),
        new CampaignAdopted(Campaign, Unit, Day, Document),
        new CampaignClosed(Campaign, Day, new("30 HTX tham dự")),
        new CampaignLaunched(
            Campaign, Unit, Day, new("Trung tâm thành phố Gia Nghĩa"), DayPart.Afternoon, new(30),
            YearInferred: true),
        new CampaignPillarAdded(Campaign, Unit, new(1), new("Hoạt động truyền thông"), Day),
        new CampaignPlanned(
            Campaign, Day, Title, new("Vì sự phát triển bền vững của Hợp tác xã"), new(1), First,
            Last, new("70/KH-BTVLMHTXVN")),
        new CampaignWindowSet(Campaign, Day, CampaignWindowKind.Peak, First, Last),
        new PlanAdopted(Plan, Day, Title, First, Last, Unit, Document),
        new PlanReviewed(Plan, Day, First, Last, Document),
        new TargetRevised(Plan, Target, Day, new(210), new(211), Document),
        new TargetSet(
            Plan, Target, Day, new("founded"), new("cooperative"), new(210), new(211),
            MustBe.AtLeast, Document),
    ];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        new CampaignActivityRecorded(Campaign, Activity, Unit, Day, null, null, null),
        new CampaignAdopted(Campaign, Unit, Day, null),
        new CampaignClosed(Campaign, Day, null),
        new CampaignLaunched(
            Campaign, Unit, Day, new("Gia Nghĩa"), null, null, YearInferred: false),
        new CampaignPlanned(Campaign, Day, Title, null, null, First, Last, null),
        new PlanAdopted(Plan, Day, Title, First, Last, null, null),
        new PlanReviewed(Plan, Day, First, Last, null),
        new TargetRevised(Plan, Target, Day, new(210), null, null),
        new TargetSet(
            Plan, Target, Day, new("founded"), null, new(210), null, MustBe.Equal, null),
    ];
}
