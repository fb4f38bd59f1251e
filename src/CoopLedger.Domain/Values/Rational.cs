using System.Numerics;

namespace CoopLedger.Domain.Values;

/// <summary>An exact fraction: what a ratio is until the one rounding at the edge.</summary>
/// <remarks>
/// <para>Unit: none of its own. Range: unbounded. Always reduced, the denominator above zero, so
/// equal values are equal records. The default value is 0.</para>
/// <para>Rounding is half away from zero, as Vietnamese practice and spreadsheets have it.</para>
/// </remarks>
public readonly record struct Rational : IComparable<Rational>
{
    /// <summary>The most decimal places a rounding accepts.</summary>
    public const int DecimalsMax = 100;

    // One less than the denominator: a default struct is then 0/1 and equal to any other zero.
    private readonly BigInteger _denominatorLessOne;

    /// <summary>The fraction, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("A fraction has no zero denominator.");
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    public BigInteger Numerator { get; }

    /// <summary>Above zero, with no factor in common with the numerator.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    public bool IsInteger => _denominatorLessOne.IsZero;

    public static implicit operator Rational(long value) => new(value, 1);

    public static implicit operator Rational(BigInteger value) => new(value, 1);

    public static Rational operator +(Rational a, Rational b) => new(
        (a.Numerator * b.Denominator) + (b.Numerator * a.Denominator),
        a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + (-b);

    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    public static Rational operator *(Rational a, Rational b) =>
        new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The exact quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Rational operator /(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public int CompareTo(Rational other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The nearest value with so many decimals; a half goes away from zero.</summary>
    /// <param name="decimals">0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The places are outside the range.</exception>
    public Rational Round(int decimals)
    {
        var scale = PowerOfTen(decimals);
        var doubled = BigInteger.Abs(Numerator) * scale * 2;
        return new((doubled + Denominator) / (Denominator * 2) * Numerator.Sign, scale);
    }

    /// <summary>The largest value with so many decimal places that is not above this.</summary>
    /// <param name="decimals">0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The places are outside the range.</exception>
    public Rational Floor(int decimals)
    {
        var scale = PowerOfTen(decimals);
        var quotient = BigInteger.DivRem(Numerator * scale, Denominator, out var remainder);
        return new(remainder.Sign < 0 ? quotient - 1 : quotient, scale);
    }

    /// <summary>The smallest value with so many decimal places that is not below this.</summary>
    /// <param name="decimals">0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The places are outside the range.</exception>
    public Rational Ceiling(int decimals) => -(-this).Floor(decimals);

    /// <summary>Exact, for logs and tests: "415/548", or "415" for a whole number.</summary>
    public override string ToString() =>
        IsInteger ? Numerator.ToString() : $"{Numerator}/{Denominator}";

    internal static BigInteger PowerOfTen(int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exponent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exponent, DecimalsMax);
        return BigInteger.Pow(10, exponent);
    }
}
