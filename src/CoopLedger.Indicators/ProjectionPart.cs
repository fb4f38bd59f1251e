using System.Runtime.CompilerServices;
using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators;

/// <summary>What a part of the log adds to a projection.</summary>
public sealed class ProjectionPart
{
    private readonly AccountTable _accounts;

    internal ProjectionPart(
        AccountTable accounts, long first, long last, Chunk chunk,
        IReadOnlyList<(Type State, KeptPart Kept)> kept, NotedFacts noted)
    {
        (_accounts, First, Last) = (accounts, first, last);
        (Chunk, Kept, Noted) = (chunk, kept, noted);
    }

    /// <summary>The first position of the part.</summary>
    public long First { get; }

    /// <summary>The last.</summary>
    public long Last { get; }

    internal Chunk Chunk { get; }

    /// <summary>The table that the chunk's numbers of accounts are of.</summary>
    internal AccountTable Accounts => _accounts;

    /// <summary>The positions that registers keep.</summary>
    internal IReadOnlyList<(Type State, KeptPart Kept)> Kept { get; }

    internal NotedFacts Noted { get; }
}

/// <summary>Builds parts of a projection, one after another, from events in any order within a
/// part. For one thread at a time; builders of one projection may work side by side.</summary>
public sealed class PartBuilder
{
    private readonly AccountTable _accounts;
    private readonly ChunkBuilder _chunk;
    private readonly byte[] _states = new byte[Chunk.LengthMax];
    private readonly List<(long Position, Event? Fact, long Reversed)> _whole = [];
    private long _first;

    internal PartBuilder(AccountTable accounts, PostingTemplates templates)
    {
        (_accounts, Templates) = (accounts, templates);
        _chunk = new(accounts, Templates);
    }

    /// <summary>The positions that a part can span.</summary>
    public static int LengthMax => Chunk.LengthMax;

    /// <summary>The templates, which builders of one projection share.</summary>
    public PostingTemplates Templates { get; }

    /// <summary>Whether an event is read whole, since more is derived from it than postings.
    /// </summary>
    public static bool ReadsWhole(Type fact) =>
        fact == typeof(FactReversed) || fact == typeof(TotalRecorded)
        || fact == typeof(FigureReported) || fact == typeof(ClusterFormed)
        || fact == typeof(ClusterJoined) || fact == typeof(ClusterLeft);

    /// <summary>Begins a part; what was not ended is forgotten.</summary>
    /// <param name="first">Its first position.</param>
    public void Begin(long first)
    {
        _first = first;
        _chunk.Begin(first);
        _states.AsSpan().Clear();
        _whole.Clear();
    }

    /// <summary>Applies an event that is like the one a template was learnt from.</summary>
    /// <param name="position">Its position, at most <see cref="LengthMax"/> − 1 after the first.
    /// </param>
    /// <param name="template">The template's number.</param>
    /// <param name="day">Its day, counted from 0001-01-01.</param>
    /// <param name="carried">The amounts and days it carries, in the order of the marks.</param>
    /// <param name="subject">The subject it carries, UTF-8; empty when it carries none.</param>
    public void Apply(
        long position, int template, int day, ReadOnlySpan<long> carried,
        ReadOnlySpan<byte> subject)
    {
        var offset = (int)(position - _first);
        _chunk.Add(offset, template, day, carried, subject);
        _states[offset] = Templates.StateOf(template);
    }

    /// <summary>Applies several events that carry nothing.</summary>
    /// <param name="offsets">Their positions, counted from the first of the part; ascending.
    /// </param>
    /// <param name="templates">The numbers of their templates.</param>
    /// <param name="days">Their days, counted from 0001-01-01.</param>
    public void Apply(
        ReadOnlySpan<ushort> offsets, ReadOnlySpan<int> templates, ReadOnlySpan<long> days)
    {
        _chunk.Add(offsets, templates, days);
        for (var i = 0; i < offsets.Length; i++)
        {
            _states[offsets[i]] = Templates.StateOf(templates[i]);
        }
    }

    /// <summary>Applies an event by itself.</summary>
    public void Apply(long position, Event fact)
    {
        var offset = (int)(position - _first);
        _chunk.Add(offset, fact);
        _states[offset] = StateNumbers.Of(fact.StateType);
        if (ReadsWhole(fact.GetType()))
        {
            _whole.Add((position, fact, 0));
        }
    }

    /// <summary>Applies the reversal of an event that is like the one a template was learnt from.
    /// </summary>
    /// <param name="position">The reversal's position.</param>
    /// <param name="reversed">The position of the event that it takes back.</param>
    /// <param name="template">The number of that event's template.</param>
    /// <param name="day">That event's day.</param>
    /// <param name="carried">The amounts and days that event carries.</param>
    /// <param name="subject">The subject it carries, UTF-8; empty when it carries none.</param>
    public void ApplyReversal(
        long position, long reversed, int template, int day, ReadOnlySpan<long> carried,
        ReadOnlySpan<byte> subject)
    {
        Apply(position, Templates.ReversedOf(template), day, carried, subject);
        _whole.Add((position, null, reversed));
    }

    /// <summary>Ends the part.</summary>
    /// <param name="last">Its last position.</param>
    public ProjectionPart End(long last)
    {
        var noted = new NotedFacts();
        _whole.Sort((one, other) => one.Position.CompareTo(other.Position));
        foreach (var (position, fact, reversed) in _whole)
        {
            if (fact is null)
            {
                noted.Reversals.Add(position, reversed);
            }
            else
            {
                noted.Apply(position, fact);
            }
        }

        return new(_accounts, _first, last, _chunk.Build(), Kept(), noted);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // It goes over a whole part.
    private List<(Type, KeptPart)> Kept()
    {
        var counts = new int[StateNumbers.All.Length + 1];
        foreach (var state in _states)
        {
            counts[state]++;
        }

        var offsets = counts.Select((count, state) => new ushort[state == 0 ? 0 : count])
            .ToArray();
        counts.AsSpan().Clear();
        for (var offset = 0; offset < _states.Length; offset++)
        {
            if (_states[offset] is var state and > 0)
            {
                offsets[state][counts[state]++] = (ushort)offset;
            }
        }

        return
        [
            .. StateNumbers.All.Select((state, i) => (state, new KeptPart(_first, offsets[i + 1])))
                .Where(kept => kept.Item2.Offsets.Length > 0),
        ];
    }
}
