using CoopLedger.Domain.Places;

namespace CoopLedger.Indicators.Answers;

/// <summary>What is asked of an indicator, on both clocks.</summary>
/// <param name="Scope">Where.</param>
/// <param name="From">The first day of the window; <see langword="null"/> for the beginning.
/// Stocks do not look at it.</param>
/// <param name="To">The last day of the window, and the day of a stock; to its end.</param>
/// <param name="KnownBy">The position up to which the ledger is read: what was known then.
/// </param>
/// <param name="Facet">What of it, as codes joined by +; <see langword="null"/> for the
/// indicator's own default.</param>
/// <param name="Boundaries">On which boundaries; <see langword="null"/> for each place as it is
/// named: a unit with all that it took over, a cluster as it was.</param>
public sealed record Question(
    Scope Scope, DateOnly? From, DateOnly To, long KnownBy = long.MaxValue, string? Facet = null,
    Boundaries? Boundaries = null);
