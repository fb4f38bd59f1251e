using System.Globalization;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The facts of the streams that registers list, each with its id and position, so that
/// a state can be folded for any day and as known at any position.</summary>
public sealed class StreamFacts
{
    private readonly Dictionary<Type, List<(StreamName Stream, Fact Fact)>> _facts = [];
    private readonly Dictionary<Type, List<StreamTimeline>> _timelines = [];

    /// <summary>The streams whose past is folded into a state, in order of name, each with its
    /// facts that stand, as known at a position.</summary>
    public IReadOnlyList<StreamTimeline> Of<TState>(long knownBy)
        where TState : IState<TState>
    {
        if (!_facts.TryGetValue(typeof(TState), out var facts))
        {
            return [];
        }

        if (knownBy < facts[^1].Fact.Position)
        {
            return Grouped(facts.Where(entry => entry.Fact.Position <= knownBy));
        }

        lock (_timelines)
        {
            if (!_timelines.TryGetValue(typeof(TState), out var timelines))
            {
                _timelines[typeof(TState)] = timelines = Grouped(facts);
            }

            return timelines;
        }
    }

    internal void Apply(StreamName stream, Fact fact)
    {
        var state = fact.Event.StateType;
        if (!RegisterCatalogue.States.Contains(state))
        {
            return;
        }

        if (!_facts.TryGetValue(state, out var facts))
        {
            _facts[state] = facts = [];
        }

        facts.Add((stream, fact));
        _timelines.Remove(state);
    }

    internal void Join(StreamFacts later)
    {
        foreach (var (state, facts) in later._facts)
        {
            if (!_facts.TryGetValue(state, out var before))
            {
                _facts[state] = before = [];
            }

            before.AddRange(facts);
            _timelines.Remove(state);
        }
    }

    /// <summary>Which positions are kept, as a text: the facts themselves are the log's.</summary>
    internal string Trace() => string.Join('\n', _facts
        .OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal)
        .Select(pair => string.Join(' ', pair.Value.Select(
            entry => entry.Fact.Position.ToString(CultureInfo.InvariantCulture)))));

    private static List<StreamTimeline> Grouped(
        IEnumerable<(StreamName Stream, Fact Fact)> facts) =>
    [
        .. facts.GroupBy(entry => entry.Stream.Text, entry => entry.Fact, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new StreamTimeline(new(group.Key), Timeline.Of(group))),
    ];
}

/// <summary>A stream with its facts.</summary>
public sealed record StreamTimeline(StreamName Stream, Timeline Timeline)
{
    /// <summary>The id after the area's name: <c>htx-01</c> of <c>organisation-htx-01</c>.
    /// </summary>
    public string IdAfter(string area) => Stream.Text[(area.Length + 1)..];
}
