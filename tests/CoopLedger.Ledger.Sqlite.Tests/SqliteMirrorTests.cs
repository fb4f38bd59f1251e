using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests;

public sealed class SqliteMirrorTests : MirrorStoreAcceptance, IDisposable
{
    private readonly TestFolder _folder = new();
    private int _files;

    public void Dispose() => _folder.Dispose();

    protected override Task<IMirrorStore> Open(Guid ledger) => Task.FromResult<IMirrorStore>(
        SqliteEventStore.Create(_folder.Path($"mirror-{_files++}.db"), ledger));
}
