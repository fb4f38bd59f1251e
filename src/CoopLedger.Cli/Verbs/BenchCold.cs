using System.CommandLine;
using CoopLedger.Bench;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>How long one question takes from the start of a new process to its end, beside a
/// process that only says its version.</summary>
internal static class BenchCold
{
    public static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var ledger = await BenchVerb.LedgerOf(parsed);
        var totals = ledger.Written.Totals;
        var expected = $"{totals[Tally.RateMembers]}/{totals[Tally.RateActive]}";
        var times = new Times([], [], []);
        await Shown(snapshot: null); // Leaves a snapshot, unless the ledger is too short for one.
        for (var run = 0; run < parsed.GetValue(BenchVerb.Runs); run++)
        {
            times.Empty.Add((await BenchProcess.Run(["--version"], cancellationToken)).Elapsed);
            times.Shown.Add(await Shown(snapshot: null));
            times.Without.Add(await Shown(snapshot: "off"));
        }

        Show(screen, ledger.Written.Events, times);
        return ExitCodes.Ok;

        async Task<TimeSpan> Shown(string? snapshot)
        {
            var answer = await BenchProcess.Run(
                [
                    "show", "membership-rate", "--as-of", CivilDate.Iso(Nation.End), "--ledger",
                    $"sqlite:{ledger.Path}", "--json",
                ],
                cancellationToken, snapshot);
            Check.Same(
                expected, (string?)JObject.Parse(answer.Output)["exact"], "the membership rate");
            return answer.Elapsed;
        }
    }

    private static void Show(Screen screen, long events, Times times)
    {
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["what"] = "cold",
                ["machine"] = BenchMachine.Text,
                ["events"] = events,
                ["microseconds"] = new JArray(times.Shown.Select(BenchText.Us)),
                ["withoutMicroseconds"] = new JArray(times.Without.Select(BenchText.Us)),
                ["emptyMicroseconds"] = new JArray(times.Empty.Select(BenchText.Us)),
            });
            return;
        }

        screen.Line($"show: {BenchText.Ms(BenchText.Median(times.Shown))} · "
            + $"{SnapshotOption.Variable}=off: {BenchText.Ms(BenchText.Median(times.Without))} · "
            + $"--version: {BenchText.Ms(BenchText.Median(times.Empty))}");
        screen.Line(BenchMachine.Text);
    }

    /// <summary>From start to end, run by run.</summary>
    /// <param name="Shown">With a snapshot.</param>
    /// <param name="Without">Without one.</param>
    /// <param name="Empty">Of a process that only says its version.</param>
    private sealed record Times(
        List<TimeSpan> Shown, List<TimeSpan> Without, List<TimeSpan> Empty);
}
