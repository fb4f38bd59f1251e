using System.Numerics;

namespace CoopLedger.Proof.Trees;

/// <summary>The right edge of a tree to which many leaves are added, in place.</summary>
/// <remarks>Source: RFC 6962 section 2.1. It gives the same edge as <see cref="MerkleEdge"/>, which
/// is made anew for every leaf.</remarks>
public sealed class GrowingEdge
{
    private const int LevelsMax = 64;

    private readonly Digest[] _peaks = new Digest[LevelsMax];
    private readonly Digest[] _closed = new Digest[LevelsMax];
    private int _count;

    public GrowingEdge(MerkleEdge start)
    {
        Size = start.Size;
        _count = start.Peaks.Length;
        start.Peaks.CopyTo(_peaks);
    }

    /// <summary>The number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Adds a leaf, given its hash.</summary>
    public void Add(Digest leaf)
    {
        _closed[0] = leaf;
        Join(0);
    }

    /// <summary>Adds leaves, given their hashes; whole subtrees among them are hashed level by
    /// level.</summary>
    /// <param name="leaves">They are overwritten.</param>
    /// <param name="hashes">What makes the nodes.</param>
    public void Add(Span<Digest> leaves, MerkleHashes hashes)
    {
        while (!leaves.IsEmpty)
        {
            var level = Math.Min(
                Size == 0 ? LevelsMax : (int)long.TrailingZeroCount(Size),
                BitOperations.Log2((uint)leaves.Length));
            AddWhole(leaves[..(1 << level)], hashes);
            leaves = leaves[(1 << level)..];
        }
    }

    /// <summary>The root over the last 2^level leaves, where the last leaf added has made them a
    /// whole subtree.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has not.</exception>
    public Digest Closed(int level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            level, Size == 0 ? -1 : (int)long.TrailingZeroCount(Size));
        return _closed[level];
    }

    public MerkleEdge ToEdge() => new(Size, [.. _peaks.AsSpan(0, _count)]);

    /// <summary>Adds a whole subtree that begins where one of its size may begin.</summary>
    private void AddWhole(Span<Digest> row, MerkleHashes hashes)
    {
        var level = 0;
        for (; row.Length > 1; row = row[..(row.Length / 2)])
        {
            _closed[level++] = row[^1];
            hashes.Nodes(row, row);
        }

        _closed[level] = row[0];
        Join(level);
    }

    /// <summary>Takes in the subtree that has just been closed.</summary>
    private void Join(int level)
    {
        var leaves = 1L << level;
        for (var bits = Size >> level; (bits & 1) == 1; bits >>= 1)
        {
            _count--;
            level++;
            _closed[level] = MerkleHash.Node(_peaks[_count], _closed[level - 1]);
        }

        _peaks[_count] = _closed[level];
        _count++;
        Size += leaves;
    }
}
