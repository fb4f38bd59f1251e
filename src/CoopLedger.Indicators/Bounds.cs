using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators;

/// <summary>A number as exactly as it is known: one value, or the ends it lies between.</summary>
/// <remarks>The default value says nothing: at least zero. Arithmetic carries the ends along
/// (interval arithmetic, R. E. Moore, 1966), so that "over 226 billion" divided by 276 is "at
/// least 818,8 million" and never a point.</remarks>
/// <param name="Low">The lower end, inclusive; nothing counted here is below it.</param>
/// <param name="High">The upper end, inclusive; <see langword="null"/> when there is none.</param>
/// <param name="IsAbout">Whether a part of it was only given as "about".</param>
public readonly record struct Bounds(Rational Low, Rational? High, bool IsAbout = false)
{
    public static Bounds Zero { get; } = new(0, (Rational)0);

    public bool IsExact => High == Low && !IsAbout;

    /// <summary>Whether it is the one value zero, for sure.</summary>
    public bool IsZero => IsExact && Low == 0;

    public static Bounds Exactly(Rational value) => new(value, value);

    public static Bounds AtLeast(Rational value) => new(value, null);

    public static Bounds Between(Rational low, Rational high) => new(low, high);

    public static Bounds operator +(Bounds a, Bounds b) =>
        new(a.Low + b.Low, a.High + b.High, a.IsAbout || b.IsAbout);

    /// <summary>The difference of two things of which the first contains the second, so that it
    /// is never below zero unless it is exactly known to be.</summary>
    public static Bounds Rest(Bounds whole, Bounds part) =>
        whole.IsExact && part.IsExact
            ? Exactly(whole.Low - part.Low)
            : new(
                part.High is { } most && whole.Low > most ? whole.Low - most : 0,
                whole.High - part.Low,
                whole.IsAbout || part.IsAbout);

    /// <summary>The quotient, or <see langword="null"/> when the divisor is or may be zero:
    /// unknown is not 0.</summary>
    public static Bounds? Ratio(Bounds a, Bounds b)
    {
        if (b.Low <= 0)
        {
            return null;
        }

        return new(
            a.Low < 0 ? a.Low / b.Low : OverMost(a.Low, b),
            a.High is not { } top ? null : top >= 0 ? top / b.Low : OverMost(top, b),
            a.IsAbout || b.IsAbout);
    }

    public Bounds Times(Rational factor) => new(Low * factor, High * factor, IsAbout);

    private static Rational OverMost(Rational value, Bounds divisor) =>
        divisor.High is { } most ? value / most : 0;
}
