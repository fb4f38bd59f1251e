namespace CoopLedger.Cli.Tests;

/// <summary>The ledgers that <c>demo</c> and <c>init</c> make, made once for all tests; each test
/// gets a copy.</summary>
internal static class Ledgers
{
    /// <summary>How many events the demo records.</summary>
    public const int DemoEvents = 790;

    private static readonly Lazy<Task<(Outcome Outcome, byte[] Bytes)>> DemoMade =
        new(() => Make("demo", "--ledger", "sqlite:coopledger.db"));

    private static readonly Lazy<Task<(Outcome Outcome, byte[] Bytes)>> NewMade =
        new(() => Make("init"));

    /// <summary>What <c>demo</c> printed, in Vietnamese.</summary>
    public static async Task<Outcome> DemoOutcome() => (await DemoMade.Value).Outcome;

    public static async Task<byte[]> Demo() => (await DemoMade.Value).Bytes;

    public static async Task<byte[]> New() => (await NewMade.Value).Bytes;

    private static async Task<(Outcome, byte[])> Make(params string[] words)
    {
        using var desk = new Desk();
        desk.Environment["LANG"] = "vi_VN.UTF-8";
        var outcome = (await desk.Run(words)).Ends(0);
        return (outcome, await File.ReadAllBytesAsync(desk.Ledger));
    }
}
