using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>The three example histories of docs/examples.</summary>
internal static class Examples
{
    public const string PhuTho = "phu-tho-2023.jsonl";
    public const string DakLak = "dak-lak-2021-2023.jsonl";
    public const string PhuThoActivities = "phu-tho-2023-hoat-dong.jsonl";
    public const string DakLakSupport = "dak-lak-2021-2023-ho-tro.jsonl";
    public const string Cluster = "trung-du-bac-bo-2023.jsonl";

    public static async Task<ImportResult> ImportExample(this TestLedger ledger, string name)
    {
        var bytes = await File.ReadAllBytesAsync(Repository.PathOf("docs", "examples", name));
        var result = await ledger.Import(bytes, stopOnRefusal: true);
        Assert.Empty(ledger.Refused);
        Assert.True(result.Lines > 0);
        return result;
    }

    public static async Task<TestLedger> Ledger(params IEnumerable<string> files)
    {
        var ledger = new TestLedger();
        foreach (var file in files)
        {
            await ledger.ImportExample(file);
        }

        return ledger;
    }

    public static Task<TestLedger> Ledger() => Ledger(PhuTho, DakLak, Cluster);
}

/// <summary>All three, imported once, for tests that only ask.</summary>
public sealed class ExampleLedger : IAsyncLifetime
{
    internal TestLedger Ledger { get; private set; } = null!;

    public async Task InitializeAsync() => Ledger = await Examples.Ledger();

    public async Task DisposeAsync() => await Ledger.DisposeAsync();
}
