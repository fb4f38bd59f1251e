using CoopLedger.Ledger.Acceptance;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The tree is that of RFC 6962, by the leaves that its reference implementations share.
/// </summary>
public sealed class MerkleEdgeTests
{
    private static readonly byte[][] Leaves =
    [
        .. ((string[])[
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        ]).Select(Convert.FromHexString),
    ];

    [Fact]
    public void The_empty_tree_has_the_hash_of_nothing() => Assert.Equal(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        MerkleEdge.Empty.Root().ToString());

    [Fact]
    public void The_reference_leaves_have_the_reference_root()
    {
        var root = Edge(8).Root().ToString();
        Assert.StartsWith("5dc9da79", root, StringComparison.Ordinal);
        Assert.EndsWith("604328", root, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_size_has_the_root_of_the_slow_recursion()
    {
        for (var size = 0; size <= Leaves.Length; size++)
        {
            Assert.Equal(SlowMerkleTree.Root(Leaves.AsSpan(0, size)), Edge(size).Root().ToArray());
        }

        var many = Enumerable.Range(0, 300).Select(BitConverter.GetBytes).ToArray();
        var edge = MerkleEdge.Empty;
        for (var size = 1; size <= many.Length; size++)
        {
            edge = edge.With(many[size - 1]);
            Assert.Equal(size, edge.Size);
            Assert.Equal(SlowMerkleTree.Root(many.AsSpan(0, size)), edge.Root().ToArray());
        }
    }

    [Fact]
    public void An_edge_read_back_goes_on_as_the_one_written()
    {
        for (var size = 0; size < Leaves.Length; size++)
        {
            var edge = MerkleEdge.Parse(Edge(size).ToBytes());
            Assert.Equal(size, edge.Size);
            Assert.Equal(Edge(size).Root(), edge.Root());
            Assert.Equal(Edge(size + 1).Root(), edge.With(Leaves[size]).Root());
        }
    }

    [Fact]
    public void An_edge_is_never_changed()
    {
        var edge = Edge(3);
        var before = edge.Root();
        _ = edge.With([1]);
        Assert.Equal(before, edge.Root());
    }

    [Fact]
    public void Other_bytes_are_no_edge()
    {
        var bytes = Edge(5).ToBytes();
        Assert.Equal(8 + (2 * Digest.Length), bytes.Length);
        Assert.Throws<FormatException>(() => MerkleEdge.Parse([]));
        Assert.Throws<FormatException>(() => MerkleEdge.Parse(bytes.AsSpan(1)));
        Assert.Throws<FormatException>(() => MerkleEdge.Parse(bytes.AsSpan(0, bytes.Length - 1)));
        Assert.Throws<FormatException>(() => MerkleEdge.Parse([.. bytes, 0]));
        Assert.Throws<FormatException>(() => MerkleEdge.Parse([0xFF, .. bytes.AsSpan(1)]));
    }

    private static MerkleEdge Edge(int size) =>
        Leaves.Take(size).Aggregate(MerkleEdge.Empty, (edge, leaf) => edge.With(leaf));
}
