using CoopLedger.Ledger.EventStoreDb.Books;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>Where a mirror stands, in its own log and in the cluster's.</summary>
internal static class Mirrors
{
    /// <exception cref="StoreException"><c>mirror.foreign</c>.</exception>
    public static IMirrorStore Demand(IMirrorStore mirror, Guid ledger) =>
        mirror.LedgerId == ledger
            ? mirror
            : throw new StoreException(
                "mirror.foreign",
                $"Tệp bản sao cục bộ thuộc sổ {mirror.LedgerId}, không phải sổ {ledger} trên cụm. "
                    + "Hãy dùng tệp khác (--mirror).",
                $"The local mirror is of the ledger {mirror.LedgerId}, not of {ledger} on the "
                    + "cluster. Use another file (--mirror).");

    /// <summary>The place from which to read: the last that is sealed, or the mirror's end, which
    /// ever is first. What lies between is compared.</summary>
    /// <exception cref="StoreException"><c>mirror.diverged</c>: it is not what was sealed.
    /// </exception>
    public static async Task<LogPlace> Start(
        IMirrorStore mirror, SealBook seals, CancellationToken cancellationToken)
    {
        var size = (await mirror.ReadHead(cancellationToken)).Position;
        var (seal, _) = await seals.ReadLast(cancellationToken);
        if (seal is null || size == 0)
        {
            return default;
        }

        if (size < seal.Size)
        {
            var place = await seals.PlaceOf(size, cancellationToken);
            return place is null ? default : new(size, place);
        }

        return MerkleProofs.Root(mirror.Subtrees, seal.Size) == seal.Root
            ? new(seal.Size, seal.Places[^1])
            : throw MirrorWriter.Diverged(seal.First);
    }
}
