using System.CommandLine;
using CoopLedger.Bench;
using CoopLedger.Cli.Output;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>All measures one after another, each in processes of its own, and one table of what
/// they found.</summary>
internal static class BenchRun
{
    public static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var children = new BenchChildren(parsed, screen, cancellationToken);

        // Made before anything is measured, and found by every process.
        var ledger = await BenchVerb.LedgerOf(parsed);
        var lines = new List<BenchLine>();
        foreach (var measure in BenchMeasures.All)
        {
            lines.AddRange(await measure(children));
        }

        Show(screen, BenchVerb.PlanOf(parsed), ledger, children.Runs, lines);
        return ExitCodes.Ok;
    }

    private static void Show(
        Screen screen, NationPlan plan, BenchLedger ledger, int runs, List<BenchLine> lines)
    {
        var written = ledger.Written;
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["what"] = "bench",
                ["machine"] = BenchMachine.Text,
                ["events"] = written.Events,
                ["streams"] = written.Streams,
                ["seed"] = plan.Seed,
                ["corrections"] = plan.Corrections,
                ["runs"] = runs,
                ["root"] = written.Root,
                ["lines"] = new JArray(lines.Select(line => line.Json(written.Events))),
            });
            return;
        }

        screen.Line(screen.Say(
            $"{BenchText.N(written.Events)} sự kiện trên {BenchText.N(written.Streams)} luồng, "
                + $"{plan.Corrections} % đính chính, {runs} lượt; kết quả đều đã được kiểm tra.",
            $"{BenchText.N(written.Events)} events on {BenchText.N(written.Streams)} streams, "
                + $"{plan.Corrections} % corrections, {runs} runs; every result was checked."));
        screen.Table(
            [
                screen.Say("Đo", "What"), screen.Say(">trung vị (min–max)", ">median (min–max)"),
                screen.Say(">sự kiện/giây", ">events/s"), screen.Say(">mục tiêu", ">goal"),
                screen.Say("đạt?", "reached?"), screen.Say(">so với gấp thường", ">to naive"),
            ],
            lines.Select(line => line.Cells(screen, written.Events)));
        screen.Line(BenchMachine.Text);
    }
}
