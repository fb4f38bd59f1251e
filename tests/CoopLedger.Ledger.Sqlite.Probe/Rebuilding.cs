using System.Diagnostics.CodeAnalysis;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Rebuilding;

namespace CoopLedger.Ledger.Sqlite.Probe;

/// <summary>Rebuilds a ledger, keeps so many parts, says so and stands still until it is killed.
/// </summary>
internal sealed class Rebuilding(PartFile file, int parts) : IPartStore
{
    private int _kept;

    public static async Task Run(string path, int parts)
    {
        await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
        using var file = PartFile.Beside(path, store);
        await Rebuild.Run(
            store,
            new RebuildOptions { Parallel = 1, Kept = new Rebuilding(file, parts) },
            CancellationToken.None);
    }

    public bool TryRead(
        Projection whole, long first, long last, [NotNullWhen(true)] out ProjectionPart? part) =>
        file.TryRead(whole, first, last, out part);

    public void Write(ProjectionPart part)
    {
        file.Write(part);
        if (++_kept == parts)
        {
            Console.Out.WriteLine($"kept {parts}");
            Console.Out.Flush();
            Console.In.ReadToEnd();
        }
    }
}
