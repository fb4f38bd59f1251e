using System.Numerics;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Compares the events with the hashes kept beside them: with the stored rows event by
/// event, and from there on with the hashes of the Merkle edge, each of which stands for a run of
/// events.</summary>
internal static class EventHashes
{
    /// <returns>True; the value is there to be guarded.</returns>
    /// <exception cref="LedgerDamagedException">The first event that is missing or has another
    /// hash.</exception>
    public static bool Check(LedgerFile file, Guid ledger, CancellationToken cancellationToken)
    {
        using var session = new ReadSession(file.OpenToRead(), ledger);
        var edge = session.UncheckedEdge();
        var first = 0L;
        foreach (var peak in edge.Peaks)
        {
            var length = 1L << BitOperations.Log2((ulong)(edge.Size - first));
            var root = Root(session, first, length, cancellationToken);
            first += root == peak ? length : throw new LedgerDamagedException(
                first + 1,
                $"the events {first + 1}–{first + length} do not give the hash that the Merkle "
                    + "edge holds of them.");
        }

        return true;
    }

    private static Digest Root(
        ReadSession session, long first, long length, CancellationToken cancellationToken)
    {
        var edge = MerkleEdge.Empty;
        var own = new Digest[Math.Min(length, Tile.Width)];
        for (var end = first + length; first < end; first += own.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            session.Entries(0, first, own);
            if (own.Length == Tile.Width && Differing(session, first, own) is { } found)
            {
                throw found;
            }

            edge = edge.With(Tile.Fold(own));
        }

        return edge.Root();
    }

    /// <summary>Says which of a whole row's events has another hash than the stored one.</summary>
    public static LedgerDamagedException? Differing(
        ReadSession session, long first, ReadOnlySpan<Digest> own)
    {
        var stored = new Digest[Tile.Width];
        if (!session.HasTiles || !session.TryTile(0, first, stored))
        {
            return null;
        }

        var same = own.CommonPrefixLength(stored);
        return same == own.Length
            ? null
            : new(first + same + 1, "its stored hash is not that of the event.");
    }
}
