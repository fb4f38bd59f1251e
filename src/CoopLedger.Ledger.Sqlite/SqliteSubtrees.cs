using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>The hashes of whole subtrees, from the rows that are stored; what is in no whole row
/// yet is computed from at most 255 events or rows, and in a ledger of format 1, from all the
/// events below.</summary>
/// <remarks>A whole subtree never changes while the log grows, so that no transaction is needed.
/// </remarks>
internal sealed class SqliteSubtrees(Func<Func<ReadSession, Digest>, Digest> ask) : ISubtrees
{
    public Digest Hash(int level, long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return ask(session => session.HasTiles
            ? Stored(session, level, index)
            : Computed(session, level, index));
    }

    private static Digest Stored(ReadSession session, int level, long index)
    {
        var (tile, depth) = Math.DivRem(level, Tile.WidthBits);
        var hashes = new Digest[1 << depth];
        var first = index << depth;
        if (depth == 0 || !session.TryTile(tile, first, hashes))
        {
            session.Entries(tile, first, hashes);
        }

        return Tile.Fold(hashes);
    }

    private static Digest Computed(ReadSession session, int level, long index)
    {
        var edge = MerkleEdge.Empty;
        var (first, end) = (index << level, (index + 1) << level);
        var hashes = new Digest[Math.Min(end - first, Tile.Width)];
        for (; first < end; first += hashes.Length)
        {
            session.Entries(0, first, hashes);
            edge = edge.With(Tile.Fold(hashes));
        }

        // As many equal subtrees as a power of two: the edge has one peak, which is their root.
        return edge.Root();
    }
}
