using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>The bytes of a few leaves, copied one after another until they are hashed together.
/// </summary>
internal sealed class LeafBatch
{
    private readonly int[] _ends = new int[MerkleHashes.LeavesAtOnce];
    private byte[] _bytes = new byte[16_384];

    public int Count { get; private set; }

    private int Used => Count == 0 ? 0 : _ends[Count - 1];

    public void Add(ReadOnlySpan<byte> leaf)
    {
        var used = Used;
        if (used + leaf.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, 2 * (used + leaf.Length));
        }

        leaf.CopyTo(_bytes.AsSpan(used));
        _ends[Count++] = used + leaf.Length;
    }

    /// <summary>Hashes them and begins again.</summary>
    public void Hash(MerkleHashes hashes, Span<Digest> leaves)
    {
        hashes.Leaves(_bytes.AsSpan(0, Used), _ends.AsSpan(0, Count), leaves);
        Count = 0;
    }
}
