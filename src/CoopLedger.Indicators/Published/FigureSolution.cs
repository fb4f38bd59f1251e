using System.Numerics;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Formulas;

namespace CoopLedger.Indicators.Published;

/// <summary>One thing that follows from a published figure.</summary>
/// <param name="Given">The measure or number that was taken as known, such as
/// <c>members = 415</c>.</param>
/// <param name="Of">What is solved for.</param>
/// <param name="Result">The set or interval, for people.</param>
/// <param name="Rounding">Under which rounding; <see langword="null"/> when it makes no
/// difference.</param>
public sealed record Implication(string Given, string Of, Labels Result, Rounding? Rounding);

/// <summary>What a published figure implies.</summary>
public static class FigureSolution
{
    /// <summary>What follows from a judged figure, with what the ledger knows.</summary>
    public static IEnumerable<Implication> Of(Projection projection, FigureVerdict judged)
    {
        if (PrintedFigure.TryParse(judged.Figure.Printed.Value, out _) is not { } printed
            || judged.Answer is not { } answer)
        {
            return [];
        }

        return answer.Indicator.IsQuotient
            ? OfQuotient(printed, answer)
            : OfMeasure(projection, printed, answer);
    }

    /// <summary>What follows from a printed quotient and one of its parts.</summary>
    public static IEnumerable<Implication> Of(
        PrintedFigure printed, (string Name, BigInteger Value) known, string unknown,
        bool isNumeratorKnown)
    {
        IntegerSet Solved(Rounding rounding) => isNumeratorKnown
            ? FigureSolver.Denominators(printed, known.Value, rounding)
            : FigureSolver.Numerators(printed, known.Value, rounding);
        var given = $"{known.Name} = {VietnameseNumber.Format(known.Value, 0)}";
        var usual = Solved(Rounding.HalfUp);
        var others = new[] { Rounding.Down, Rounding.Up }
            .Select(rounding => (Rounding: rounding, Set: Solved(rounding))).ToList();
        var differ = others.Exists(other => !other.Set.IsEmpty && other.Set != usual);
        return
        [
            new(given, unknown, Plain(usual), differ ? Rounding.HalfUp : null),
            .. others.Where(other => differ && !other.Set.IsEmpty).Select(other =>
                new Implication(given, unknown, Plain(other.Set), other.Rounding)),
        ];
    }

    private static IEnumerable<Implication> OfQuotient(PrintedFigure printed, Answer answer)
    {
        var (above, below) = answer.Indicator is Ratio ratio
            ? (ratio.Above.Code.Text, ratio.Below.Code.Text)
            : ("numerator", "denominator");
        return Whole(answer.Numerator) is { } top && top > 0
            ? Of(printed, (above, top), below, isNumeratorKnown: true)
            : Whole(answer.Denominator) is { } bottom && bottom > 0
                ? Of(printed, (below, bottom), above, isNumeratorKnown: false)
                : [];
    }

    /// <summary>A measure only printed as a bound, about or a range: its interval, and what it
    /// makes of the quotients that it is the numerator of.</summary>
    private static IEnumerable<Implication> OfMeasure(
        Projection projection, PrintedFigure printed, Answer answer)
    {
        var values = FigureSolver.Values(printed);
        if (printed.Precision == FigurePrecision.Exact)
        {
            return [];
        }

        var interval = new Implication(
            "", answer.Indicator.Code.Text, Shown(answer, values.AsBounds), null);
        var quotients =
            from ratio in Catalogue.All.OfType<Ratio>()
            where ratio.Above == answer.Indicator && ratio.DefaultFacet is null
            let other = projection.Ask(ratio, answer.Question, explain: false)
            where other.Denominator is { IsExact: true, Low.Numerator.IsZero: false }
            let below = other.Denominator!.Value
            let quotient = Bounds.Ratio(values.AsBounds, below)
            where quotient is not null
            select new Implication(
                $"{ratio.Below.Code} = {Display.Part(below)}", ratio.Code.Text,
                Shown(other, quotient.Value.Times(ratio.Unit.IsPercent ? 100 : 1)), null);
        return [interval, .. quotients];
    }

    private static Labels Shown(Answer like, Bounds value)
    {
        var shown = like with { Value = value };
        return Labels.Of(
            Display.Value(shown, vietnamese: true), Display.Value(shown, vietnamese: false));
    }

    private static Labels Plain(IntegerSet set) => Labels.Of(set.ToString(), set.ToString());

    private static BigInteger? Whole(Bounds? value) =>
        value is { IsExact: true, Low.IsInteger: true } known ? known.Low.Numerator : null;
}
