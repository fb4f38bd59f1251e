using System.Security.Cryptography;

namespace CoopLedger.Ledger.Acceptance;

/// <summary>RFC 6962 section 2.1 word for word, to check the quick one by.</summary>
public static class SlowMerkleTree
{
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.IsEmpty)
        {
            return SHA256.HashData([]);
        }

        if (leaves.Length == 1)
        {
            return SHA256.HashData([0x00, .. leaves[0]]);
        }

        var left = Left(leaves.Length);
        return SHA256.HashData([0x01, .. Root(leaves[..left]), .. Root(leaves[left..])]);
    }

    /// <summary>PATH(m, D[n]) of section 2.1.1.</summary>
    public static IReadOnlyList<byte[]> Inclusion(int index, ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return [];
        }

        var left = Left(leaves.Length);
        return index < left
            ? [.. Inclusion(index, leaves[..left]), Root(leaves[left..])]
            : [.. Inclusion(index - left, leaves[left..]), Root(leaves[..left])];
    }

    /// <summary>PROOF(m, D[n]) of section 2.1.2.</summary>
    public static IReadOnlyList<byte[]> Consistency(int first, ReadOnlySpan<byte[]> leaves) =>
        Subproof(first, leaves, isWhole: true);

    private static IReadOnlyList<byte[]> Subproof(
        int first, ReadOnlySpan<byte[]> leaves, bool isWhole)
    {
        if (first == leaves.Length)
        {
            return isWhole ? [] : [Root(leaves)];
        }

        var left = Left(leaves.Length);
        return first <= left
            ? [.. Subproof(first, leaves[..left], isWhole), Root(leaves[left..])]
            : [.. Subproof(first - left, leaves[left..], isWhole: false), Root(leaves[..left])];
    }

    private static int Left(int count)
    {
        var left = 1;
        while (left * 2 < count)
        {
            left *= 2;
        }

        return left;
    }
}
