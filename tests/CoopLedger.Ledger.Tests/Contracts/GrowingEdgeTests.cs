using CoopLedger.Ledger.Acceptance;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The edge that grows in place is the one that is made anew for every leaf.</summary>
public sealed class GrowingEdgeTests
{
    private static readonly byte[][] Leaves =
        [.. Enumerable.Range(0, 300).Select(BitConverter.GetBytes)];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(255)]
    public void It_grows_like_the_other_from_any_size(int start)
    {
        var edge = Leaves[..start].Aggregate(
            MerkleEdge.Empty, (before, leaf) => before.With(leaf.AsSpan()));
        var growing = new GrowingEdge(edge);
        Assert.Equal(edge.ToBytes(), growing.ToEdge().ToBytes());
        foreach (var leaf in Leaves[start..])
        {
            edge = edge.With(leaf.AsSpan());
            growing.Add(MerkleHash.Leaf(leaf));
            Assert.Equal(edge.Size, growing.Size);
            Assert.Equal(edge.ToBytes(), growing.ToEdge().ToBytes());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(300)]
    public void Many_leaves_at_once_make_the_edge_that_they_make_one_by_one(int atOnce)
    {
        var hashes = new MerkleHashes(isChecked: true);
        for (var start = 0; start < 20; start++)
        {
            var one = new GrowingEdge(MerkleEdge.Empty);
            Array.ForEach(Leaves[..start], leaf => one.Add(MerkleHash.Leaf(leaf)));
            var many = new GrowingEdge(one.ToEdge());
            foreach (var leaves in Leaves[start..].Chunk(atOnce))
            {
                Array.ForEach(leaves, leaf => one.Add(MerkleHash.Leaf(leaf)));
                many.Add(leaves.Select(leaf => MerkleHash.Leaf(leaf)).ToArray(), hashes);
                Assert.Equal(one.ToEdge().ToBytes(), many.ToEdge().ToBytes());
                for (var level = 0; many.Size % (1 << level) == 0; level++)
                {
                    Assert.Equal(
                        SlowMerkleTree.Root(Leaves.AsSpan(
                            (int)many.Size - (1 << level), 1 << level)),
                        many.Closed(level).ToArray());
                }
            }
        }
    }

    [Fact]
    public void It_tells_the_roots_that_the_last_leaf_closed_and_no_others()
    {
        var growing = new GrowingEdge(MerkleEdge.Empty);
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => growing.Closed(0));
        for (var size = 1; size <= Leaves.Length; size++)
        {
            growing.Add(MerkleHash.Leaf(Leaves[size - 1]));
            var level = 0;
            for (; size % (1 << level) == 0; level++)
            {
                Assert.Equal(
                    SlowMerkleTree.Root(Leaves.AsSpan(size - (1 << level), 1 << level)),
                    growing.Closed(level).ToArray());
            }

            Assert.ThrowsAny<ArgumentOutOfRangeException>(() => growing.Closed(level));
        }
    }
}
