using System.Security.Cryptography;
using System.Text;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The facts of the streams that registers list, each with its id and position, so that
/// a state can be folded for any day and as known at any position.</summary>
/// <remarks>Of facts that come in parts of the log only the positions are kept; they are read when
/// a register asks for them, since most questions ask for none.</remarks>
public sealed class StreamFacts
{
    private readonly Dictionary<Type, KeptFacts> _filled = [];
    private readonly Dictionary<Type, List<StreamTimeline>> _timelines = [];
    private readonly IFactReader? _reader;
    private DeferredFacts? _deferred;

    internal StreamFacts(IFactReader? reader) => _reader = reader;

    /// <summary>The streams whose past is folded into a state, in order of name, each with its
    /// facts that stand, as known at a position.</summary>
    /// <exception cref="InvalidOperationException">This projection cannot read facts again.
    /// </exception>
    public IReadOnlyList<StreamTimeline> Of<TState>(long knownBy)
        where TState : IState<TState>
    {
        lock (_timelines)
        {
            if (Find(typeof(TState)) is not { } kept)
            {
                return [];
            }

            if (knownBy < kept.LastPosition)
            {
                return Grouped(kept.UpTo(knownBy, _reader));
            }

            if (!_timelines.TryGetValue(typeof(TState), out var timelines))
            {
                _timelines[typeof(TState)] = timelines = Grouped(kept.UpTo(long.MaxValue, _reader));
            }

            return timelines;
        }
    }

    /// <summary>The facts of every state.</summary>
    private Dictionary<Type, KeptFacts> Known
    {
        get
        {
            lock (_timelines)
            {
                if (_deferred is { } deferred)
                {
                    var states = StateNumbers.All.ToDictionary(
                        state => state.ToString(), StringComparer.Ordinal);
                    foreach (var state in deferred.States)
                    {
                        Find(states[state]);
                    }

                    _deferred = null;
                }

                return _filled;
            }
        }
    }

    /// <summary>Keeps the positions of the log's first parts, which are made when somebody asks
    /// for their state: most questions ask for few.</summary>
    internal void Defer(DeferredFacts facts) => _deferred = facts;

    /// <summary>Makes what was deferred.</summary>
    internal void FillNow() => _ = Known;

    /// <summary>Keeps a fact whole.</summary>
    internal void Apply(StreamName stream, Fact fact) =>
        KeptOf(fact.Event)?.Add(stream, fact);

    /// <summary>Keeps the positions of a part of the log.</summary>
    internal void Join(Type state, KeptPart part) => KeptOf(state).Add(part);

    /// <summary>The facts of each state.</summary>
    internal IEnumerable<KeyValuePair<Type, KeptFacts>> Kept => Known;

    /// <summary>The positions of each state as they are now, in parts that never change.</summary>
    internal IEnumerable<KeyValuePair<Type, KeptPart[]>> Frozen() =>
        Known.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Frozen()));

    /// <summary>Which positions are kept, as a text: the facts themselves are the log's.</summary>
    internal string Trace()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (state, facts) in Known
            .OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{state} {facts.Count}\n"));
            facts.AppendTo(hash);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>How many facts of each state are kept.</summary>
    internal IEnumerable<KeyValuePair<Type, long>> Counts() =>
        Known.Select(pair => KeyValuePair.Create(pair.Key, (long)pair.Value.Count));

    private KeptFacts? KeptOf(Event fact)
    {
        var state = fact.StateType;
        return StateNumbers.Of(state) == 0 ? null : KeptOf(state);
    }

    private KeptFacts KeptOf(Type state)
    {
        lock (_timelines)
        {
            if (_timelines.Count > 0)
            {
                _timelines.Remove(state);
            }

            return Find(state) ?? (_filled[state] = new KeptFacts());
        }
    }

    private KeptFacts? Find(Type state)
    {
        if (!_filled.TryGetValue(state, out var facts) && _deferred is { } deferred
            && deferred.Find(state.ToString()) is { } made)
        {
            _filled[state] = facts = made;
        }

        return facts;
    }

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
