using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>Which positions hold reversals, and of what: a posting does not tell a reversal from
/// another negative amount.</summary>
public sealed class ReversalRegister
{
    private readonly List<long> _positions = [];
    private readonly List<long> _reversed = [];

    /// <summary>The position of the fact that the event at a position takes back;
    /// <see langword="null"/> when it is no reversal.</summary>
    public long? Of(long position) =>
        _positions.BinarySearch(position) is var found and >= 0 ? _reversed[found] : null;

    internal IEnumerable<NotedEntry> Noted() => _positions.Zip(
        _reversed,
        (position, reversed) => new NotedEntry(NotedKind.Reversal, position, 1, reversed));

    internal IReadOnlyList<long> Positions => _positions;

    /// <summary>What they take back, in the same order.</summary>
    internal IReadOnlyList<long> Reversed => _reversed;

    internal string Trace() => string.Join(
        ' ', _positions.Zip(_reversed, (position, reversed) => $"{position}:{reversed}"));

    internal void Apply(long position, Event fact)
    {
        if (fact is FactReversed reversal)
        {
            Add(position, reversal.Position);
        }
    }

    internal void Add(long position, long reversed)
    {
        _positions.Add(position);
        _reversed.Add(reversed);
    }

    internal void Join(ReversalRegister later) => Join(later._positions, later._reversed);

    internal void Join(IEnumerable<long> positions, IEnumerable<long> reversed)
    {
        _positions.AddRange(positions);
        _reversed.AddRange(reversed);
    }
}
