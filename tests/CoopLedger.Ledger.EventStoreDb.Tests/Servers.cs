using CoopLedger.Doubles;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.EventStoreDb.Tests;

/// <summary>Short ways to ledgers on test doubles of a server.</summary>
internal static class Servers
{
    /// <summary>A server that takes an event of a megabyte, which the suite asks of every store; by
    /// default a server takes a megabyte in all (<c>--max-append-size</c>).</summary>
    public static DoubleOptions ForLargeEvents { get; } = new() { AppendSizeMax = 4 << 20 };

    public static LedgerAddress AddressOn(EventStoreDouble server, string name = "coopledger") =>
        LedgerAddress.Parse($"{server.ConnectionString}&ledger={name}");

    public static Task<EventStoreDbLedger> Create(
        EventStoreDouble server, Guid? ledger = null, string name = "coopledger") =>
        EventStoreDbLedger.Create(
            AddressOn(server, name), ledger ?? Guid.NewGuid(), InMemory, CancellationToken.None);

    public static Task<EventStoreDbLedger> Open(
        EventStoreDouble server, bool isReadOnly = false, string name = "coopledger",
        Func<Guid, IMirrorStore>? mirror = null) => EventStoreDbLedger.Open(
            AddressOn(server, name), mirror ?? InMemory, isReadOnly, CancellationToken.None);

    public static IMirrorStore InMemory(Guid ledger) => new MemoryEventStore(ledger);
}
