using System.Numerics;

namespace CoopLedger.Proof.Trees;

/// <summary>Checks proofs, knowing nothing but hashes.</summary>
/// <remarks>Source: RFC 9162 sections 2.1.3.2 and 2.1.4.2. A proof with one hash too many or too
/// few is refused, as is the empty first tree, which would be consistent with anything.</remarks>
public static class MerkleVerification
{
    /// <summary>Checks that a leaf is in a tree.</summary>
    /// <param name="index">The leaf's place, from 0.</param>
    /// <param name="leaf">The leaf's hash.</param>
    /// <param name="tree">The tree that it must be in.</param>
    /// <param name="proof">The siblings, the leaf's first.</param>
    /// <exception cref="ProofException">It is not shown to be there.</exception>
    public static void Inclusion(
        long index, Digest leaf, TreeHead tree, ReadOnlySpan<Digest> proof)
    {
        if (index < 0 || index >= tree.Size)
        {
            throw new ProofException(
                "proof.index",
                $"Chỉ số {index} không nằm trong cây có {tree.Size} lá.",
                $"Index {index} is not in a tree of {tree.Size} leaves.");
        }

        var path = new Path(index, tree.Size - 1);
        var hash = leaf;
        foreach (var sibling in proof)
        {
            DemandMore(!path.IsAtTop);
            if (path.IsRight)
            {
                hash = MerkleHash.Node(sibling, hash);
                path.SkipMissing();
            }
            else
            {
                hash = MerkleHash.Node(hash, sibling);
            }

            path.Up();
        }

        DemandMore(path.IsAtTop);
        DemandRoot(hash, tree);
    }

    /// <summary>Checks that one tree is the beginning of another.</summary>
    /// <exception cref="ProofException">It is not shown to be, or the first tree is empty.
    /// </exception>
    public static void Consistency(TreeHead first, TreeHead second, ReadOnlySpan<Digest> proof)
    {
        DemandOrder(first, second);
        if (first.Size == second.Size)
        {
            DemandMore(proof.IsEmpty);
            DemandRoot(first.Root, second);
            return;
        }

        // A first tree that is one whole subtree of the second need not be in the proof.
        var isGiven = BitOperations.IsPow2(first.Size);
        DemandMore(isGiven || !proof.IsEmpty);
        var old = isGiven ? first.Root : proof[0];
        var whole = old;
        var path = new Path(first.Size - 1, second.Size - 1);
        path.LeaveWholeSubtree();
        foreach (var sibling in isGiven ? proof : proof[1..])
        {
            DemandMore(!path.IsAtTop);
            if (path.IsRight)
            {
                old = MerkleHash.Node(sibling, old);
                whole = MerkleHash.Node(sibling, whole);
                path.SkipMissing();
            }
            else
            {
                whole = MerkleHash.Node(whole, sibling);
            }

            path.Up();
        }

        DemandMore(path.IsAtTop);
        DemandRoot(old, first);
        DemandRoot(whole, second);
    }

    private static void DemandOrder(TreeHead first, TreeHead second)
    {
        if (first.Size < 1 || first.Size > second.Size)
        {
            throw new ProofException(
                "proof.index",
                $"Không chứng minh được từ cỡ {first.Size} đến cỡ {second.Size}: cỡ trước phải từ "
                    + "1 đến cỡ sau.",
                $"Nothing is proved from size {first.Size} to size {second.Size}: the first must "
                    + "be from 1 to the second.");
        }
    }

    private static void DemandMore(bool fits)
    {
        if (!fits)
        {
            throw new ProofException(
                "proof.length",
                "Chứng minh thừa hoặc thiếu giá trị băm. Hãy lấy lại tệp gốc.",
                "The proof has a hash too many or too few. Get the original file again.");
        }
    }

    private static void DemandRoot(Digest computed, TreeHead tree)
    {
        if (computed != tree.Root)
        {
            throw new ProofException(
                "proof.root",
                $"Gốc tính được ({computed}) không phải gốc của cây có {tree.Size} lá "
                    + $"({tree.Root}).",
                $"The root computed ({computed}) is not that of the tree of {tree.Size} leaves "
                    + $"({tree.Root}).");
        }
    }

    /// <summary>The way from a node up to the root: its number on its level, and the number of
    /// the level's last node.</summary>
    private struct Path(long number, long last)
    {
        private long _number = number;
        private long _last = last;

        public readonly bool IsAtTop => _last == 0;

        /// <summary>The next sibling stands on the left: the node is a right child, or the last of
        /// its level, which rises until it is one.</summary>
        public readonly bool IsRight => (_number & 1) == 1 || _number == _last;

        public void Up() => (_number, _last) = (_number >> 1, _last >> 1);

        /// <summary>Passes the levels on which the node has no sibling.</summary>
        public void SkipMissing()
        {
            while ((_number & 1) == 0 && _number != 0)
            {
                Up();
            }
        }

        /// <summary>From the last leaf of a tree to the root of the subtree that it ends.</summary>
        public void LeaveWholeSubtree()
        {
            while ((_number & 1) == 1)
            {
                Up();
            }
        }
    }
}
