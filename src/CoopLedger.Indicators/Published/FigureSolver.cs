using System.Numerics;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Published;

/// <summary>How whoever printed a number may have rounded it.</summary>
public enum Rounding
{
    /// <summary>Half away from zero, as Vietnamese practice and spreadsheets have it.</summary>
    HalfUp,

    /// <summary>The places beyond are cut off.</summary>
    Down,

    /// <summary>Any rest counts as one more.</summary>
    Up,
}

/// <summary>Works out what a printed quotient says of the whole numbers behind it.</summary>
/// <remarks>Exact: a printed number stands for an interval of values (its last place says how
/// wide), and the whole numbers that a quotient inside it allows are counted off with rationals.
/// </remarks>
public static class FigureSolver
{
    /// <summary>The denominators that, under the numerator, print as this figure.</summary>
    /// <param name="printed">The figure; a range allows what either end allows and all between.
    /// </param>
    /// <param name="numerator">The number above the line, above zero.</param>
    /// <param name="rounding">How it was rounded.</param>
    public static IntegerSet Denominators(
        PrintedFigure printed, BigInteger numerator, Rounding rounding = Rounding.HalfUp)
    {
        var values = Values(printed, rounding);
        var whole = (Rational)numerator * Scale(printed);
        // whole / N inside the values: the greatest value gives the least N.
        var low = values.High is not { } most || most <= 0 ? BigInteger.One
            : Least(whole / most, values.HoldsHigh);
        BigInteger? high = values.Low <= 0 ? null : Most(whole / values.Low, values.HoldsLow);
        return new(BigInteger.Max(low, 1), high);
    }

    /// <summary>The numerators that, over the denominator, print as this figure.</summary>
    /// <param name="printed">The figure.</param>
    /// <param name="denominator">The number below the line, above zero.</param>
    /// <param name="rounding">How it was rounded.</param>
    public static IntegerSet Numerators(
        PrintedFigure printed, BigInteger denominator, Rounding rounding = Rounding.HalfUp)
    {
        var values = Values(printed, rounding);
        var unit = (Rational)denominator / Scale(printed);
        return new(
            BigInteger.Max(0, Least(values.Low * unit, values.HoldsLow)),
            values.High is { } high ? Most(high * unit, values.HoldsHigh) : null);
    }

    /// <summary>The values that a printed figure stands for.</summary>
    public static PrintedValues Values(PrintedFigure printed, Rounding rounding = Rounding.HalfUp)
    {
        var (low, high) = (printed.Low, printed.High ?? printed.Low);
        return printed.Precision switch
        {
            FigurePrecision.AtLeast => new(low.Value, true, null, false),
            FigurePrecision.AtMost => new(0, true, low.Value, true),
            FigurePrecision.About => new(
                low.Value - (low.Value * FigureJudge.AboutShare), true,
                low.Value + (low.Value * FigureJudge.AboutShare), true),
            _ => rounding switch
            {
                Rounding.Down => new(low.Value, true, high.Value + high.Step, false),
                Rounding.Up => new(low.Value - low.Step, false, high.Value, true),
                _ => new(low.Value - (low.Step / 2), true, high.Value + (high.Step / 2), false),
            },
        };
    }

    private static Rational Scale(PrintedFigure printed) =>
        printed.Unit == FigureUnit.Percent ? 100 : 1;

    private static BigInteger Least(Rational bound, bool holds) =>
        bound.IsInteger && !holds ? bound.Numerator + 1 : bound.Ceiling(0).Numerator;

    private static BigInteger Most(Rational bound, bool holds) =>
        bound.IsInteger && !holds ? bound.Numerator - 1 : bound.Floor(0).Numerator;
}

/// <summary>The interval of values that a printed figure stands for.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="HoldsLow">Whether the lower end itself is among them.</param>
/// <param name="High">The upper end, if there is one.</param>
/// <param name="HoldsHigh">Whether the upper end itself is among them.</param>
public readonly record struct PrintedValues(
    Rational Low, bool HoldsLow, Rational? High, bool HoldsHigh)
{
    public Bounds AsBounds => new(Low, High);
}
