using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Plans;

/// <summary>What is known of a plan on a day: its period, its targets and its reviews.</summary>
public sealed record Plan : IState<Plan>
{
    public static readonly Rule Unknown = new(
        "plan.unknown",
        "Kế hoạch \"{0}\" chưa được ban hành tính đến {1} (adopt-plan).",
        "The plan \"{0}\" has not been adopted by {1} (adopt-plan).",
        "Planning: targets and reviews belong to a plan that was adopted");

    public static Plan Initial { get; } = new();

    /// <summary>The adoption; <see langword="null"/> before it.</summary>
    public PlanAdopted? Adopted { get; init; }

    /// <summary>The targets by the text of their id, in its order.</summary>
    public ImmutableSortedDictionary<string, Target> Targets { get; init; } =
        ImmutableSortedDictionary.Create<string, Target>(StringComparer.Ordinal);

    /// <summary>The reviews in the order of their days.</summary>
    public ImmutableArray<PlanReviewed> Reviews { get; init; } = [];

    public static StreamName Stream(PlanId id) => new($"plan-{id}");

    /// <summary>Why nothing can be said of the plan on the day, if so.</summary>
    public Refusal? RefuseUnlessAdopted(PlanId id, DateOnly day) =>
        Adopted is null ? Unknown.BrokenByField("plan", id, day) : null;
}

/// <summary>A target of a plan with every value it has had.</summary>
/// <param name="Set">How it was set first.</param>
/// <param name="Values">The values by day, the first one first; a revision keeps those before
/// it.</param>
public sealed record Target(TargetSet Set, ImmutableArray<TargetValue> Values)
{
    /// <summary>The value of the day: the last one by effective day.</summary>
    public TargetValue InForce => Values[^1];
}

/// <summary>The value of a target from a day on.</summary>
/// <param name="On">The day.</param>
/// <param name="Value">The value in the indicator's unit; the least one it can be when
/// <paramref name="ValueMax"/> is given.</param>
/// <param name="ValueMax">The greatest one, when the value is known only as a range.</param>
/// <param name="Source">Where it is from.</param>
public sealed record TargetValue(DateOnly On, Amount Value, Amount? ValueMax, Text? Source);
