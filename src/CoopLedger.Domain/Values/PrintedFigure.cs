using CoopLedger.Domain.Facts;

namespace CoopLedger.Domain.Values;

/// <summary>How sure the printed words are of their number.</summary>
public enum FigurePrecision
{
    /// <summary>The number itself, as far as it is printed: "698 HTX".</summary>
    Exact,

    /// <summary>A lower end: "trên", "hơn", "ít nhất", "… trở lên".</summary>
    AtLeast,

    /// <summary>An upper end: "dưới", "không quá", "tối đa", "… trở xuống".</summary>
    AtMost,

    /// <summary>Either side: "khoảng", "xấp xỉ", "ước".</summary>
    About,

    /// <summary>Two ends: "3,9% - 4,07%", "từ 5 đến 7".</summary>
    Range,
}

/// <summary>What a printed number counts.</summary>
public enum FigureUnit
{
    /// <summary>Things, which the noun names, or nothing.</summary>
    None,

    /// <summary>Hundredths of a whole: 75,7 % is 75.7.</summary>
    Percent,

    /// <summary>Vietnamese dong: "2,1 tỷ đồng" is 2 100 000 000.</summary>
    Dong,
}

/// <summary>One number of a printed figure.</summary>
/// <remarks>The default value is a plain 0 with a step of 0; nothing printed reads as it.</remarks>
/// <param name="Value">Exact, in the unit's base: dong, hundredths or things.</param>
/// <param name="Decimals">Decimals as printed, 0 to 98: "2,1 tỷ" has 1.</param>
/// <param name="Step">One unit of the last printed place, in the unit's base: 1/10 for "75,7",
/// 100 000 000 for "2,1 tỷ". Above zero.</param>
public readonly record struct PrintedNumber(Rational Value, int Decimals, Rational Step);

/// <summary>A figure as a Vietnamese report printed it: "trên 226 tỷ đồng", "75,7%".</summary>
/// <remarks>
/// <para>Keeps both the words and what they say, so that a figure can be shown as printed and
/// checked as a number. Points group, the comma is the decimal sign, nghìn, triệu and tỷ scale.
/// What can be read in two ways is refused with the reason.</para>
/// <para>A scale word alone, or before a slash, means dong ("600 triệu"); before a noun it only
/// scales ("1,5 triệu người" is people, in the unit None).</para>
/// </remarks>
public sealed record PrintedFigure
{
    /// <summary>The longest text that is read as a figure, in characters.</summary>
    public const int LengthMax = 200;

    internal PrintedFigure(
        string text, FigurePrecision precision, PrintedNumber low, PrintedNumber? high = null)
    {
        Text = text;
        Precision = precision;
        Low = low;
        High = high;
    }

    /// <summary>Exactly what was given, blanks and all.</summary>
    public string Text { get; }

    public FigurePrecision Precision { get; }

    /// <summary>The number, or the lower end of a range; under <see cref="FigurePrecision.AtMost"/>
    /// it is still the only number, and an upper end.</summary>
    public PrintedNumber Low { get; }

    /// <summary>The upper end of a range, never below <see cref="Low"/>; otherwise null.</summary>
    public PrintedNumber? High { get; }

    public FigureUnit Unit { get; internal init; }

    /// <summary>The words after the number, as printed but composed and single-spaced: "HTX",
    /// "lượt dự án", "/tổng số" with its slash; null when there are none.</summary>
    public string? Noun { get; internal init; }

    /// <summary>Reads one figure that fills the whole text.</summary>
    /// <param name="text">1 to 200 characters, composed or not, no-break blanks allowed.</param>
    /// <param name="problem">Why the text was refused; null when it was read.</param>
    /// <returns>Null when the text is refused.</returns>
    public static PrintedFigure? TryParse(string text, out Refusal? problem) =>
        new FigureReader(text).Read(out problem);
}
