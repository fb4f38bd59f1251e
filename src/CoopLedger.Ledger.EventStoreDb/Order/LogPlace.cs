using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>A place in the ledger and in the cluster's log.</summary>
/// <param name="Position">The ledger's position; 0 before the first event.</param>
/// <param name="Place">Where that event stands on the cluster; nothing before the first.</param>
internal readonly record struct LogPlace(long Position, Position? Place);
