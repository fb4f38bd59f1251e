using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Answers;

/// <summary>On the boundaries of which day a question is asked: those of its own last day
/// (<see cref="Then"/>), or those of any other day.</summary>
/// <remarks>A value is restated only where that is exact: a unit that was absorbed as a whole
/// counts in its successor; what is not split is absent, never guessed (<c>docs/adr/0015</c>).
/// </remarks>
public sealed record Boundaries
{
    /// <summary>The code of the warning, and of the reason of an absent value.</summary>
    public const string NotRestatable = "not-restatable";

    private Boundaries(DateOnly? day) => Day = day;

    /// <summary>The units in force on the last day of the question.</summary>
    public static Boundaries Then { get; } = new((DateOnly?)null);

    /// <summary>The day, when it is not the question's own.</summary>
    public DateOnly? Day { get; }

    /// <summary>The units in force on a day.</summary>
    public static Boundaries On(DateOnly day) => new(day);

    public override string ToString() => Day is { } day ? CivilDate.Iso(day) : "then";
}
