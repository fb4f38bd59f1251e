using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;

namespace CoopLedger.Proof.Trees;

/// <summary>The right edge of an RFC 6962 Merkle tree: enough to append and to tell the root.
/// </summary>
/// <remarks>Source: RFC 6962 section 2.1. The edge holds one hash for each bit set in the size,
/// the largest subtree first: at most 63 hashes.</remarks>
public sealed class MerkleEdge
{
    private readonly ImmutableArray<Digest> _peaks;

    internal MerkleEdge(long size, ImmutableArray<Digest> peaks)
    {
        Size = size;
        _peaks = peaks;
    }

    public static MerkleEdge Empty { get; } = new(0, []);

    /// <summary>The number of leaves.</summary>
    public long Size { get; }

    /// <summary>The roots of the whole subtrees that the size is the sum of, largest first.
    /// </summary>
    public ReadOnlySpan<Digest> Peaks => _peaks.AsSpan();

    /// <summary>The edge after one more leaf, given its bytes.</summary>
    public MerkleEdge With(ReadOnlySpan<byte> leaf) => With(MerkleHash.Leaf(leaf));

    /// <summary>The edge after one more leaf, given its hash.</summary>
    public MerkleEdge With(Digest leaf)
    {
        var kept = _peaks.Length;
        for (var bits = Size; (bits & 1) == 1; bits >>= 1)
        {
            kept--;
            leaf = MerkleHash.Node(_peaks[kept], leaf);
        }

        return new(Size + 1, [.. _peaks.AsSpan()[..kept], leaf]);
    }

    /// <summary>The root over all leaves.</summary>
    public Digest Root()
    {
        if (_peaks.IsEmpty)
        {
            return MerkleHash.Empty;
        }

        var root = _peaks[^1];
        for (var i = _peaks.Length - 2; i >= 0; i--)
        {
            root = MerkleHash.Node(_peaks[i], root);
        }

        return root;
    }

    /// <summary>The edge as bytes: the size (8, big-endian) and the hashes, largest subtree
    /// first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[sizeof(long) + (_peaks.Length * Digest.Length)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < _peaks.Length; i++)
        {
            _peaks[i].CopyTo(bytes.AsSpan(sizeof(long) + (i * Digest.Length)));
        }

        return bytes;
    }

    /// <exception cref="FormatException">Not the bytes of an edge.</exception>
    public static MerkleEdge Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < sizeof(long)
            || BinaryPrimitives.ReadInt64BigEndian(bytes) is var size && size < 0
            || bytes.Length != sizeof(long) + (BitOperations.PopCount((ulong)size) * Digest.Length))
        {
            throw new FormatException("These bytes are no Merkle edge.");
        }

        var peaks = ImmutableArray.CreateBuilder<Digest>();
        for (var rest = bytes[sizeof(long)..]; !rest.IsEmpty; rest = rest[Digest.Length..])
        {
            peaks.Add(new(rest[..Digest.Length]));
        }

        return new(size, peaks.ToImmutable());
    }
}
