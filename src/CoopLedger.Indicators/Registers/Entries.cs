using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The facts of one kind that stand, as known at a position: a reversal takes its fact
/// out from its own position on.</summary>
internal sealed class Entries<TEvent>
    where TEvent : Event
{
    private readonly List<(long Position, TEvent Fact, int Sign)> _entries = [];

    public void Apply(long position, Event fact)
    {
        var (entered, sign) = fact is FactReversed reversal ? (reversal.Reversed, -1) : (fact, 1);
        if (entered is TEvent typed)
        {
            _entries.Add((position, typed, sign));
        }
    }

    /// <summary>The positions at which facts entered or were taken out.</summary>
    public IEnumerable<long> Positions => _entries.Select(entry => entry.Position);

    public void Join(Entries<TEvent> later) => _entries.AddRange(later._entries);

    /// <summary>In the order in which they were first recorded.</summary>
    public IEnumerable<TEvent> KnownBy(long position) =>
        EnteredBy(position).Select(entry => entry.Fact);

    /// <summary>The same, each with the position of its last entering.</summary>
    public IEnumerable<(long Position, TEvent Fact)> EnteredBy(long position) => _entries
        .Where(entry => entry.Position <= position)
        .GroupBy(entry => entry.Fact)
        .Where(group => group.Sum(entry => entry.Sign) > 0)
        .Select(group => (
            group.Where(entry => entry.Sign > 0).Max(entry => entry.Position), group.Key));

    /// <summary>What was entered and taken out, and where.</summary>
    public IEnumerable<NotedEntry> All(NotedKind kind) => _entries.Select(
        entry => new NotedEntry(kind, entry.Position, entry.Sign, entry.Fact));

    /// <summary>Which positions entered and took out what, as a text: the facts themselves are
    /// the log's.</summary>
    public string Trace() => string.Join(
        ' ', _entries.Select(entry => $"{entry.Position}:{entry.Sign}"));
}
