using CoopLedger.Bench;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Benchmarks;

/// <summary>A folder for the ledgers of one benchmark, which deletes it when it is over.</summary>
internal sealed class LedgerFolder
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coopledger-bench-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public SqliteEventStore NewLedger() =>
        SqliteEventStore.Create(Path($"{Guid.NewGuid():n}.db"), Nation.LedgerId);

    public void Delete() => _folder.Delete(recursive: true);

    /// <exception cref="InvalidOperationException">The ledger does not hold exactly that many
    /// events, or its verification finds a fault.</exception>
    public static async Task Demand(IEventStore store, long events)
    {
        var head = await store.ReadHead(CancellationToken.None);
        Check.Same(events, head.Position, "the head's position");
        var report = await LedgerVerification.Run(store, null, CancellationToken.None);
        Check.Same(null, report.Fault, "the verification's fault");
        Check.Same(events, report.Events, "the events verified");
        Check.Same(head.RootText, report.Root, "the root");
    }
}
