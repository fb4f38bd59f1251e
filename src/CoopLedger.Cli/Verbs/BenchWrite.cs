using System.CommandLine;
using CoopLedger.Bench;
using CoopLedger.Cli.Output;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>How fast the made-up nation is written as its appends come, durably and with the
/// Merkle tree; each run into a new file.</summary>
internal static class BenchWrite
{
    public static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var kept = await BenchVerb.LedgerOf(parsed);
        var loads = new List<NationLoad>();
        for (var run = 0; run < parsed.GetValue(BenchVerb.Runs); run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = $"{kept.Path}.{Environment.ProcessId}";
            try
            {
                var load = await NationLoad.Run(
                    path, BenchVerb.PlanOf(parsed), TimeProvider.System);
                Check.Same(kept.Written, load.Written, "what was written");
                loads.Add(load);
            }
            finally
            {
                BenchLedger.Delete(path);
            }
        }

        Show(screen, kept, loads);
        return ExitCodes.Ok;
    }

    private static void Show(Screen screen, BenchLedger kept, List<NationLoad> loads)
    {
        var written = kept.Written;
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["what"] = "write",
                ["machine"] = BenchMachine.Text,
                ["events"] = written.Events,
                ["streams"] = written.Streams,
                ["dataBytes"] = written.DataBytes,
                ["fileBytes"] = new FileInfo(kept.Path).Length,
                ["root"] = written.Root,
                ["microseconds"] = new JArray(
                    loads.Select(load => BenchText.Us(load.Elapsed))),
                ["cpuMicroseconds"] = new JArray(
                    loads.Select(load => BenchText.Us(load.Cpu))),
            });
            return;
        }

        var median = BenchText.Median(loads.Select(load => load.Elapsed));
        var worked = BenchText.Ms(BenchText.Median(loads.Select(load => load.Cpu)));
        var rate = BenchText.N(BenchText.Rate(written.Events, median));
        screen.Line(screen.Say(
            $"{rate} sự kiện/giây: {BenchText.N(written.Events)} sự kiện trên "
                + $"{BenchText.N(written.Streams)} luồng, trung vị {BenchText.Ms(median)} "
                + $"({worked} CPU).",
            $"{rate} events/s: {BenchText.N(written.Events)} events on "
                + $"{BenchText.N(written.Streams)} streams, median {BenchText.Ms(median)} "
                + $"({worked} CPU)."));
        screen.Line(BenchMachine.Text);
    }
}
