using CoopLedger.Ledger.Copying;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli;

/// <summary>The mirror of a ledger that lives on a cluster: a ledger file here, derived from it and
/// made anew when it is gone.</summary>
internal static class Mirror
{
    /// <summary>Opens the mirror of a ledger, or begins it.</summary>
    /// <exception cref="StoreException"><c>mirror.foreign</c>: the file is of another ledger.
    /// </exception>
    public static IMirrorStore Open(string path, Guid ledgerId)
    {
        var store = OpenOrCreate(path, ledgerId);
        if (store.LedgerId == ledgerId)
        {
            return store;
        }

        var found = store.LedgerId;
        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        throw new StoreException(
            "mirror.foreign",
            $"Tệp {path} là của sổ {found}, không phải của sổ {ledgerId} trên cụm, và được giữ "
                + "nguyên. Hãy chỉ tệp khác bằng --mirror, hoặc xóa tệp này nếu nó chỉ là bản sao "
                + "cục bộ cũ: nó được lập lại từ cụm.",
            $"The file {path} is of the ledger {found}, not of {ledgerId} on the cluster, and is "
                + "left as it is. Name another file with --mirror, or delete this one if it is "
                + "only an old mirror: it is made anew from the cluster.");
    }

    /// <summary>As <see cref="Open"/>, for a ledger that is to be filled from another.</summary>
    /// <exception cref="StoreException"><c>copy.foreign</c>: the cluster has another ledger of
    /// this name.</exception>
    public static IMirrorStore OpenToFill(string path, Guid found, Guid wanted) =>
        found == wanted ? Open(path, found) : throw CopyErrors.Foreign(found, wanted);

    /// <summary>Another process may make it at the same moment.</summary>
    private static SqliteEventStore OpenOrCreate(string path, Guid ledgerId)
    {
        try
        {
            return Path.Exists(path)
                ? SqliteEventStore.Open(path, StoreAccess.ReadWrite)
                : SqliteEventStore.Create(path, ledgerId);
        }
        catch (StoreException raced) when (raced.Code == "store.exists")
        {
            return SqliteEventStore.Open(path, StoreAccess.ReadWrite);
        }
    }
}
