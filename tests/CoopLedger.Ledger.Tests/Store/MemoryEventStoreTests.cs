using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Tests.Store;

public sealed class MemoryEventStoreTests : EventStoreAcceptance
{
    protected override Task<IEventStore> Open() =>
        Task.FromResult<IEventStore>(new MemoryEventStore(Guid.NewGuid()));
}
