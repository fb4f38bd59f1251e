using System.Collections.Immutable;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Answers;

/// <summary>An indicator, unit by unit: each value computed from the unit's own parts, so that
/// ratios are neither averaged nor added.</summary>
/// <param name="Question">What was asked, on the boundaries of <paramref name="Day"/>.</param>
/// <param name="Day">The day whose units are the rows.</param>
/// <param name="Units">The units of the scope in force on the day, in the official order.</param>
/// <param name="Unplaced">What is known only for emulation clusters as a whole.</param>
/// <param name="Total">The value of the whole scope.</param>
public sealed record Breakdown(
    Question Question, DateOnly Day, ImmutableArray<UnitAnswer> Units, Answer Unplaced,
    Answer Total)
{
    /// <param name="projection">What is read.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="question">Of what and when; on its own last day's boundaries when it names
    /// none.</param>
    /// <exception cref="FormatException">A facet that the indicator does not have.</exception>
    public static Breakdown Of(Projection projection, Indicator indicator, Question question)
    {
        var asked = question with { Boundaries = question.Boundaries ?? Boundaries.Then };
        var day = asked.Boundaries.Day ?? asked.To;
        var whole = new Reading(projection, asked, explains: false);
        var total = indicator.Answer(whole);
        return new(
            asked, day,
            [
                .. projection.Territories(asked.KnownBy).InForceOn(day)
                    .Where(unit => whole.Places.Units.Contains(unit.Id))
                    .OrderBy(unit => unit.Code, StringComparer.Ordinal)
                    .Select(unit => new UnitAnswer(
                        unit.Id, UnitRegister.NameOn(projection, unit, day, asked.KnownBy),
                        projection.Ask(indicator, Within(asked, unit.Id), explain: false))),
            ],
            indicator.Answer(new Reading(
                projection, asked, explains: false,
                () => PlaceSet.Unplaced(asked, projection))),
            total);
    }

    private static Question Within(Question asked, UnitId unit) =>
        asked with { Scope = Scope.Parse($"unit:{unit}") };
}

/// <summary>An indicator's value in one unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Name">Its name on the day.</param>
/// <param name="Answer">The value.</param>
public sealed record UnitAnswer(UnitId Unit, string Name, Answer Answer);
