using System.Security.Cryptography;

namespace CoopLedger.Proof.Trees;

/// <summary>The three hashes that a Merkle tree is made of.</summary>
/// <remarks>Source: RFC 6962 section 2.1 (RFC 9162 section 2.1.1 has the same): the two prefixes
/// keep a leaf from being passed off as a node.</remarks>
public static class MerkleHash
{
    private const int OnStackMax = 2048;

    /// <summary>The root of the tree of no leaves: SHA-256 of nothing.</summary>
    public static Digest Empty { get; } = Hash([]);

    /// <summary>SHA-256(0x00 ‖ bytes).</summary>
    public static Digest Leaf(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length + 1;
        Span<byte> prefixed = length <= OnStackMax ? stackalloc byte[length] : new byte[length];
        prefixed[0] = 0x00;
        bytes.CopyTo(prefixed[1..]);
        return Hash(prefixed);
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Digest Node(in Digest left, in Digest right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Digest.Length)];
        both[0] = 0x01;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Digest.Length)..]);
        return Hash(both);
    }

    private static Digest Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Digest.Length];
        SHA256.HashData(bytes, hash);
        return new(hash);
    }
}
