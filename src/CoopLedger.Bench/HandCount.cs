using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Places;

namespace CoopLedger.Bench;

/// <summary>What a place came to on a day as known at a position, counted by hand.</summary>
/// <param name="Unit">The unit; <see langword="null"/> for the nation.</param>
/// <param name="Day">The day, to its end.</param>
/// <param name="KnownBy">The last position that is counted.</param>
public sealed record HandCount(UnitId? Unit, DateOnly Day, long KnownBy)
{
    public Totals Totals { get; } = new();

    /// <summary>Counts a history once for all of them.</summary>
    public static void Of(IEnumerable<NationEvent> events, IReadOnlyList<HandCount> counts)
    {
        foreach (var made in events)
        {
            var day = made.Fact is FactReversed reversal ? reversal.Reversed.On : made.Fact.On;
            foreach (var count in counts)
            {
                if (day <= count.Day && made.Position <= count.KnownBy
                    && (count.Unit is null || count.Unit == made.Unit))
                {
                    count.Totals.Add(made.Fact);
                }
            }
        }
    }
}
