using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>The example histories of docs/examples.</summary>
internal static class Examples
{
    public const string PhuTho = "phu-tho-2023.jsonl";
    public const string DakLak = "dak-lak-2021-2023.jsonl";
    public const string PhuThoActivities = "phu-tho-2023-hoat-dong.jsonl";
    public const string DakLakSupport = "dak-lak-2021-2023-ho-tro.jsonl";
    public const string Cluster = "trung-du-bac-bo-2023.jsonl";
    public const string DakLakPlan = "dak-lak-ke-hoach-2021-2025.jsonl";
    public const string ActionMonth = "thang-hanh-dong-2024.jsonl";
    public const string ClusterEmulation = "trung-du-bac-bo-thi-dua.jsonl";
    public const string Documents = "van-ban-va-mau-thuan.jsonl";
    public const string PhuThoDissolution = "phu-tho-2023-giai-the.jsonl";
    public const string PhuThoClosing = "phu-tho-2023-khoa-ky.jsonl";

    /// <summary>Every file, in the order in which they are to be imported.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        PhuTho, DakLak, Cluster, PhuThoActivities, DakLakSupport, DakLakPlan, ActionMonth,
        ClusterEmulation, Documents, PhuThoDissolution, PhuThoClosing,
    ];

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
