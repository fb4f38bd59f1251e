using CoopLedger.Domain.Figures;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Published;

/// <summary>What the ledger says of a published figure.</summary>
public enum Verdict
{
    /// <summary>The ledger comes to the printed figure, to its printed precision.</summary>
    Holds,

    /// <summary>The ledger comes to another figure.</summary>
    Fails,

    /// <summary>The ledger does not know enough to say.</summary>
    CannotTell,
}

/// <summary>A published figure, judged.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Answer">What the ledger comes to; <see langword="null"/> when the question makes
/// no sense to it.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why.</param>
public sealed record FigureVerdict(
    FigureReported Figure, Answer? Answer, Verdict Verdict, Labels Reason);
