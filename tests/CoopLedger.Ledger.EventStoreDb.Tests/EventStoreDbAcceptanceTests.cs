using CoopLedger.Doubles;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.EventStoreDb.Tests;

/// <summary>The acceptance suite of the store seam, unchanged, on our client and the test double.
/// </summary>
public sealed class EventStoreDbAcceptanceTests : EventStoreAcceptance, IAsyncLifetime
{
    private EventStoreDouble? _server;

    public async Task InitializeAsync() =>
        _server = await EventStoreDouble.Start(Servers.ForLargeEvents);

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    protected override async Task<IEventStore> Open() => await EventStoreDbLedger.Create(
        Servers.AddressOn(_server!), Guid.NewGuid(), ledger => new MemoryEventStore(ledger),
        CancellationToken.None);
}
