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
        var (shown, empty) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var run = 0; run < parsed.GetValue(BenchVerb.Runs); run++)
        {
            empty.Add((await BenchProcess.Run(["--version"], cancellationToken)).Elapsed);
            var answer = await BenchProcess.Run(
                [
                    "show", "membership-rate", "--as-of", CivilDate.Iso(Nation.End), "--ledger",
                    $"sqlite:{ledger.Path}", "--json",
                ],
                cancellationToken);
            Check.Same(
                expected, (string?)JObject.Parse(answer.Output)["exact"], "the membership rate");
            shown.Add(answer.Elapsed);
        }

        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["what"] = "cold",
                ["machine"] = BenchMachine.Text,
                ["events"] = ledger.Written.Events,
                ["microseconds"] = new JArray(shown.Select(BenchText.Us)),
                ["emptyMicroseconds"] = new JArray(empty.Select(BenchText.Us)),
            });
            return ExitCodes.Ok;
        }

        screen.Line($"show: {BenchText.Ms(BenchText.Median(shown))} · "
            + $"--version: {BenchText.Ms(BenchText.Median(empty))}");
        screen.Line(BenchMachine.Text);
        return ExitCodes.Ok;
    }
}
