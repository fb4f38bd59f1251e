using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;

namespace CoopLedger.Ledger.Audit;

/// <summary>The right edge of an RFC 6962 Merkle tree: enough to append and to tell the root.
/// </summary>
/// <remarks>Source: RFC 6962 section 2.1. A leaf is SHA-256(0x00 ‖ bytes), a node
/// SHA-256(0x01 ‖ left ‖ right), the empty tree SHA-256 of nothing. The edge holds one hash for
/// each bit set in the size, the largest subtree first: at most 63 hashes.</remarks>
public sealed class MerkleEdge
{
    public const int HashLength = 32;

    private readonly ImmutableArray<ImmutableArray<byte>> _peaks;

    private MerkleEdge(long size, ImmutableArray<ImmutableArray<byte>> peaks)
    {
        Size = size;
        _peaks = peaks;
    }

    public static MerkleEdge Empty { get; } = new(0, []);

    /// <summary>The number of leaves.</summary>
    public long Size { get; }

    /// <summary>The edge after one more leaf.</summary>
    public MerkleEdge With(ReadOnlySpan<byte> leaf)
    {
        var hash = Leaf(leaf);
        var peaks = _peaks;
        for (var bits = Size; (bits & 1) == 1; bits >>= 1)
        {
            hash = Node(peaks[^1].AsSpan(), hash);
            peaks = peaks.RemoveAt(peaks.Length - 1);
        }

        return new(Size + 1, peaks.Add([.. hash]));
    }

    /// <summary>The root over all leaves, 32 bytes.</summary>
    public byte[] Root()
    {
        if (_peaks.IsEmpty)
        {
            return SHA256.HashData([]);
        }

        var root = _peaks[^1].AsSpan().ToArray();
        for (var i = _peaks.Length - 2; i >= 0; i--)
        {
            root = Node(_peaks[i].AsSpan(), root);
        }

        return root;
    }

    /// <summary>The edge as bytes: the size (8, big-endian) and the hashes, largest subtree
    /// first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[sizeof(long) + (_peaks.Length * HashLength)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < _peaks.Length; i++)
        {
            _peaks[i].CopyTo(bytes, sizeof(long) + (i * HashLength));
        }

        return bytes;
    }

    /// <exception cref="FormatException">Not the bytes of an edge.</exception>
    public static MerkleEdge Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < sizeof(long)
            || BinaryPrimitives.ReadInt64BigEndian(bytes) is var size && size < 0
            || bytes.Length != sizeof(long) + (BitOperations.PopCount((ulong)size) * HashLength))
        {
            throw new FormatException("These bytes are no Merkle edge.");
        }

        var peaks = ImmutableArray.CreateBuilder<ImmutableArray<byte>>();
        for (var rest = bytes[sizeof(long)..]; !rest.IsEmpty; rest = rest[HashLength..])
        {
            peaks.Add([.. rest[..HashLength]]);
        }

        return new(size, peaks.ToImmutable());
    }

    private static byte[] Leaf(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0x00]);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }

    private static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * HashLength)];
        both[0] = 0x01;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + HashLength)..]);
        return SHA256.HashData(both);
    }
}
