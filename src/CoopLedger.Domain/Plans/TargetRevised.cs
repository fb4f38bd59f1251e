using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Plans;

/// <summary>A target has another value from a day on. The one before it stays for questions of
/// earlier days.</summary>
[EventName("target.revised.v1"), Label("Điều chỉnh chỉ tiêu", "Target revised")]
public sealed record TargetRevised(
    PlanId Plan,
    TargetId Target,
    DateOnly On,
    Amount Value,
    Amount? ValueMax,
    Text? Source) : EventOf<Plan>
{
    public override Plan ApplyTo(Plan state) =>
        state.Targets.TryGetValue(Target.Text, out var target)
            ? state with
            {
                Targets = state.Targets.SetItem(Target.Text, target with
                {
                    Values = target.Values.Add(new(On, Value, ValueMax, Source)),
                }),
            }
            : state;

    public override Refusal? CannotFollow(Plan before) =>
        before.RefuseUnlessAdopted(Plan, On)
        ?? (!before.Targets.TryGetValue(Target.Text, out var target)
            ? ReviseTarget.Unknown.BrokenByField("target", Plan, Target, On)
            : target.InForce.On == On
                ? ReviseTarget.SameDay.BrokenByField("on", Target, On, target.InForce.Value)
                : null);
}

/// <summary>Revises a target: gives it another value from a day on.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Target">The target, set before that day.</param>
/// <param name="Value">The new value in the indicator's unit, above zero; the least one it can be
/// when a greatest is given.</param>
/// <param name="On">The day from which the new value is in force.</param>
/// <param name="ValueMax">The greatest value it can be, when it is known only as a range.</param>
/// <param name="Source">Where the value is from: the document that revises it.</param>
[CommandName("revise-target"), Label("Điều chỉnh chỉ tiêu", "Revise a target")]
public sealed record ReviseTarget(
    [Label("Kế hoạch", "Plan")] PlanId Plan,
    [Label("Mã chỉ tiêu kế hoạch", "Target id")] TargetId Target,
    [Label("Giá trị", "Value")] Amount Value,
    [Label("Ngày điều chỉnh", "Day of revision")] DateOnly On,
    [Label("Giá trị lớn nhất", "Greatest value")] Amount? ValueMax = null,
    [Label("Nguồn", "Source")] Text? Source = null) : CommandOf<Plan>
{
    public static readonly Rule Unknown = new(
        "target.unknown",
        "Kế hoạch \"{0}\" chưa có chỉ tiêu \"{1}\" tính đến {2} (set-target).",
        "The plan \"{0}\" has no target \"{1}\" by {2} (set-target).",
        "Planning: what is revised was set before");

    public static readonly Rule SameDay = new(
        "target.already-revised",
        "Chỉ tiêu \"{0}\" đã có giá trị từ chính ngày {1}: {2}; muốn sửa, dùng correct-fact.",
        "The target \"{0}\" has a value from that very day {1}: {2}; to mend it, use correct-fact.",
        "Planning: a target has one value on a day, whatever was entered first");

    public override bool MayLieAhead => true;

    public override StreamName Stream => Plans.Plan.Stream(Plan);

    public override Decision Decide(Plan state) =>
        SetTarget.RefuseValue(Target, Value, ValueMax) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new TargetRevised(Plan, Target, On, Value, ValueMax, Source));
}
