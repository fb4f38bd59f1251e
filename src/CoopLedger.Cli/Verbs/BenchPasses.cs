using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>One pass of what is measured.</summary>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Cpu">How long the processor worked for it, on all cores.</param>
/// <param name="Allocated">The bytes that it allocated.</param>
internal sealed record BenchPass(TimeSpan Elapsed, TimeSpan Cpu, long Allocated);

/// <summary>The passes of one process: the first, in which everything is compiled and read for the
/// first time, and those after it.</summary>
/// <param name="First">The first.</param>
/// <param name="Later">The others; none when only the first was asked for.</param>
/// <param name="PeakMemory">The most memory the process had in its first pass, in bytes; before
/// the result was checked.</param>
internal sealed record BenchPasses(BenchPass First, List<BenchPass> Later, long PeakMemory)
{
    /// <param name="later">How many passes after the first.</param>
    /// <param name="pass">What is measured.</param>
    /// <param name="check">What its result has to stand; not measured.</param>
    public static async Task<BenchPasses> Of<T>(
        int later, Func<Task<T>> pass, Action<T> check)
    {
        var (first, peak) = await One(pass, check);
        var others = new List<BenchPass>();
        for (var run = 0; run < later; run++)
        {
            others.Add((await One(pass, check)).Pass);
        }

        return new(first, others, peak);
    }

    public JObject Json(string what, long events) => new()
    {
        ["what"] = what,
        ["machine"] = BenchMachine.Text,
        ["events"] = events,
        ["firstMicroseconds"] = BenchText.Us(First.Elapsed),
        ["microseconds"] = new JArray(Later.Select(pass => BenchText.Us(pass.Elapsed))),
        ["firstCpuMicroseconds"] = BenchText.Us(First.Cpu),
        ["cpuMicroseconds"] = new JArray(Later.Select(pass => BenchText.Us(pass.Cpu))),
        ["allocatedBytes"] = new JArray(
            Later.Prepend(First).Select(pass => pass.Allocated)),
        ["peakMemoryBytes"] = PeakMemory,
    };

    /// <summary>A line for people.</summary>
    public string Text(long events)
    {
        var elapsed = BenchText.Median(Later.DefaultIfEmpty(First).Select(pass => pass.Elapsed));
        return $"{BenchText.N(BenchText.Rate(events, elapsed))}/s · {BenchText.Ms(elapsed)} · "
            + $"1: {BenchText.Ms(First.Elapsed)} · "
            + $"{BenchText.N(Later.LastOrDefault(First).Allocated / events)} B · "
            + $"{BenchText.N(PeakMemory / 1_000_000)} MB";
    }

    private static async Task<(BenchPass Pass, long Peak)> One<T>(
        Func<Task<T>> pass, Action<T> check)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var result = await pass();
        var elapsed = watch.Elapsed;
        cpu = Environment.CpuUsage.TotalTime - cpu;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64;
        check(result);
        return (new(elapsed, cpu, allocated), peak);
    }
}
