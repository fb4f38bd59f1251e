using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Plans;

namespace CoopLedger.Indicators.Formulas;

/// <summary>What was reached of the one target that a scope has in force on a day, from the first
/// day of its plan on.</summary>
public abstract class TargetShare(string code, Labels labels, Labels share)
    : Indicator(code, labels, Unit.Percent, decimals: 0)
{
    private const int NamedMax = 5;

    public override string Nature => "ratio";

    public override Labels Formula { get; } = Labels.Of(
        "chỉ tiêu kế hoạch: thực hiện từ đầu kỳ / giá trị giao" + share.Vietnamese,
        "target of a plan: actual since the plan's first day / value in force" + share.English);

    public override Dimensions FacetDimensions => Dimensions.None;

    /// <summary>A facet says which target: <see cref="TargetChoice"/>.</summary>
    public override void CheckFacet(string? facet) => TargetChoice.Parse(facet);

    public override Answer Answer(Reading reading)
    {
        var (question, choice) =
            (reading.Question, TargetChoice.Parse(reading.Question.Facet));
        var inForce = PlanTarget.Of(reading.Projection, question).ToList();
        var meant = inForce.FindAll(choice.Takes);
        if (meant is not [var target])
        {
            return reading.Answered(
                this, null, null, null, meant.Count == 0 ? NoTarget(inForce) : Several(meant));
        }

        if (target.Indicator is not { } measured)
        {
            return reading.Answered(this, null, null, null, NotMeasured(target));
        }

        var actual = reading.Ask(measured, question with
        {
            From = target.Plan.From,
            Facet = target.Target.Set.Facet?.Value,
        });
        Warn(reading, target);
        var over = Over(target.Plan, target.Value, actual);
        return reading.Answered(
            this, over.Numerator, over.Denominator, over.Value, over.Absent);
    }

    /// <summary>An actual measured against a value of a target, on the actual's last day.
    /// </summary>
    internal Answer Over(PlanAdopted plan, Bounds target, Answer actual)
    {
        var due = target.Times(Due(plan, actual.Question.To));
        var value = actual.Value is { } reached ? Bounds.Ratio(reached, due)?.Times(100) : null;
        return new(
            this, actual.Question, actual.Value, due, value, actual.Absent,
            actual.RestsOnFacts, [], []);
    }

    /// <summary>Says so when only a part of the plan's period has passed: a target for five
    /// years is compared with what three have brought.</summary>
    internal static Warning? NotOver(PlanAdopted plan, DateOnly day)
    {
        if (day < plan.From || day >= plan.To)
        {
            return null;
        }

        var share = VietnameseNumber.Format(PlanTarget.ElapsedShare(plan, day) * 100, 1);
        return new("plan-not-over", Labels.Of(
            $"Kế hoạch {plan.Plan} đến {CivilDate.Format(plan.To)}; mới qua {share} % thời gian.",
            $"The plan {plan.Plan} runs to {CivilDate.Format(plan.To)}; {share} % of its time has "
                + "passed."));
    }

    /// <summary>The part of the target that is due on a day.</summary>
    protected abstract Rational Due(PlanAdopted plan, DateOnly day);

    protected virtual void Warn(Reading reading, PlanTarget target)
    {
        var (plan, day) = (target.Plan, reading.Question.To);
        if (NotOver(plan, day) is { } early)
        {
            reading.Warn(early);
        }

        if (!target.Value.IsExact)
        {
            reading.Warn(new("target-is-a-range", Labels.Of(
                $"Giá trị giao chỉ biết trong khoảng {Display.Part(target.Value)}.",
                $"The target is known only to be {Display.Part(target.Value)}.")));
        }

        if (reading.Question.From is { } from && from != plan.From)
        {
            reading.Warn(new("counted-from-the-plan", Labels.Of(
                $"Kết quả tính từ {CivilDate.Format(plan.From)}, ngày đầu của kế hoạch.",
                $"The actual is counted from {CivilDate.Format(plan.From)}, the plan's first "
                    + "day.")));
        }

        if (target.Target.Set.MustBe != MustBe.AtLeast)
        {
            var label = Code<MustBe>.Label(target.Target.Set.MustBe);
            reading.Warn(new("target-is-not-a-floor", Labels.Of(
                $"Chỉ tiêu này yêu cầu {label.Vietnamese}: trên 100 % không phải là vượt kế hoạch.",
                $"This target is to be {label.English}: above 100 % is not better.")));
        }
    }

    private static Labels NoTarget(List<PlanTarget> inForce)
    {
        var none = Labels.Of(
            "Sổ không có kế hoạch nào của phạm vi này có chỉ tiêu cho ngày này.",
            "The ledger holds no plan of this scope with a target for this day.");
        return inForce.Count == 0 ? none : Labels.Of(
            $"Không có chỉ tiêu như vậy. Đang có: {Named(inForce)}.",
            $"There is no such target. In force: {Named(inForce)}.");
    }

    private static Labels Several(List<PlanTarget> meant) => Labels.Of(
        $"Có {meant.Count} chỉ tiêu: {Named(meant)}. Hãy chọn bằng plan:MÃ, target:MÃ.",
        $"There are {meant.Count} targets: {Named(meant)}. Choose by plan:ID, target:ID.");

    private static Labels NotMeasured(PlanTarget target) => Labels.Of(
        $"Không đo được {target}: không có chỉ tiêu như vậy.",
        $"{target} cannot be measured: there is no such indicator.");

    private static string Named(List<PlanTarget> targets) =>
        string.Join(", ", targets.Take(NamedMax)) + (targets.Count > NamedMax ? ", …" : "");
}

/// <summary>What was reached of a target, whatever part of the plan's time has passed.</summary>
public sealed class TargetAttainment() : TargetShare(
    "target-attainment", Labels.Of("Tỷ lệ hoàn thành kế hoạch", "Attainment of the plan"),
    Labels.Of("", ""))
{
    /// <summary>Version 1 was known from publications alone.</summary>
    public override int Version => 2;

    protected override Rational Due(PlanAdopted plan, DateOnly day) => 1;
}

/// <summary>What was reached of the part of a target that is due when it is spread evenly over
/// the plan's calendar years: after 3 of 5, three fifths.</summary>
public sealed class TargetPace() : TargetShare(
    "target-pace", Labels.Of("Tiến độ so với kế hoạch", "Pace against the plan"),
    Labels.Of(" × số năm dương lịch đã qua / cả kỳ", " × calendar years touched / all"))
{
    protected override Rational Due(PlanAdopted plan, DateOnly day) =>
        PlanTarget.NominalShare(plan, day);

    protected override void Warn(Reading reading, PlanTarget target)
    {
        base.Warn(reading, target);
        var (plan, day) = (target.Plan, reading.Question.To);
        var (touched, elapsed) =
            (day.Year - plan.From.Year + 1, PerYear.Elapsed(plan.From, day));
        if (elapsed != touched)
        {
            var shown = VietnameseNumber.Format(elapsed, 2);
            reading.Warn(new("years-not-whole", Labels.Of(
                $"Tính {touched} năm, thực tế mới qua {shown} năm: xem target-pace-elapsed.",
                $"Counted as {touched} years, of which {shown} have passed: see "
                    + "target-pace-elapsed.")));
        }
    }
}

/// <summary>What was reached of the part of a target that is due for the time that has really
/// passed.</summary>
public sealed class TargetPaceElapsed() : TargetShare(
    "target-pace-elapsed",
    Labels.Of("Tiến độ theo thời gian thực tế", "Pace against the elapsed time"),
    Labels.Of(" × thời gian thực tế / cả kỳ", " × time elapsed / all"))
{
    protected override Rational Due(PlanAdopted plan, DateOnly day) =>
        PlanTarget.ElapsedShare(plan, day);
}
