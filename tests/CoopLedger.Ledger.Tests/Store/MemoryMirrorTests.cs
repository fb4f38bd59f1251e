using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Tests.Store;

public sealed class MemoryMirrorTests : MirrorStoreAcceptance
{
    protected override Task<IMirrorStore> Open(Guid ledger) =>
        Task.FromResult<IMirrorStore>(new MemoryEventStore(ledger));
}
