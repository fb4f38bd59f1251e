using System.Runtime.InteropServices;

namespace CoopLedger.Cli.Verbs;

/// <summary>What was measured on: a figure without it says nothing.</summary>
internal static class BenchMachine
{
    private const string Processors = "/proc/cpuinfo";
    private const string LoadAverage = "/proc/loadavg";

    /// <summary>System, processor, cores, memory, runtime, and how busy it is now where the system
    /// tells: what else runs takes its part of the figures.</summary>
    public static string Text => string.Join(", ", new[]
    {
        RuntimeInformation.OSDescription,
        Processor,
        $"{RuntimeInformation.OSArchitecture}",
        $"{Environment.ProcessorCount} cores",
        $"{BenchText.N(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_000_000)} MB",
        RuntimeInformation.FrameworkDescription,
        Load,
    }.OfType<string>());

    private static string? Processor => !File.Exists(Processors) ? null
        : File.ReadLines(Processors)
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':', 2)[1].Trim();

    private static string? Load => File.Exists(LoadAverage)
        ? $"load {File.ReadAllText(LoadAverage).Split(' ')[0]}"
        : null;
}
