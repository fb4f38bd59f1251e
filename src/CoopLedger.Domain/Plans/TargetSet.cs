using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Plans;

/// <summary>What the actual must be, measured against a target.</summary>
/// <remarks>Source: the field's usage (đạt, không vượt, bằng). The default value is at least.
/// </remarks>
public enum MustBe
{
    [Label("ít nhất", "at least"), Also("minimum", "toi-thieu", "dat", "not-below")]
    AtLeast,

    [Label("nhiều nhất", "at most"), Also("maximum", "toi-da", "khong-qua", "not-above")]
    AtMost,

    [Label("bằng", "equal"), Also("exactly", "dung-bang", "equal-to")]
    Equal,
}

/// <summary>A target was set in a plan: what an indicator is to come to from the plan's first day
/// to its last.</summary>
[EventName("target.set.v1"), Label("Giao chỉ tiêu", "Target set")]
public sealed record TargetSet(
    PlanId Plan,
    TargetId Target,
    DateOnly On,
    IndicatorCode Indicator,
    Text? Facet,
    Amount Value,
    Amount? ValueMax,
    MustBe MustBe,
    Text? Source) : EventOf<Plan>
{
    public override int RankInDay => 1;

    public override Plan ApplyTo(Plan state) => state with
    {
        Targets = state.Targets.SetItem(
            Target.Text, new(this, [new(On, Value, ValueMax, Source)])),
    };

    public override Refusal? CannotFollow(Plan before) =>
        before.RefuseUnlessAdopted(Plan, On)
        ?? (before.Targets.TryGetValue(Target.Text, out var target)
            ? SetTarget.Duplicate.BrokenByField("target", Plan, Target, target.Set.On)
            : null);
}

/// <summary>Sets a target of a plan.</summary>
/// <param name="Plan">The plan, adopted by that day.</param>
/// <param name="Target">The target's id, its own within the plan.</param>
/// <param name="Indicator">The indicator it is measured by, such as <c>founded</c>.</param>
/// <param name="Value">The value in the indicator's unit, above zero; the least one it can be
/// when a greatest is given.</param>
/// <param name="On">The day from which it is in force.</param>
/// <param name="Facet">What of the indicator it covers, such as <c>cooperative</c>.</param>
/// <param name="ValueMax">The greatest value it can be, when it is known only as a range: 210 to
/// 211, worked back from a printed percentage.</param>
/// <param name="MustBe">What the actual must be; at least the target when left out.</param>
/// <param name="Source">Where the value is from, and how it was worked out.</param>
[CommandName("set-target"), Label("Giao chỉ tiêu", "Set a target")]
public sealed record SetTarget(
    [Label("Kế hoạch", "Plan")] PlanId Plan,
    [Label("Mã chỉ tiêu kế hoạch", "Target id")] TargetId Target,
    [Label("Chỉ tiêu", "Indicator")] IndicatorCode Indicator,
    [Label("Giá trị", "Value")] Amount Value,
    [Label("Ngày giao", "Day of setting")] DateOnly On,
    [Label("Phân tổ", "Facet")] Text? Facet = null,
    [Label("Giá trị lớn nhất", "Greatest value")] Amount? ValueMax = null,
    [Label("Yêu cầu", "Must be")] MustBe? MustBe = null,
    [Label("Nguồn", "Source")] Text? Source = null) : CommandOf<Plan>
{
    public static readonly Rule Duplicate = new(
        "target.duplicate",
        "Kế hoạch \"{0}\" đã có chỉ tiêu \"{1}\" từ {2}; muốn điều chỉnh, dùng revise-target.",
        "The plan \"{0}\" has had the target \"{1}\" since {2}; to change it, use revise-target.",
        "Planning: a target is set once and revised afterwards");

    public static readonly Rule ValueNotPositive = new(
        "target.value-not-positive",
        "Chỉ tiêu \"{0}\" phải lớn hơn 0: không tính được tỷ lệ hoàn thành trên 0.",
        "The target \"{0}\" must be above 0: nothing can be attained of 0.",
        "Statistics: an attainment divides by its target");

    public static readonly Rule RangeUpsideDown = new(
        "target.range-upside-down",
        "Giá trị lớn nhất {1} nhỏ hơn giá trị nhỏ nhất {0}.",
        "The greatest value {1} is below the least, {0}.",
        "A range runs from its least value to its greatest");

    public override bool MayLieAhead => true;

    public override StreamName Stream => Plans.Plan.Stream(Plan);

    public override Decision Decide(Plan state) =>
        RefuseValue(Target, Value, ValueMax) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new TargetSet(
                Plan, Target, On, Indicator, Facet, Value, ValueMax,
                MustBe ?? Plans.MustBe.AtLeast, Source));

    /// <summary>Why a target cannot have the value, if so.</summary>
    internal static Refusal? RefuseValue(TargetId target, Amount value, Amount? most) =>
        value.Value == 0 ? ValueNotPositive.BrokenByField("value", target)
        : most?.Value < value.Value ? RangeUpsideDown.BrokenByField("valueMax", value, most)
        : null;
}
