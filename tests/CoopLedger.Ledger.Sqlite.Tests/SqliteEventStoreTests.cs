using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests;

public sealed class SqliteEventStoreTests : EventStoreAcceptance, IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<IEventStore> Open() => Task.FromResult<IEventStore>(
        SqliteEventStore.Create(_folder.Path("ledger.db"), Guid.NewGuid()));
}
