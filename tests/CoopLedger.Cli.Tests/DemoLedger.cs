namespace CoopLedger.Cli.Tests;

/// <summary>The ledger that <c>demo</c> makes, made once for all tests; each gets a copy.</summary>
internal static class DemoLedger
{
    private static readonly Lazy<Task<(Outcome, byte[])>> Made = new(Make);

    public static Task<Outcome> Outcome => Of(made => made.Outcome);

    public static Task<byte[]> Bytes => Of(made => made.Bytes);

    private static async Task<T> Of<T>(Func<(Outcome Outcome, byte[] Bytes), T> part) =>
        part(await Made.Value);

    private static async Task<(Outcome, byte[])> Make()
    {
        using var desk = new Desk();
        desk.Environment["LANG"] = "vi_VN.UTF-8";
        var outcome = await desk.Run("demo", "--ledger", "sqlite:coopledger.db");
        return (outcome, await File.ReadAllBytesAsync(desk.Ledger));
    }
}
