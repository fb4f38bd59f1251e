using System.Collections.Immutable;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Bridges;

/// <summary>What moved a value between two days.</summary>
public enum MovementKind
{
    /// <summary>Something happened between the two days.</summary>
    Movement,

    /// <summary>A total of which the single facts are not known.</summary>
    Total,

    /// <summary>Something that had happened before was learnt only after the opening value was
    /// known.</summary>
    LateFact,

    /// <summary>A total about the time before was recorded after the opening value was known.
    /// </summary>
    Restatement,

    /// <summary>An entry was taken back or replaced.</summary>
    Correction,
}

/// <summary>What kind of event made a posting.</summary>
/// <param name="Name">The stored name; of a reversal, the name of what it reverses.</param>
/// <param name="Labels">For people.</param>
/// <param name="IsCorrection">Whether it takes an entry back or replaces one.</param>
/// <param name="IsTotal">Whether it is a total known only as a total.</param>
public sealed record EventKind(string Name, Labels Labels, bool IsCorrection, bool IsTotal);

/// <summary>All events of one kind that moved one part of a value.</summary>
/// <param name="Kind">How it moved it.</param>
/// <param name="Event">The kind of event.</param>
/// <param name="Amount">What they add up to, signed, in the measure's unit.</param>
/// <param name="Positions">The positions of the events, ascending.</param>
public sealed record BridgeLine(
    MovementKind Kind, EventKind Event, Rational Amount, ImmutableArray<long> Positions);

/// <summary>One balance of the formula, from its opening to its closing.</summary>
/// <param name="Name"><c>numerator</c>, <c>subtrahend</c> or <c>denominator</c>.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Opening">Its balance on the first day, as it was known then.</param>
/// <param name="Lines">What moved it.</param>
/// <param name="Closing">Its balance on the last day.</param>
public sealed record BridgePart(
    string Name, Measure Measure, Bounds Opening, ImmutableArray<BridgeLine> Lines,
    Bounds Closing)
{
    public Rational Explained =>
        Lines.Aggregate(default(Rational), (sum, line) => sum + line.Amount);

    /// <summary>What no event explains: closing − opening − explained, never forced to zero;
    /// <see langword="null"/> when an end is only known to lie between two values.</summary>
    public Rational? Remainder => Opening.IsExact && Closing.IsExact
        ? Closing.Low - Opening.Low - Explained
        : null;
}

/// <summary>The change of an indicator between two days: its opening, every kind of movement, and
/// its closing, for each balance of its formula.</summary>
/// <param name="Opening">The value at the end of the first day, as known then.</param>
/// <param name="Closing">The value at the end of the last day.</param>
/// <param name="Parts">The balances, in the order of the formula.</param>
public sealed record Bridge(Answer Opening, Answer Closing, ImmutableArray<BridgePart> Parts)
{
    /// <summary>What the change of the numerator alone does to a quotient.</summary>
    public Rational? NumeratorEffect => Exact(Opening) is { } opening && Quotient(
        Closing.Numerator, Opening.Denominator, Opening) is { } moved
            ? moved - opening
            : null;

    /// <summary>What the change of the denominator then does to it: the two add up to the whole
    /// change, exactly.</summary>
    public Rational? DenominatorEffect => Exact(Closing) is { } closing && Quotient(
        Closing.Numerator, Opening.Denominator, Opening) is { } moved
            ? closing - moved
            : null;

    /// <summary>The same bridge, opened and closed with what was published on its days where
    /// something was: what the ledger's events do not explain of the published change is the
    /// remainder. Only a measure can be bridged so: a quotient's parts are not published with it.
    /// </summary>
    public Bridge WithPublished(Projection projection) => Parts is not [var part]
        || part.Measure != Closing.Indicator
        ? this
        : this with
        {
            Parts =
            [
                part with
                {
                    Opening = Published(projection, Opening) ?? part.Opening,
                    Closing = Published(projection, Closing) ?? part.Closing,
                },
            ],
        };

    /// <summary>The bridge between two answers of one indicator that list their postings.
    /// </summary>
    /// <param name="opening">The earlier one.</param>
    /// <param name="closing">The later one, which knows at least as much.</param>
    /// <param name="kindOf">What kind of event stands at a position.</param>
    public static Bridge Between(Answer opening, Answer closing, Func<long, EventKind> kindOf) =>
        new(
            opening, closing,
            [
                .. closing.Parts.Select(part => new BridgePart(
                    part.Name, part.Measure,
                    opening.Parts.FirstOrDefault(other =>
                        (other.Name, other.Measure) == (part.Name, part.Measure))?.Balance
                        ?? Bounds.Zero,
                    [.. Movements.Of(part, opening, closing, kindOf)], part.Balance)),
            ]);

    private static Bounds? Published(Projection projection, Answer answer) => projection.Figures
        .KnownBy(answer.Question.KnownBy)
        .Where(figure => figure.Indicator == answer.Indicator.Code
            && figure.Scope == answer.Question.Scope && figure.On == answer.Question.To
            && figure.Facet?.Value == answer.Question.Facet)
        .Select(figure => PrintedFigure.TryParse(figure.Printed.Value, out _))
        .LastOrDefault(printed => printed?.Precision == FigurePrecision.Exact) is { } last
            ? Bounds.Exactly(last.Low.Value)
            : null;

    private static Rational? Exact(Answer answer) =>
        answer.Value is { IsExact: true } value ? value.Low : null;

    private static Rational? Quotient(Bounds? above, Bounds? below, Answer like) =>
        like.Indicator.IsQuotient && above is { IsExact: true } top
        && below is { IsExact: true } bottom && bottom.Low != 0
            ? top.Low / bottom.Low * (like.Indicator.Unit.IsPercent ? 100 : 1)
            : null;
}
