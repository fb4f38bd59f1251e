using System.CommandLine;
using CoopLedger.Bench;
using CoopLedger.Cli.Output;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Sqlite;

namespace CoopLedger.Cli.Verbs;

/// <summary>How fast every measure and register is rebuilt from the events in SQLite: the first
/// pass of a process, and later ones.</summary>
internal static class BenchRebuild
{
    /// <summary>Up to this length the projection is also built event by event, as a live one
    /// is.</summary>
    private const long LiveMax = 200_000;

    private const int Batch = 4096;

    private static readonly Option<int> Parallel = new("--parallel")
    {
        Description = "Parts of the log at work at the same time (default: the cores).",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<bool> FirstOnly = new("--first-only")
    {
        Description = "Only the first pass.",
    };

    public static Command Make()
    {
        BenchVerb.Least(Parallel, 1);
        var verb = BenchVerb.Sub(
            "rebuild", "Rebuild every figure from the events, and say how fast.", Act);
        verb.Options.Add(Parallel);
        verb.Options.Add(FirstOnly);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var ledger = await BenchVerb.LedgerOf(parsed);
        var parallel = parsed.GetValue(Parallel);
        await using var store = SqliteEventStore.Open(ledger.Path, StoreAccess.Read);
        string? hash = null;
        var passes = await BenchPasses.Of(
            parsed.GetValue(FirstOnly) ? 0 : parsed.GetValue(BenchVerb.Runs),
            () => Rebuild.Run(store, parallel: parallel, cancellationToken: cancellationToken),
            projection => hash = Checked(projection, ledger.Written, hash));
        var isLive = ledger.Written.Events <= LiveMax;
        if (isLive)
        {
            Check.Same((await Live(store, cancellationToken)).Hash(), hash, "the rebuilt hash");
        }

        if (!screen.IsJson)
        {
            screen.Line(passes.Text(ledger.Written.Events));
            screen.Line(BenchMachine.Text);
            return ExitCodes.Ok;
        }

        var json = passes.Json("rebuild", ledger.Written.Events);
        json["parallel"] = parallel;
        json["hash"] = hash;
        json["comparedWithLive"] = isLive;
        screen.Json(json);
        return ExitCodes.Ok;
    }

    private static string Checked(Projection projection, Written written, string? before)
    {
        Check.Same(written.Events, projection.Position, "the position");
        Check.Same(written.Totals.ByMeasures(), Totals.Of(projection), "the nation");
        var hash = projection.Hash();
        Check.Same(before ?? hash, hash, "the hash of a later pass");
        return hash;
    }

    private static async Task<Projection> Live(
        SqliteEventStore store, CancellationToken cancellationToken)
    {
        var projection = new Projection();
        await foreach (var batch in store.ReadAll(0, Batch, cancellationToken))
        {
            foreach (var stored in batch)
            {
                projection.Apply(stored.Stream, stored.ToFact());
            }
        }

        return projection;
    }
}
