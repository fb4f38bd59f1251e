using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Formulas;

/// <summary>One measure over another, of the same places, days and facet: recomputed from its
/// parts for every scope, never averaged.</summary>
public abstract class Ratio(
    string code, Labels labels, Unit unit, int decimals, string numerator, string denominator)
    : Indicator(code, labels, unit, decimals)
{
    private static readonly Labels NoDenominator = Labels.Of(
        "Mẫu số bằng 0 hoặc chưa biết.", "The denominator is zero or not known.");

    private readonly Lazy<Measure> _numerator = new(() => Catalogue.Measure(numerator));
    private readonly Lazy<Measure> _denominator = new(() => Catalogue.Measure(denominator));

    public override string Nature => Unit.IsPercent ? "ratio" : "average";

    public override Labels Formula => Labels.Of(
        $"{numerator} / {denominator}{Kinds}", $"{numerator} / {denominator}{Kinds}");

    public override Dimensions FacetDimensions => _numerator.Value.Dimensions;

    /// <summary>What is counted.</summary>
    public Measure Above => _numerator.Value;

    /// <summary>By what it is divided.</summary>
    public Measure Below => _denominator.Value;

    /// <summary>The facet of the denominator, when it is always the same one.</summary>
    protected virtual string? DenominatorFacet => null;

    private string Kinds => DefaultFacet is { } facet ? $" [{facet}]" : "";

    private Rational Scale => Unit.IsPercent ? 100 : 1;

    public override Answer Answer(Reading reading)
    {
        var facet = reading.Question.Facet ?? DefaultFacet;
        var above = reading.Balance(_numerator.Value, facet);
        var below = reading.Balance(_denominator.Value, DenominatorFacet ?? facet, "denominator");
        Warn(reading, above, below);
        return reading.Answered(
            this, above, below, Bounds.Ratio(above, below)?.Times(Scale), NoDenominator);
    }

    /// <summary>Adds what a reader of this ratio should know.</summary>
    protected virtual void Warn(Reading reading, Bounds numerator, Bounds denominator)
    {
    }
}

/// <summary>The kinds that a rate of organisations counts when none are asked for: those that are
/// founded under the law on cooperatives as legal persons.</summary>
internal static class RateKinds
{
    public const string Default = "cooperative+union+credit-fund";
}
