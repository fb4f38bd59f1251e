using System.Collections.Immutable;
using System.Numerics;

namespace CoopLedger.Proof.Trees;

/// <summary>Makes roots and proofs from the hashes of whole subtrees.</summary>
/// <remarks>Source: RFC 6962 sections 2.1, 2.1.1 and 2.1.2. Leaves are counted from 0: the event at
/// position p is leaf p − 1. Each needs O(log n) of the hashes.</remarks>
public static class MerkleProofs
{
    /// <summary>The root over the first <paramref name="size"/> leaves.</summary>
    public static Digest Root(ISubtrees subtrees, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? MerkleHash.Empty : Range(subtrees, 0, size);
    }

    /// <summary>The proof that a leaf is in a tree: the siblings on its way up.</summary>
    public static ImmutableArray<Digest> Inclusion(ISubtrees subtrees, long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = ImmutableArray.CreateBuilder<Digest>();
        Include(subtrees, index, 0, size, proof);
        return proof.ToImmutable();
    }

    /// <summary>The proof that the first tree is the beginning of the second. Empty when they
    /// are the same size.</summary>
    /// <param name="subtrees">The hashes.</param>
    /// <param name="first">The smaller size, from 1: an empty tree is the beginning of any.</param>
    /// <param name="second">The larger size.</param>
    public static ImmutableArray<Digest> Consistency(ISubtrees subtrees, long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(second, first);
        var proof = ImmutableArray.CreateBuilder<Digest>();
        Agree(subtrees, first, 0, second, isWhole: true, proof);
        return proof.ToImmutable();
    }

    // PATH(m, D[n]) of section 2.1.1, over the leaves from `start` on.
    private static void Include(
        ISubtrees subtrees, long index, long start, long count,
        ImmutableArray<Digest>.Builder proof)
    {
        if (count == 1)
        {
            return;
        }

        var left = Split(count);
        if (index < left)
        {
            Include(subtrees, index, start, left, proof);
            proof.Add(Range(subtrees, start + left, count - left));
        }
        else
        {
            Include(subtrees, index - left, start + left, count - left, proof);
            proof.Add(Range(subtrees, start, left));
        }
    }

    // SUBPROOF(m, D[n], b) of section 2.1.2.
    private static void Agree(
        ISubtrees subtrees, long first, long start, long count, bool isWhole,
        ImmutableArray<Digest>.Builder proof)
    {
        if (first == count)
        {
            if (!isWhole)
            {
                proof.Add(Range(subtrees, start, count));
            }

            return;
        }

        var left = Split(count);
        if (first <= left)
        {
            Agree(subtrees, first, start, left, isWhole, proof);
            proof.Add(Range(subtrees, start + left, count - left));
        }
        else
        {
            Agree(subtrees, first - left, start + left, count - left, isWhole: false, proof);
            proof.Add(Range(subtrees, start, left));
        }
    }

    private static Digest Range(ISubtrees subtrees, long start, long count)
    {
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.TrailingZeroCount(count);
            return subtrees.Hash(level, start >> level);
        }

        var left = Split(count);
        return MerkleHash.Node(
            Range(subtrees, start, left), Range(subtrees, start + left, count - left));
    }

    /// <summary>The largest power of two that is strictly smaller than a count of 2 or more.
    /// </summary>
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)count - 1);
}
