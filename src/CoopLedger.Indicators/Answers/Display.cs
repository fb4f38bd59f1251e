using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Answers;

/// <summary>Values as people read them. The number format is the Vietnamese one in both
/// languages, so that a figure looks the same in every report (<c>docs/adr/0008</c>).</summary>
public static class Display
{
    private static readonly Rational Billion = 1_000_000_000;
    private static readonly Rational Million = 1_000_000;

    /// <summary>An answer's value, such as <c>75,7 %</c>, <c>13.200.000.000 ₫</c>,
    /// <c>trên 226 tỷ ₫</c>; a dash when it is absent.</summary>
    public static string Value(Answer answer, bool vietnamese)
    {
        if (answer.Value is not { } value)
        {
            return "—";
        }

        var indicator = answer.Indicator;
        var recorded = !indicator.IsQuotient;
        return value switch
        {
            { IsExact: true } => Number(value.Low, indicator),
            { High: null } => Words(vietnamese, recorded ? "trên" : "ít nhất",
                recorded ? "over" : "at least") + Scaled(value.Low, indicator, vietnamese),
            { High: var high } when high == value.Low =>
                Words(vietnamese, "khoảng", "about") + Number(value.Low, indicator),
            // Whatever it is between the ends, it is shown as this number.
            { Low: var low, High: { } high, IsAbout: false }
                when low.Round(indicator.Decimals) == high.Round(indicator.Decimals) =>
                Number(low, indicator),
            { Low: var low, High: { } high } when low == 0 =>
                Words(vietnamese, "không quá", "at most")
                    + Number(high.Ceiling(indicator.Decimals), indicator),
            // Ends are rounded outwards, so that the value still lies between them.
            { Low: var low, High: { } high } =>
                Plain(low.Floor(indicator.Decimals), indicator) + "–"
                    + Number(high.Ceiling(indicator.Decimals), indicator),
        };
    }

    /// <summary>A part of a formula: a whole number, or its ends.</summary>
    public static string Part(Bounds value) => value switch
    {
        { IsExact: true, Low: var exact } => Whole(exact),
        { High: null } => "≥ " + Whole(value.Low),
        { High: { } high } when high == value.Low => "≈ " + Whole(high),
        { High: { } high } => $"{Whole(value.Low)}–{Whole(high)}",
    };

    private static string Whole(Rational value) =>
        VietnameseNumber.Format(value, value.IsInteger ? 0 : 2);

    private static string Number(Rational value, Indicator indicator) =>
        indicator.Unit.Symbol.Length == 0
            ? Plain(value, indicator)
            : $"{Plain(value, indicator)} {indicator.Unit.Symbol}";

    private static string Plain(Rational value, Indicator indicator) =>
        VietnameseNumber.Format(value, indicator.Decimals);

    /// <summary>A lower end, rounded down so that it stays true; money in tỷ or triệu, as reports
    /// print it.</summary>
    private static string Scaled(Rational low, Indicator indicator, bool vietnamese)
    {
        if (!indicator.Unit.IsMoney || low < Million)
        {
            return Number(low.Floor(indicator.Decimals), indicator);
        }

        var (scale, word) = low >= Billion
            ? (Billion, Words(vietnamese, "tỷ", "billion"))
            : (Million, Words(vietnamese, "triệu", "million"));
        var scaled = low / scale;
        var decimals = Enumerable.Range(0, 4).Append(-1)
            .First(count => count < 0 || scaled.Floor(count) == scaled);
        decimals = decimals < 0 ? 1 : decimals;
        var number = VietnameseNumber.Format(scaled.Floor(decimals), decimals);
        return $"{number} {word}{indicator.Unit.Symbol}";
    }

    private static string Words(bool vietnamese, string inVietnamese, string inEnglish) =>
        (vietnamese ? inVietnamese : inEnglish) + " ";
}
