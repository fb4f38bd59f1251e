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
        var level = 0;
        _closed[0] = leaf;
        for (var bits = Size; (bits & 1) == 1; bits >>= 1)
        {
            _count--;
            level++;
            _closed[level] = MerkleHash.Node(_peaks[_count], _closed[level - 1]);
        }

        _peaks[_count] = _closed[level];
        _count++;
        Size++;
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
}
