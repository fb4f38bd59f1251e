using CoopLedger.Domain.Values;

namespace CoopLedger.Cli.Verbs;

/// <summary>How measurements are written.</summary>
internal static class BenchText
{
    public static string N(long number) => VietnameseNumber.Format(number);

    public static string Ms(TimeSpan time) => $"{N((long)time.TotalMilliseconds)} ms";

    public static long Us(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    public static long Ns(TimeSpan time) => time.Ticks * TimeSpan.NanosecondsPerTick;

    public static TimeSpan Median(IEnumerable<TimeSpan> times) =>
        times.Order().ToList() is var ordered ? ordered[ordered.Count / 2] : default;

    public static long Median(IEnumerable<long> values) =>
        values.Order().ToList() is var ordered ? ordered[ordered.Count / 2] : default;

    public static long Rate(long count, TimeSpan time) =>
        (long)(count / (decimal)Math.Max(1, time.Ticks) * TimeSpan.TicksPerSecond);
}
