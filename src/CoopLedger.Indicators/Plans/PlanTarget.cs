using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Formulas;

namespace CoopLedger.Indicators.Plans;

/// <summary>A target of a plan, as it stands on a day.</summary>
public sealed record PlanTarget(PlanAdopted Plan, Target Target)
{
    /// <summary>The value in force, as exactly as it is known.</summary>
    public Bounds Value => Of(Target.InForce);

    /// <summary>The indicator it is measured by; none when it is not in the catalogue, or when it
    /// is itself the attainment of a target.</summary>
    public Indicator? Indicator =>
        Catalogue.Find(Target.Set.Indicator) is { } found and not TargetShare ? found : null;

    /// <summary>The calendar years of the plan that have been touched by the day, over those of
    /// the whole plan: 3 of 5.</summary>
    public static Rational NominalShare(PlanAdopted plan, DateOnly day) =>
        new(day.Year - plan.From.Year + 1, plan.To.Year - plan.From.Year + 1);

    /// <summary>The time really elapsed by the end of the day, over that of the whole plan.
    /// </summary>
    public static Rational ElapsedShare(PlanAdopted plan, DateOnly day) =>
        PerYear.Elapsed(plan.From, day) / PerYear.Elapsed(plan.From, plan.To);

    public static Bounds Of(TargetValue value) =>
        Bounds.Between(value.Value.Value, (value.ValueMax ?? value.Value).Value);

    /// <summary>The targets in force on the question's last day: those of the plans of its scope
    /// whose period holds that day.</summary>
    public static IEnumerable<PlanTarget> Of(Projection projection, Question question)
    {
        var places = question.Scope.Places;
        if (places is not ([] or [{ Unit: not null }]))
        {
            yield break; // A plan is of one unit, or of the nation.
        }

        var unit = places is [var place] ? place.Unit : null;
        foreach (var stream in projection.Facts.Of<Plan>(question.KnownBy))
        {
            var state = stream.Timeline.At<Plan>(question.To);
            if (state.Adopted is { } plan && plan.Unit == unit
                && plan.From <= question.To && question.To <= plan.To)
            {
                foreach (var target in state.Targets.Values)
                {
                    yield return new(plan, target);
                }
            }
        }
    }

    /// <summary>The plan, the target and its indicator: <c>ktt-2021-2025/htx-moi
    /// (founded[cooperative])</c>.</summary>
    public override string ToString() => $"{Plan.Plan}/{Target.Set.Target} ({Target.Set.Indicator}"
        + (Target.Set.Facet is { } facet ? $"[{facet}])" : ")");
}
