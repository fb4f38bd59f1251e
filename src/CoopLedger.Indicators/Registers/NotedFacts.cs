using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The facts that questions rest on beside the postings: few, and kept whole.</summary>
internal sealed class NotedFacts
{
    public ClusterRegister Clusters { get; } = new();

    public FigureRegister Figures { get; } = new();

    public TotalRegister Totals { get; } = new();

    public ReversalRegister Reversals { get; } = new();

    /// <summary>The positions of the facts that are kept whole.</summary>
    public IEnumerable<long> Positions =>
        Clusters.Positions.Concat(Figures.Positions).Concat(Totals.Positions);

    public void Apply(long position, Event fact)
    {
        ApplyWhole(position, fact);
        Reversals.Apply(position, fact);
    }

    /// <summary>Applies a fact to those that keep facts whole.</summary>
    public void ApplyWhole(long position, Event fact)
    {
        Clusters.Apply(position, fact);
        Figures.Apply(position, fact);
        Totals.Apply(position, fact);
    }

    public void Join(NotedFacts later)
    {
        Clusters.Join(later.Clusters);
        Figures.Join(later.Figures);
        Totals.Join(later.Totals);
        Reversals.Join(later.Reversals);
    }

    /// <summary>The same facts, in lists of their own.</summary>
    public NotedFacts Copy()
    {
        var copy = new NotedFacts();
        copy.Join(this);
        return copy;
    }

    /// <summary>All of them, of each kind in the order of the log.</summary>
    public IEnumerable<NotedEntry> All() => Clusters.Noted().Concat(Figures.Noted())
        .Concat(Totals.Noted()).Concat(Reversals.Noted());

    public string Trace() => string.Join(
        '\n', Clusters.Trace(), Figures.Trace(), Totals.Trace(), Reversals.Trace());
}
