namespace CoopLedger.Bench.Load;

/// <summary>How measured values spread: the middle, the hundredth from the top of 100, and the
/// greatest. Zeros when nothing was measured.</summary>
public sealed record Spread(long Count, long Median, long P99, long Max)
{
    public static Spread Of(IEnumerable<long> values)
    {
        var ordered = values.Order().ToList();
        return ordered.Count == 0
            ? new(0, 0, 0, 0)
            : new(
                ordered.Count, ordered[ordered.Count / 2],
                ordered[(int)(ordered.Count * 99L / 100)], ordered[^1]);
    }
}
