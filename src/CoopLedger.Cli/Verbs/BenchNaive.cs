using System.CommandLine;
using CoopLedger.Bench;
using CoopLedger.Cli.Output;

namespace CoopLedger.Cli.Verbs;

/// <summary>How fast the same totals come from a loop over the rows with a JSON document for each
/// event: what this program is compared with.</summary>
internal static class BenchNaive
{
    public static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var ledger = await BenchVerb.LedgerOf(parsed);
        var passes = await BenchPasses.Of(
            parsed.GetValue(BenchVerb.Runs),
            () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return Task.FromResult(NaiveFold.Run(ledger.Path));
            },
            units => Check.Same(
                ledger.Written.Totals, Totals.Sum(units.Values), "the nation"));
        if (screen.IsJson)
        {
            screen.Json(passes.Json("naive", ledger.Written.Events));
            return ExitCodes.Ok;
        }

        screen.Line(passes.Text(ledger.Written.Events));
        screen.Line(BenchMachine.Text);
        return ExitCodes.Ok;
    }
}
