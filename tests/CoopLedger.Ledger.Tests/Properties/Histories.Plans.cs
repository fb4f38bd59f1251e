using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>One plan and one campaign, on which everything meets.</summary>
internal static partial class Histories
{
    private static readonly PlanId Ktt = new("ktt");
    private static readonly CampaignId Month = new("month");
    private static readonly DateOnly Last = new(2025, 12, 31);

    private static Gen<RecordingCommand> OfPlans() =>
        from day in Day
        from value in Gen.Choose(0, 3)
        from command in Gen.Frequency<RecordingCommand>(
            (3, Gen.Constant<RecordingCommand>(
                new AdoptPlan(Ktt, new("Kế hoạch"), First, Last, First, new("phu-tho")))),
            (3, Gen.Constant<RecordingCommand>(
                new SetTarget(Ktt, new("t"), new("members"), new(value), First))),
            (2, Gen.Constant<RecordingCommand>(
                new ReviseTarget(Ktt, new("t"), new(value), day, new(4)))),
            (1, Gen.Constant<RecordingCommand>(new ReviewPlan(Ktt, day, First, day))))
        select command;

    private static Gen<RecordingCommand> OfCampaigns() =>
        from day in Day
        from unit in Unit
        from number in Gen.Choose(1, 3)
        from command in Gen.Frequency<RecordingCommand>(
            (5, Gen.Constant<RecordingCommand>(
                new PlanCampaign(Month, new("Tháng"), First, Last, First))),
            (1, Gen.Constant<RecordingCommand>(new SetCampaignWindow(
                Month, CampaignWindowKind.Peak, day, day.AddDays(31), First))),
            (3, Gen.Constant<RecordingCommand>(new AdoptCampaign(Month, new(unit), First))),
            (3, Gen.Constant<RecordingCommand>(new AddCampaignPillar(
                Month, new(unit), new(1), new("Truyền thông"), day))),
            (1, Gen.Constant<RecordingCommand>(
                new LaunchCampaign(
                    Month, new(unit), day, new("Hội trường"),
                    AttendingCooperatives: new(number * 10)))),
            (1, Gen.Constant<RecordingCommand>(new RecordCampaignActivity(
                Month, new($"a{number}"), new(unit), day, Position: number))),
            (1, Gen.Constant<RecordingCommand>(new CloseCampaign(Month, day))))
        select command;
}
