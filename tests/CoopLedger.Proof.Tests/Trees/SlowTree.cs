using System.Security.Cryptography;

namespace CoopLedger.Proof.Tests.Trees;

/// <summary>RFC 6962 sections 2.1, 2.1.1 and 2.1.2 word for word, over the bytes of the leaves.
/// </summary>
/// <remarks>It shares nothing with what it checks. The hash of a run of leaves is remembered, as
/// otherwise all sizes to 257 would take minutes.</remarks>
internal sealed class SlowTree(byte[][] leaves)
{
    private readonly Dictionary<(int From, int To), byte[]> _known = [];

    /// <summary>MTH(D[0:n]).</summary>
    public byte[] Root(int n) => Mth(0, n);

    /// <summary>PATH(m, D[0:n]).</summary>
    public List<byte[]> Path(int m, int n) => Path(m, 0, n);

    /// <summary>PROOF(m, D[0:n]).</summary>
    public List<byte[]> Proof(int m, int n) => Subproof(m, 0, n, true);

    private byte[] Mth(int from, int to)
    {
        if (!_known.TryGetValue((from, to), out var hash))
        {
            hash = (to - from) switch
            {
                0 => SHA256.HashData([]),
                1 => SHA256.HashData([0x00, .. leaves[from]]),
                var n => SHA256.HashData(
                    [0x01, .. Mth(from, from + K(n)), .. Mth(from + K(n), to)]),
            };
            _known.Add((from, to), hash);
        }

        return hash;
    }

    private List<byte[]> Path(int m, int from, int to)
    {
        var n = to - from;
        if (n == 1)
        {
            return [];
        }

        var k = K(n);
        return m < k
            ? [.. Path(m, from, from + k), Mth(from + k, to)]
            : [.. Path(m - k, from + k, to), Mth(from, from + k)];
    }

    private List<byte[]> Subproof(int m, int from, int to, bool b)
    {
        var n = to - from;
        if (m == n)
        {
            return b ? [] : [Mth(from, to)];
        }

        var k = K(n);
        return m <= k
            ? [.. Subproof(m, from, from + k, b), Mth(from + k, to)]
            : [.. Subproof(m - k, from + k, to, false), Mth(from, from + k)];
    }

    // k < n <= 2k
    private static int K(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }
}
