using System.Collections.Immutable;
using CoopLedger.Domain.Corrections;

namespace CoopLedger.Domain.Facts;

/// <summary>An event as a stream holds it.</summary>
/// <param name="Event">The fact.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Position">Its place in the whole ledger, from 1.</param>
public sealed record Fact(Event Event, Guid Id, long Position);

/// <summary>The facts of one stream that stand (reversed ones are left out), in the order in
/// which they were true: by day, then by rank within the day, then by position.</summary>
public sealed class Timeline
{
    private readonly ImmutableArray<Fact> _recorded;
    private readonly ImmutableArray<Fact> _standing;

    private Timeline(ImmutableArray<Fact> recorded, ImmutableArray<Fact> standing)
    {
        _recorded = recorded;
        _standing = standing;
    }

    private Timeline(ImmutableArray<Fact> recorded)
    {
        _recorded = recorded;
        var reversed = recorded.Select(fact => fact.Event).OfType<FactReversed>()
            .Select(reversal => reversal.Fact).ToHashSet();
        _standing = InOrder(recorded.Where(fact =>
            fact.Event is not FactReversed && !reversed.Contains(fact.Id)));
    }

    public static Timeline Empty { get; } = new([]);

    /// <summary>The facts that stand, in the order in which they were true.</summary>
    public ImmutableArray<Fact> Standing => _standing;

    /// <summary>Whether nothing was ever recorded on the stream, not even what was reversed.
    /// </summary>
    internal bool IsEmpty => _recorded.IsEmpty;

    /// <param name="recorded">The whole stream, in the order recorded.</param>
    public static Timeline Of(IEnumerable<Fact> recorded) => new([.. recorded]);

    /// <summary>The state at the end of <paramref name="day"/>.</summary>
    public TState At<TState>(DateOnly day)
        where TState : IState<TState>
    {
        var fold = new Fold<TState>();
        foreach (var fact in _standing.TakeWhile(fact => fact.Event.On <= day))
        {
            fold.Apply(fact.Event);
        }

        return fold.State;
    }

    /// <summary>The fact with this id, standing or not; <see langword="null"/> when the stream
    /// has none.</summary>
    public Fact? Find(Guid id) => _recorded.FirstOrDefault(fact => fact.Id == id);

    /// <summary>Whether the fact stands: it is not reversed and is no reversal itself.</summary>
    public bool Stands(Guid id) => _standing.Any(fact => fact.Id == id);

    /// <summary>The reversal of a fact, if it has been reversed.</summary>
    public FactReversed? ReversalOf(Guid id) => _recorded.Select(fact => fact.Event)
        .OfType<FactReversed>().FirstOrDefault(reversal => reversal.Fact == id);

    /// <summary>The facts that could not follow those before them, each with the reason: none in
    /// a stream whose every fact was decided, some where a fact is thought away.</summary>
    public IEnumerable<(Fact Fact, Refusal Refusal)> Conflicts() => Conflicts(_standing);

    /// <summary>The timeline as it would be if some facts did not stand.</summary>
    internal Timeline Without(ImmutableArray<Guid> ids) =>
        new(_recorded, [.. _standing.Where(fact => !ids.Contains(fact.Id))]);

    internal bool Holds(Event fact) => _standing.Any(standing => standing.Event == fact);

    /// <summary>The first fact that could not stand if the stream were without some facts and with
    /// others, told apart from those that could not stand before either.</summary>
    internal (Fact Fact, Refusal Refusal)? FirstConflict(
        ImmutableArray<Guid> without, ImmutableArray<Event> with)
    {
        var changed = InOrder(_standing.Where(fact => !without.Contains(fact.Id))
            .Concat(with.Select((fact, i) =>
                new Fact(fact, Guid.Empty, long.MaxValue - with.Length + i))));
        var before = Conflicts(_standing).Select(conflict => conflict.Fact.Id).ToHashSet();
        return Conflicts(changed)
            .Where(conflict => conflict.Fact.Id == Guid.Empty || !before.Contains(conflict.Fact.Id))
            .Select(conflict => ((Fact, Refusal)?)conflict)
            .FirstOrDefault();
    }

    private static IEnumerable<(Fact Fact, Refusal Refusal)> Conflicts(ImmutableArray<Fact> facts)
    {
        if (facts.IsEmpty)
        {
            yield break;
        }

        var fold = facts[0].Event.StartFold();
        foreach (var fact in facts)
        {
            if (fold.CannotApply(fact.Event) is { } refusal)
            {
                yield return (fact, refusal);
            }

            fold.Apply(fact.Event);
        }
    }

    private static ImmutableArray<Fact> InOrder(IEnumerable<Fact> facts) =>
    [
        .. facts.OrderBy(fact => fact.Event.On).ThenBy(fact => fact.Event.RankInDay)
            .ThenBy(fact => fact.Position),
    ];
}
