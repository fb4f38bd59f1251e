using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>Which positions hold reversals, and of what: a posting does not tell a reversal from
/// another negative amount.</summary>
public sealed class ReversalRegister
{
    private readonly SortedDictionary<long, long> _reversals = [];

    /// <summary>The position of the fact that the event at a position takes back;
    /// <see langword="null"/> when it is no reversal.</summary>
    public long? Of(long position) =>
        _reversals.TryGetValue(position, out var reversed) ? reversed : null;

    internal string Trace() => string.Join(
        ' ', _reversals.Select(pair => $"{pair.Key}:{pair.Value}"));

    internal void Apply(long position, Event fact)
    {
        if (fact is FactReversed reversal)
        {
            _reversals.Add(position, reversal.Position);
        }
    }

    internal void Join(ReversalRegister later)
    {
        foreach (var (position, reversed) in later._reversals)
        {
            _reversals.Add(position, reversed);
        }
    }
}
