using System.Collections.Immutable;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Answers;

/// <summary>An indicator's value, with all that it rests on.</summary>
/// <param name="Indicator">What was asked.</param>
/// <param name="Question">Of what and when.</param>
/// <param name="Numerator">What is counted; <see langword="null"/> when there is none.</param>
/// <param name="Denominator">By what it is divided; exactly 1 for a measure.</param>
/// <param name="Value">The value in the indicator's unit (75.7 for 75,7 %), unrounded;
/// <see langword="null"/> when it is absent.</param>
/// <param name="Absent">Why it is absent, when it is.</param>
/// <param name="RestsOnFacts">Whether any fact is counted: a zero of which nobody recorded
/// anything is not known to be zero.</param>
/// <param name="Warnings">What a reader of the value should know.</param>
/// <param name="Contributions">The postings behind it, in the order of the log; empty when they
/// were not asked for.</param>
public sealed record Answer(
    Indicator Indicator,
    Question Question,
    Bounds? Numerator,
    Bounds? Denominator,
    Bounds? Value,
    Labels? Absent,
    bool RestsOnFacts,
    ImmutableArray<Warning> Warnings,
    ImmutableArray<Contribution> Contributions)
{
    /// <summary>The balances that the formula was computed from, in its order.</summary>
    public ImmutableArray<Part> Parts { get; init; } = [];

    /// <summary>The value as what was divided by what, such as <c>415/548</c>, not reduced;
    /// <see langword="null"/> when it is absent or not one value.</summary>
    public string? Exact => Value is { IsExact: true }
        && Numerator is { IsExact: true } above && Denominator is { IsExact: true } below
        ? Fraction(above.Low, below.Low)
        : null;

    /// <summary>The value rounded to the indicator's decimals; of a value with two ends, the
    /// lower one.</summary>
    public Rational? Rounded => Value is not { } value ? null
        : value.High == value.Low ? value.Low.Round(Indicator.Decimals)
        : value.Low.Floor(Indicator.Decimals);

    private string Fraction(Rational above, Rational below) => Indicator.IsQuotient
        ? $"{Operand(above)}/{Operand(below)}"
        : above.ToString();

    private static string Operand(Rational value) => value.IsInteger ? $"{value}" : $"({value})";
}

/// <summary>Something that a reader of a value should know.</summary>
/// <param name="Code">Stable, such as <c>members-need-not-be-active</c>.</param>
/// <param name="Text">The sentence.</param>
public sealed record Warning(string Code, Labels Text);

/// <summary>One balance that a formula was computed from.</summary>
/// <param name="Name">As what it entered: <c>numerator</c>, <c>subtrahend</c>,
/// <c>denominator</c>.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Balance">Its balance.</param>
public sealed record Part(string Name, Measure Measure, Bounds Balance);

/// <summary>One posting behind a value.</summary>
/// <param name="Part"><c>numerator</c>, <c>subtrahend</c> or <c>denominator</c>.</param>
/// <param name="Measure">The measure it was posted to.</param>
/// <param name="Account">The account.</param>
/// <param name="Posting">The posting.</param>
public sealed record Contribution(
    string Part, Measure Measure, AccountKey Account, Posting Posting)
{
    /// <summary>The part of what is counted, above the line of a fraction.</summary>
    public const string Counted = "numerator";

    /// <summary>What was posted, in the measure's unit.</summary>
    public Rational Amount => Measure.InUnit(Posting.Amount);

    /// <summary>The account's name: measure/place/facet.</summary>
    public string AccountName
    {
        get
        {
            var facet = Measure.Dimensions.Format(Account.Facet);
            var name = $"{Measure.Code}/{Account.Place}";
            return facet.Length == 0 ? name : $"{name}/{facet}";
        }
    }
}
