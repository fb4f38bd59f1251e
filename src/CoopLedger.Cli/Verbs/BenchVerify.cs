using System.CommandLine;
using System.Diagnostics;
using CoopLedger.Bench;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;
using static CoopLedger.Cli.Verbs.BenchText;

namespace CoopLedger.Cli.Verbs;

/// <summary>How fast a ledger is verified in full, inside one process and with its file in the
/// machine's memory.</summary>
internal static class BenchVerify
{
    public static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var ledger = await BenchVerb.LedgerOf(parsed);
        var bytes = new FileInfo(ledger.Path).Length;
        var runs = new List<Timing>();
        await using var store = SqliteEventStore.Open(ledger.Path, StoreAccess.Read);
        var first = await Verified(store, ledger.Written, cancellationToken);
        for (var run = 0; run < parsed.GetValue(BenchVerb.Runs); run++)
        {
            runs.Add(await Verified(store, ledger.Written, cancellationToken));
        }

        Show(screen, ledger, bytes, first, runs);
        return ExitCodes.Ok;
    }

    private static async Task<Timing> Verified(
        IEventLog store, Written written, CancellationToken cancellationToken)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var report = await LedgerVerification.Run(store, progress: null, cancellationToken);
        var timing = new Timing(watch.Elapsed, Environment.CpuUsage.TotalTime - before);
        Check.Same(null, report.Fault, "the fault");
        Check.Same(written.Events, report.Events, "the number of events");
        Check.Same(written.Streams, report.Streams, "the number of streams");
        Check.Same(written.Root, report.Root, "the Merkle root");
        return timing;
    }

    private static void Show(
        Screen screen, BenchLedger ledger, long bytes, Timing first, List<Timing> runs)
    {
        var median = Median(runs.Select(run => run.Elapsed));
        var cpu = Median(runs.Select(run => run.Cpu));
        var rate = Rate(ledger.Written.Events, median);
        var megabytes = Rate(bytes, median) / 1_000_000;
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["what"] = "verify",
                ["machine"] = BenchMachine.Text,
                ["events"] = ledger.Written.Events,
                ["streams"] = ledger.Written.Streams,
                ["bytes"] = bytes,
                ["root"] = ledger.Written.Root,
                ["firstMicroseconds"] = Us(first.Elapsed),
                ["microseconds"] = new JArray(runs.Select(run => Us(run.Elapsed))),
                ["milliseconds"] = new JArray(
                    runs.Select(run => (long)run.Elapsed.TotalMilliseconds)),
                ["medianMilliseconds"] = (long)median.TotalMilliseconds,
                ["medianCpuMilliseconds"] = (long)cpu.TotalMilliseconds,
                ["eventsPerSecond"] = rate,
                ["megabytesPerSecond"] = megabytes,
            });
            return;
        }

        screen.Line(screen.Say(
            $"{N(rate)} sự kiện/giây: {N(ledger.Written.Events)} sự kiện, {N(bytes / 1_000_000)} "
                + $"MB, trung vị {Ms(median)} của {runs.Count} lần ({N(megabytes)} MB/giây).",
            $"{N(rate)} events/s: {N(ledger.Written.Events)} events, {N(bytes / 1_000_000)} MB, "
                + $"median {Ms(median)} of {runs.Count} runs ({N(megabytes)} MB/s)."));
        screen.Line(string.Join(
            " · ", runs.Prepend(first).Select(run => $"{Ms(run.Elapsed)} ({Ms(run.Cpu)} CPU)")));
        screen.Line(BenchMachine.Text);
    }

    /// <summary>How long a run took, and how long the processor worked for it on all cores.
    /// </summary>
    private sealed record Timing(TimeSpan Elapsed, TimeSpan Cpu);
}
