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

        var left = 1;
        while (left * 2 < leaves.Length)
        {
            left *= 2;
        }

        return SHA256.HashData([0x01, .. Root(leaves[..left]), .. Root(leaves[left..])]);
    }
}
