using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Periods;

/// <summary>A closed period as it was published and as the ledger has it since.</summary>
/// <param name="Period">The period as it was sealed.</param>
/// <param name="Values">Its values, those that only late facts brought included.</param>
/// <param name="Late">What was recorded after the seal and changes a value, in the order of the
/// log.</param>
public sealed record Restatement(
    SealedPeriod Period, ImmutableArray<RestatedValue> Values, ImmutableArray<LateEntry> Late)
{
    /// <param name="projection">What is read.</param>
    /// <param name="period">The period.</param>
    /// <param name="knownBy">The position up to which the ledger is read.</param>
    public static Restatement Of(Projection projection, SealedPeriod period, long knownBy)
    {
        var values = Codes(projection, period)
            .Select(code => Value(projection, period, code, knownBy))
            .Where(value => value.Published is not null || value.Restated is { RestsOnFacts: true })
            .ToImmutableArray();
        return new(
            period, values,
            [
                .. values.SelectMany(value => value.Late).Distinct()
                    .OrderBy(entry => entry.Position),
            ]);
    }

    private static IEnumerable<IndicatorCode> Codes(
        Projection projection, SealedPeriod period) => projection.Definitions.All
        .Select(indicator => indicator.Code)
        .Concat(period.Values.Select(value => value.Indicator)).Distinct();

    private static RestatedValue Value(
        Projection projection, SealedPeriod period, IndicatorCode code, long knownBy)
    {
        var published = period.Values.FirstOrDefault(value => value.Indicator == code);
        if (projection.Definitions.Find(code) is not { } indicator)
        {
            return new(code, published, null, null, []);
        }

        var answer = projection.Ask(indicator, new Question(
            period.Scope, period.From, period.To, knownBy, published?.Facet?.Value));
        var late = answer.Contributions.Select(item => item.Posting.Position)
            .Where(position => position > period.Position).Distinct().Order()
            .Select(position => new LateEntry(position, projection.Reversals.Of(position)))
            .ToImmutableArray();
        return new(code, published, answer, Difference(published, answer), late);
    }

    private static Rational? Difference(PeriodValueSealed? published, Answer answer) =>
        published?.Value is { } before && answer.Value is { IsExact: true } now
            ? now.Low - Parse(before.Value)
            : null;

    private static Rational Parse(string exact)
    {
        var parts = exact.Split('/');
        var numbers = Array.ConvertAll(
            parts, part => BigInteger.Parse(
                part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return new(numbers[0], numbers.Length > 1 ? numbers[1] : 1);
    }
}

/// <summary>One value of a closed period, then and now.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Published">The value as it was sealed; <see langword="null"/> when the ledger
/// knew nothing of it then.</param>
/// <param name="Restated">The value as the ledger has it now; <see langword="null"/> when there
/// is no such indicator any more.</param>
/// <param name="Difference">Restated less published, in the indicator's unit and unrounded;
/// <see langword="null"/> when one of them is not one number.</param>
/// <param name="Late">What was recorded after the seal and is counted in it.</param>
public sealed record RestatedValue(
    IndicatorCode Code, PeriodValueSealed? Published, Answer? Restated, Rational? Difference,
    ImmutableArray<LateEntry> Late)
{
    /// <summary>Whether the definition is another one than that of the seal, so that a difference
    /// need not come from facts.</summary>
    public bool IsRedefined =>
        Published is { } published && published.Version != Restated?.Indicator.Version;

    public int LateFacts => Late.Count(entry => entry.Reverses is null);

    public int Reversals => Late.Length - LateFacts;

    public bool HasChanged => Published is null || Difference is not { } difference
        ? Published?.Shown.Value != (Restated is null ? null : Display.Value(Restated, true))
        : difference != 0;
}

/// <summary>Something that was recorded after a seal.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Reverses">The position of the fact that it takes back, when it is a reversal.
/// </param>
public sealed record LateEntry(long Position, long? Reverses);
