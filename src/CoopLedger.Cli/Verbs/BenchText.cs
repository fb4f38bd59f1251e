using System.Runtime.InteropServices;
using CoopLedger.Domain.Values;

namespace CoopLedger.Cli.Verbs;

/// <summary>How measurements are written.</summary>
internal static class BenchText
{
    /// <summary>What it was measured on: a figure without it says nothing.</summary>
    public static string Machine =>
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, "
        + $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}";

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
