using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>The hashes of whole subtrees inside one aligned part of the log, from 16 leaves up:
/// 4 bytes an event.</summary>
internal sealed class SubtreeHashes
{
    /// <summary>Subtrees of fewer leaves are not kept: their leaves are read again.</summary>
    public const int KeptFrom = 4;

    /// <summary>A part has 2^15 leaves at most.</summary>
    public const int PartLevel = 15;

    private readonly Digest[] _open = new Digest[PartLevel + 1];
    private readonly List<Digest>[] _kept =
        [.. Enumerable.Range(KeptFrom, PartLevel - KeptFrom + 1).Select(_ => new List<Digest>())];

    /// <summary>The number of leaves.</summary>
    public int Count { get; private set; }

    public void Add(Digest hash)
    {
        var level = 0;
        for (var bits = Count; (bits & 1) == 1; bits >>= 1)
        {
            hash = MerkleHash.Node(_open[level], hash);
            level++;
            if (level >= KeptFrom)
            {
                _kept[level - KeptFrom].Add(hash);
            }
        }

        _open[level] = hash;
        Count++;
    }

    /// <summary>The hash of a kept subtree, by its place inside the part.</summary>
    public Digest At(int level, int index) => _kept[level - KeptFrom][index];
}

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
    /// <param name="ending">The last leaves of the part that fill no kept subtree.</param>
    public void Add(SubtreeHashes part, IReadOnlyList<Digest> ending)
    {
        _parts.Add(part);
        Size += part.Count;
        Know(Size - ending.Count, ending);
    }

    /// <summary>The first leaf that has to be known to tell the root of a size.</summary>
    public static long BlockOf(long size) => size & ~(long)BlockMask;

    /// <summary>Makes leaves known that the parts do not keep.</summary>
    public void Know(long first, IReadOnlyList<Digest> leaves)
    {
        for (var i = 0; i < leaves.Count; i++)
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
