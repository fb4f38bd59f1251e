using System.Numerics;
using System.Text;

namespace CoopLedger.Domain.Values;

/// <summary>Numbers as Vietnamese documents print them: "1.234.567,5".</summary>
/// <remarks>
/// <para>A point groups thousands, a comma is the decimal sign (Law on Accounting 03/2003/QH11,
/// article 12, and practice since). The same text means another number elsewhere, so nothing
/// here reads a culture, and what breaks the rule is refused, not guessed.</para>
/// </remarks>
public static class VietnameseNumber
{
    /// <summary>The longest text that is read as a number, in characters.</summary>
    public const int LengthMax = 100;

    /// <summary>The number with exactly so many decimals, rounded half away from zero.</summary>
    /// <param name="value">Any fraction; one that rounds to zero is printed without a sign.</param>
    /// <param name="decimals">0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The places are outside the range.</exception>
    public static string Format(Rational value, int decimals)
    {
        var shifted = value.Round(decimals) * Rational.PowerOfTen(decimals);
        var digits = BigInteger.Abs(shifted.Numerator).ToString().PadLeft(decimals + 1, '0');
        var text = new StringBuilder();
        if (shifted.Numerator.Sign < 0)
        {
            text.Append('-');
        }

        var whole = digits.Length - decimals;
        for (var at = 0; at < whole; at++)
        {
            if (at > 0 && (whole - at) % 3 == 0)
            {
                text.Append('.');
            }

            text.Append(digits[at]);
        }

        return decimals == 0
            ? text.ToString()
            : text.Append(',').Append(digits, whole, decimals).ToString();
    }

    /// <summary>The whole number with its thousands grouped.</summary>
    public static string Format(long value) => Format(value, 0);

    /// <summary>Reads one number that fills the whole text.</summary>
    /// <param name="text">1 to 100 characters: an optional '-', digits either without points or
    /// in groups of three, at most one comma with digits on both sides. "03" is three, as reports
    /// print it; "0.123" is refused, since no grouped number begins with a zero.</param>
    /// <param name="value">The exact number, 0 when refused.</param>
    /// <param name="decimals">How many decimals are printed, 0 when refused.</param>
    /// <returns>False when the text is not such a number.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value, out int decimals)
    {
        (value, decimals) = (default, 0);
        if (text.Length > LengthMax)
        {
            return false;
        }

        var negative = text is ['-', ..];
        var unsigned = negative ? text[1..] : text;
        var comma = unsigned.IndexOf(',');
        var whole = comma < 0 ? unsigned : unsigned[..comma];
        var fraction = comma < 0 ? [] : unsigned[(comma + 1)..];
        if (!IsWhole(whole) || (comma >= 0 && !IsDigits(fraction)))
        {
            return false;
        }

        var number = Digits(fraction, Digits(whole, BigInteger.Zero));
        decimals = fraction.Length;
        value = new(negative ? -number : number, Rational.PowerOfTen(decimals));
        return true;
    }

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        if (point < 0)
        {
            return IsDigits(text);
        }

        if (point is 0 or > 3 || text[0] == '0' || !IsDigits(text[..point]))
        {
            return false;
        }

        for (var rest = text[point..]; !rest.IsEmpty; rest = rest[4..])
        {
            if (rest.Length < 4 || rest[0] != '.' || !IsDigits(rest[1..4]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) =>
        !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static BigInteger Digits(ReadOnlySpan<char> text, BigInteger before)
    {
        foreach (var digit in text)
        {
            before = digit == '.' ? before : (before * 10) + (digit - '0');
        }

        return before;
    }
}
