using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>256 hashes of the Merkle tree that are kept together.</summary>
/// <remarks>Source of the shape: C2SP tlog-tiles. An entry at level L is the root over 256^L
/// leaves.</remarks>
internal static class Tile
{
    public const int Width = 1 << WidthBits;

    public const int WidthBits = 8;

    /// <summary>How many bits of a leaf's index are inside one row of a level.</summary>
    public static int LevelShift(int level) => WidthBits * (level + 1);

    public static byte[] ToBytes(ReadOnlySpan<Digest> hashes)
    {
        var bytes = new byte[hashes.Length * Digest.Length];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i].CopyTo(bytes.AsSpan(i * Digest.Length));
        }

        return bytes;
    }

    /// <summary>The hashes of a whole row.</summary>
    public static Digest[] Of(ReadOnlySpan<byte> bytes)
    {
        var hashes = new Digest[Width];
        for (var i = 0; i < Width; i++)
        {
            hashes[i] = new(bytes.Slice(i * Digest.Length, Digest.Length));
        }

        return hashes;
    }

    /// <summary>The root over hashes, a power of two of them, which are overwritten.</summary>
    public static Digest Fold(Span<Digest> hashes)
    {
        for (var count = hashes.Length; count > 1; count /= 2)
        {
            for (var i = 0; i < count / 2; i++)
            {
                hashes[i] = MerkleHash.Node(hashes[2 * i], hashes[(2 * i) + 1]);
            }
        }

        return hashes[0];
    }

    /// <summary>Fills in the hashes of leaves, from their envelopes.</summary>
    /// <param name="envelopes">The question, with its first and last position.</param>
    /// <param name="first">The first leaf, from 0.</param>
    /// <param name="hashes">As many as are wanted.</param>
    /// <exception cref="LedgerDamagedException">One is missing.</exception>
    public static void Leaves(Statement envelopes, long first, Span<Digest> hashes)
    {
        using var rows = envelopes.Read(first + 1, first + hashes.Length);
        for (var i = 0; i < hashes.Length; i++)
        {
            if (!rows.Read() || rows.GetInt64(0) != first + 1 + i)
            {
                throw LogScan.Missing(first + 1 + i);
            }

            hashes[i] = MerkleHash.Leaf(rows.GetFieldValue<byte[]>(1));
        }
    }

    /// <summary>Fills in the roots over whole rows of a level.</summary>
    /// <param name="roots">The question, with level, first and last number.</param>
    /// <param name="level">Their level.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="hashes">As many as are wanted.</param>
    /// <exception cref="LedgerDamagedException">One is missing or no hash.</exception>
    public static void Roots(Statement roots, int level, long first, Span<Digest> hashes)
    {
        using var rows = roots.Read((long)level, first, first + hashes.Length - 1);
        for (var i = 0; i < hashes.Length; i++)
        {
            if (!rows.Read() || rows.GetInt64(0) != first + i
                || rows.GetFieldValue<byte[]>(1) is not { Length: Digest.Length } root)
            {
                throw Missing(level, first + i);
            }

            hashes[i] = new(root);
        }
    }

    public static LedgerDamagedException Missing(int level, long number) => new(
        (number << LevelShift(level)) + 1,
        $"the stored hashes of level {level}, row {number} are missing or broken.");
}
