using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Figures;

namespace CoopLedger.Indicators.Registers;

/// <summary>The published figures that stand, as known at a position.</summary>
public sealed class FigureRegister
{
    private readonly Entries<FigureReported> _figures = new();

    /// <summary>The figures in the order in which they were recorded.</summary>
    public IEnumerable<FigureReported> KnownBy(long position) => _figures.KnownBy(position);

    internal IEnumerable<NotedEntry> Noted() => _figures.All(NotedKind.Figure);

    internal IEnumerable<long> Positions => _figures.Positions;

    internal string Trace() => _figures.Trace();

    internal void Apply(long position, Event fact) => _figures.Apply(position, fact);

    internal void Join(FigureRegister later) => _figures.Join(later._figures);
}
