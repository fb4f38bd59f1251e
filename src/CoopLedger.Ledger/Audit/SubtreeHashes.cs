using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>The hashes of whole subtrees inside one aligned part of the log, from 16 leaves up:
/// 4 bytes an event.</summary>
/// <param name="hashes">Makes the hashes.</param>
/// <param name="batch">Where leaves wait for others.</param>
internal sealed class SubtreeHashes(MerkleHashes hashes, LeafBatch batch)
{
    /// <summary>Subtrees of fewer leaves are not kept: their leaves are read again.</summary>
    public const int KeptFrom = 4;

    /// <summary>A part has 2^16 leaves at most.</summary>
    public const int PartLevel = 16;

    private const int TileLevel = 8;
    private const int TileLength = 1 << TileLevel;

    private readonly Digest[] _tile = new Digest[TileLength];
    private readonly Digest[] _open = new Digest[PartLevel + 1];
    private readonly List<Digest>[] _kept =
    [
        .. Enumerable.Range(KeptFrom, PartLevel - KeptFrom + 1)
            .Select(level => new List<Digest>(1 << (PartLevel - level))),
    ];

    /// <summary>The number of leaves.</summary>
    public int Count { get; private set; }

    /// <summary>The last leaves, which fill no kept subtree. Asked when all are added.</summary>
    public ReadOnlySpan<Digest> Ending =>
        _tile.AsSpan(Count % TileLength / (1 << KeptFrom) * (1 << KeptFrom))
            [..(Count % (1 << KeptFrom))];

    /// <summary>Adds a leaf, given its bytes.</summary>
    public void Add(ReadOnlySpan<byte> leaf)
    {
        batch.Add(leaf);
        Count++;
        if (Count % MerkleHashes.LeavesAtOnce == 0)
        {
            Flush();
        }
    }

    /// <summary>Hashes the leaves that still wait for others; none are added after.</summary>
    public void End()
    {
        Flush();
        var left = Count % TileLength;
        if (left > 0)
        {
            Fold(left);
        }
    }

    /// <summary>The hash of a kept subtree, by its place inside the part.</summary>
    public Digest At(int level, int index) => _kept[level - KeptFrom][index];

    private void Flush()
    {
        var count = batch.Count;
        var start = (Count - count) % TileLength;
        batch.Hash(hashes, _tile.AsSpan(start, count));
        if (count > 0 && Count % TileLength == 0)
        {
            Carry(Fold(TileLength));
        }
    }

    /// <summary>Hashes the tile's leaves level by level, and keeps what is to be kept.</summary>
    private Digest Fold(int leaves)
    {
        Span<Digest> nodes = stackalloc Digest[TileLength];
        _tile.AsSpan(0, leaves).CopyTo(nodes);
        for (var level = 1; level <= TileLevel; level++)
        {
            leaves /= 2;
            hashes.Nodes(nodes[..(2 * leaves)], nodes);
            if (level >= KeptFrom)
            {
                _kept[level - KeptFrom].AddRange(nodes[..leaves]);
            }
        }

        return nodes[0];
    }

    // A full tile goes up like a leaf.
    private void Carry(Digest hash)
    {
        var level = TileLevel;
        for (var tiles = (Count / TileLength) - 1; (tiles & 1) == 1; tiles >>= 1)
        {
            hash = MerkleHash.Node(_open[level], hash);
            level++;
            _kept[level - KeptFrom].Add(hash);
        }

        _open[level] = hash;
    }
}
