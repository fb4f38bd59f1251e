using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Store;

/// <summary>Subtrees computed from the leaves each time they are asked for: for logs in memory.
/// </summary>
/// <param name="leaf">The hash of a leaf, counted from 0.</param>
internal sealed class ComputedSubtrees(Func<long, Digest> leaf) : ISubtrees
{
    public Digest Hash(int level, long index) => level == 0
        ? leaf(index)
        : MerkleHash.Node(Hash(level - 1, 2 * index), Hash(level - 1, (2 * index) + 1));
}
