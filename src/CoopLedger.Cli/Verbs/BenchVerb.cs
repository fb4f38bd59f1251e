using System.CommandLine;
using CoopLedger.Bench;

namespace CoopLedger.Cli.Verbs;

/// <summary>Measures this program on this machine, on a made-up history of a size and seed.
/// </summary>
internal static class BenchVerb
{
    public static readonly Option<int> Events = BenchSize.Option(
        "--events", 1_000_000, "Events in the made-up ledger: 10k, 1M … (default 1M).");

    public static readonly Option<int> Corrections = new("--corrections")
    {
        Description = "How many of a hundred events take back an earlier one (default 1).",
        DefaultValueFactory = _ => Nation.DefaultCorrections,
    };

    public static readonly Option<long> Seed = new("--seed")
    {
        Description = "Which made-up history (default 20241122).",
        DefaultValueFactory = _ => Nation.DefaultSeed,
    };

    public static readonly Option<int> Runs = new("--runs")
    {
        Description = "How often it is measured; the median counts (default 5).",
        DefaultValueFactory = _ => 5,
    };

    public static readonly Option<string?> Folder = new("--folder")
    {
        Description = "Where the made-up ledger is kept and found again.",
        HelpName = "DIR",
    };

    public static Command Make()
    {
        Least(Runs, 1);
        Within(Corrections, 0, NationPlan.CorrectionsMax);
        var verb = new Command("bench", "Measure this program on a made-up ledger.")
        {
            Events, Corrections, Seed, Runs, Folder,
            Sub("write", "Write the made-up ledger anew, and say how fast.", BenchWrite.Act),
            BenchAppend.Make(),
            BenchRebuild.Make(),
            Sub("segments", "Rebuild from sealed segments, and one measure alone; say how fast.",
                BenchSegments.Act),
            Sub("naive", "Fold the ledger as one would in an afternoon, to compare with.",
                BenchNaive.Act),
            Sub("catchup", "Append to the ledger, and bring a projection up to it.",
                BenchCatchUp.Act),
            Sub("cold", "Ask one question of a new process, and say how long it takes.",
                BenchCold.Act),
            Sub("query", "Ask thousands of questions of a projection, check some, and say how "
                + "fast.", BenchQuery.Act),
            Sub("verify", "Verify a made-up ledger in full, several times, and say how fast.",
                BenchVerify.Act),
            Sub("prove", "Make inclusion proofs of 1000 events, check each, and say how fast.",
                BenchProve.Act),
            BenchLoad.Make(),
        };
        verb.SetAction(BenchRun.Act);
        return verb;
    }

    public static string FolderOf(ParseResult parsed) => parsed.GetValue(Folder)
        ?? Path.Combine(Path.GetTempPath(), "coopledger-bench");

    public static NationPlan PlanOf(ParseResult parsed) => new(
        parsed.GetValue(Events), parsed.GetValue(Seed), parsed.GetValue(Corrections));

    /// <summary>The made-up ledger, which is written first if it is not there.</summary>
    public static Task<BenchLedger> LedgerOf(ParseResult parsed) =>
        BenchLedger.In(FolderOf(parsed), PlanOf(parsed));

    /// <summary>A verb that measures one thing of the made-up ledger.</summary>
    public static Command Sub(
        string name, string what, Func<ParseResult, CancellationToken, Task<int>> act)
    {
        var verb = new Command(name, what) { Events, Corrections, Seed, Runs, Folder };
        verb.SetAction(act);
        return verb;
    }

    public static void Least(Option<int> option, int least) =>
        option.Validators.Add(result =>
        {
            if (!result.Implicit && (result.Tokens is not [var token]
                || !int.TryParse(token.Value, out var number) || number < least))
            {
                result.AddError($"{option.Name}: an integer from {least}.");
            }
        });

    private static void Within(Option<int> option, int least, int most) =>
        option.Validators.Add(result =>
        {
            if (!result.Implicit && (result.Tokens is not [var token]
                || !int.TryParse(token.Value, out var number) || number < least
                || number > most))
            {
                result.AddError($"{option.Name}: an integer from {least} to {most}.");
            }
        });
}
