using System.Collections.Immutable;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Periods;

/// <summary>What the indicators say of a period, as it is sealed with it.</summary>
public static class SealedValues
{
    /// <summary>The values of every indicator that rests on facts, in the order of the
    /// catalogue.</summary>
    /// <param name="projection">What is read.</param>
    /// <param name="scope">Of what.</param>
    /// <param name="from">The first day of the period.</param>
    /// <param name="to">The last day of the period.</param>
    /// <param name="knownBy">The position up to which the ledger is read.</param>
    public static ImmutableArray<SealedValue> Of(
        Projection projection, Scope scope, DateOnly from, DateOnly to, long knownBy)
    {
        var question = new Question(scope, from, to, knownBy);
        return
        [
            .. Catalogue.All
                .Select(indicator => projection.Ask(indicator, question, explain: false))
                .Where(answer => answer.RestsOnFacts).Select(Of),
        ];
    }

    private static SealedValue Of(Answer answer) => new(
        answer.Indicator.Code, answer.Indicator.Version,
        answer.Indicator.DefaultFacet is { } facet ? new Text(facet) : null,
        Exact(answer.Numerator), Exact(answer.Denominator), Exact(answer.Value, onlyOne: true),
        new Text(Display.Value(answer, vietnamese: true)));

    /// <summary>A number in plain digits, such as <c>415</c> or <c>10375/137</c>; its ends, when
    /// it is not one: <c>&gt;=226</c>, <c>1..5</c>, <c>~70</c>.</summary>
    private static Text? Exact(Bounds? number, bool onlyOne = false) => number switch
    {
        null => null,
        { IsExact: true, Low: var exact } => new(exact.ToString()),
        _ when onlyOne => null,
        { High: null, Low: var low } => new($">={low}"),
        { High: { } high, Low: var low } when high == low => new($"~{low}"),
        { High: { } high, Low: var low } => new($"{low}..{high}"),
    };
}
