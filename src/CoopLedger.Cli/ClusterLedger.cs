using System.Runtime.CompilerServices;
using CoopLedger.Ledger.EventStoreDb;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli;

/// <summary>Ledgers on an EventStoreDB cluster. Only here, and where one is looked over, are the
/// adapter and its client touched; nothing of it is inlined elsewhere, so that whoever asks a file
/// does not load them.</summary>
internal static class ClusterLedger
{
    /// <summary>The ledger's name on the cluster, and the address without a password.</summary>
    /// <exception cref="StoreException"><c>store.address</c>.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (string Name, string Told) Named(string uri)
    {
        var address = LedgerAddress.Parse(uri);
        return (address.Name, address.ToString());
    }

    /// <exception cref="StoreException">It cannot be reached or opened.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<ILedgerStore> Open(
        string uri, Func<Guid, IMirrorStore> mirror, StoreAccess access,
        CancellationToken cancellationToken) =>
        await EventStoreDbLedger.Open(
            LedgerAddress.Parse(uri), mirror, access == StoreAccess.Read, cancellationToken);

    /// <exception cref="StoreException">There is one already, or it cannot be made.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<ILedgerStore> Create(
        string uri, Guid ledgerId, Func<Guid, IMirrorStore> mirror,
        CancellationToken cancellationToken) =>
        await EventStoreDbLedger.Create(
            LedgerAddress.Parse(uri), ledgerId, mirror, cancellationToken);
}
