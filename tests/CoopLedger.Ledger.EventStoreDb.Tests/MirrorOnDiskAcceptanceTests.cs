using CoopLedger.Doubles;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.EventStoreDb.Tests;

/// <summary>The acceptance suite again, with the mirror in a SQLite file, as the program has it.
/// </summary>
public sealed class MirrorOnDiskAcceptanceTests : EventStoreAcceptance, IAsyncLifetime
{
    private readonly DirectoryInfo _folder =
        Directory.CreateTempSubdirectory("coopledger-mirror-");

    private EventStoreDouble? _server;

    public async Task InitializeAsync() =>
        _server = await EventStoreDouble.Start(Servers.ForLargeEvents);

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    protected override async Task<IEventStore> Open() => await EventStoreDbLedger.Create(
        Servers.AddressOn(_server!), Guid.NewGuid(),
        ledger => SqliteEventStore.Create(Path.Combine(_folder.FullName, "mirror.db"), ledger),
        CancellationToken.None);
}
