using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Answers;

/// <summary>A figure that can be asked for: a formula over measures, or a measure itself.
/// </summary>
public abstract class Indicator(string code, Labels labels, Unit unit, int decimals)
{
    public IndicatorCode Code { get; } = new(code);

    public Labels Labels { get; } = labels;

    public Unit Unit { get; } = unit;

    /// <summary>The decimals it is shown with; rounded once, half away from zero.</summary>
    public int Decimals { get; } = decimals;

    /// <summary>How it adds up: <c>stock</c>, <c>flow</c>, <c>distinct</c>, <c>ratio</c>,
    /// <c>average</c>, <c>growth</c> or <c>reported-only</c>.</summary>
    public abstract string Nature { get; }

    /// <summary>Whether the value is something divided by something.</summary>
    public bool IsQuotient => Nature is "ratio" or "average" or "growth";

    /// <summary>The formula in words, the kinds it counts included.</summary>
    public abstract Labels Formula { get; }

    /// <summary>What it can be broken down by.</summary>
    public abstract Dimensions FacetDimensions { get; }

    /// <summary>The facet that it counts when none is asked for; <see langword="null"/> for
    /// everything.</summary>
    public virtual string? DefaultFacet => null;

    /// <summary>The version of the definition; raised when the formula changes.</summary>
    public virtual int Version => 1;

    /// <exception cref="FormatException">A facet that the indicator does not have.</exception>
    public abstract Answer Answer(Reading reading);

    public sealed override string ToString() => Code.Text;
}
