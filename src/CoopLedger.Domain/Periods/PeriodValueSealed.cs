using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Periods;

/// <summary>One value of a closed period, as it was known when the period was closed. It is never
/// counted: it is what a restatement is compared with.</summary>
/// <param name="Unit">Of which unit; of the nation when there is none.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="On">The day of closing.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Version">The version of its definition, from 1.</param>
/// <param name="Facet">What of it was counted; everything when there is none.</param>
/// <param name="Numerator">What was counted, exact, such as <c>415</c>; none when it was absent.
/// </param>
/// <param name="Denominator">By what it was divided, such as <c>548</c>.</param>
/// <param name="Value">The value in the indicator's unit, exact, such as <c>10375/137</c>; none
/// when it was absent or not one number.</param>
/// <param name="Shown">The value as it was shown, such as <c>75,7 %</c>.</param>
[EventName("period.value-sealed.v1"), Label("Niêm phong giá trị", "Value sealed")]
public sealed record PeriodValueSealed(
    UnitId? Unit,
    DateOnly From,
    DateOnly To,
    DateOnly On,
    IndicatorCode Indicator,
    long Version,
    Text? Facet,
    Text? Numerator,
    Text? Denominator,
    Text? Value,
    Text Shown) : EventOf<PeriodChain>
{
    public override PeriodChain ApplyTo(PeriodChain state) =>
        state.Last is { } last && Belongs(last)
            ? state.With(last with { Values = last.Values.Add(this) })
            : state;

    public override Refusal? CannotFollow(PeriodChain before) =>
        before.Last is { } last && Belongs(last)
            ? null
            : ReopenPeriod.NotClosed.BrokenBy(From, To);

    private bool Belongs(SealedPeriod period) =>
        (period.From, period.To, period.ClosedOn) == (From, To, On);
}

/// <summary>A value about to be sealed.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Version">The version of its definition, from 1.</param>
/// <param name="Facet">What of it is counted; everything when there is none.</param>
/// <param name="Numerator">What is counted, exact.</param>
/// <param name="Denominator">By what it is divided, exact.</param>
/// <param name="Value">The value, exact; none when it is absent or not one number.</param>
/// <param name="Shown">The value as it is shown.</param>
public sealed record SealedValue(
    IndicatorCode Indicator, long Version, Text? Facet, Text? Numerator, Text? Denominator,
    Text? Value, Text Shown);
