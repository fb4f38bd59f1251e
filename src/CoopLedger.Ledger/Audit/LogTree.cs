using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>The hashes of the whole log's subtrees, put together from those of its parts.</summary>
internal sealed class LogTree : ISubtrees
{
    private const int PartMask = (1 << SubtreeHashes.PartLevel) - 1;
    private const int BlockMask = (1 << SubtreeHashes.KeptFrom) - 1;

    private readonly List<SubtreeHashes> _parts = [];
    private readonly Dictionary<(int Level, long Index), Digest> _made = [];

    /// <summary>The number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Adds the next part.</summary>
    /// <param name="part">Full, unless it is the last.</param>
    public void Add(SubtreeHashes part)
    {
        _parts.Add(part);
        Size += part.Count;
        Know(Size - part.Ending.Length, part.Ending);
    }

    /// <summary>The first leaf that has to be known to tell the root of a size.</summary>
    public static long BlockOf(long size) => size & ~(long)BlockMask;

    /// <summary>Makes leaves known that the parts do not keep.</summary>
    public void Know(long first, ReadOnlySpan<Digest> leaves)
    {
        for (var i = 0; i < leaves.Length; i++)
        {
            _made[(0, first + i)] = leaves[i];
        }
    }

    public Digest Hash(int level, long index)
    {
        if (level is >= SubtreeHashes.KeptFrom and <= SubtreeHashes.PartLevel)
        {
            var first = index << level;
            return _parts[(int)(first >> SubtreeHashes.PartLevel)]
                .At(level, (int)((first & PartMask) >> level));
        }

        if (!_made.TryGetValue((level, index), out var hash))
        {
            hash = MerkleHash.Node(Hash(level - 1, 2 * index), Hash(level - 1, (2 * index) + 1));
            _made[(level, index)] = hash;
        }

        return hash;
    }
}
