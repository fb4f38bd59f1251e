using System.CommandLine;

namespace CoopLedger.Cli.Verbs;

/// <summary>Measures this program on this machine, on a made-up history of a size and seed.
/// </summary>
internal static class BenchVerb
{
    public static readonly Option<int> Events = new("--events")
    {
        Description = "Events in the made-up ledger (default 1000000).",
        DefaultValueFactory = _ => 1_000_000,
    };

    public static readonly Option<long> Seed = new("--seed")
    {
        Description = "Which made-up history (default 20241122).",
        DefaultValueFactory = _ => CoopLedger.Bench.Nation.DefaultSeed,
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
        Least(Events, 1);
        Least(Runs, 1);
        var verify = new Command(
            "verify", "Verify a made-up ledger in full, several times, and say how fast.")
        {
            Events, Seed, Runs, Folder,
        };
        verify.SetAction(BenchVerify.Act);
        var prove = new Command(
            "prove", "Make inclusion proofs of 1000 events, check each, and say how fast.")
        {
            Events, Seed, Runs, Folder,
        };
        prove.SetAction(BenchProve.Act);
        return new Command("bench", "Measure this program on a made-up ledger.")
        {
            verify, prove,
            BenchLoad.Make(),
            BenchAppend.Make(),
        };
    }

    public static string FolderOf(ParseResult parsed) => parsed.GetValue(Folder)
        ?? Path.Combine(Path.GetTempPath(), "coopledger-bench");

    public static void Least(Option<int> option, int least) =>
        option.Validators.Add(result =>
        {
            if (!result.Implicit && (result.Tokens is not [var token]
                || !int.TryParse(token.Value, out var number) || number < least))
            {
                result.AddError($"{option.Name}: an integer from {least}.");
            }
        });
}
