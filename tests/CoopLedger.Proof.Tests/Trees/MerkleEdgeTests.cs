using System.Security.Cryptography;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tests.Trees;

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

    /// <summary>Each as the reference implementations print it, begun and ended.</summary>
    [Theory]
    [InlineData(1, "6e340b9c", "afa01d")]
    [InlineData(2, "fac54203", "e3c125")]
    [InlineData(3, "aeb6bcfe", "e06e77")]
    [InlineData(4, "d37ee418", "9614b7")]
    [InlineData(5, "4e3bbb1f", "6264d4")]
    [InlineData(6, "76e67dad", "2087ef")]
    [InlineData(7, "ddb89be4", "a74c8c")]
    [InlineData(8, "5dc9da79", "604328")]
    public void The_reference_leaves_have_the_reference_roots(int size, string head, string tail)
    {
        var root = Edge(size).Root().ToString();
        Assert.StartsWith(head, root, StringComparison.Ordinal);
        Assert.EndsWith(tail, root, StringComparison.Ordinal);
        Assert.Equal(root, new Grove(Leaves).Head(size).Root.ToString());
        Assert.Equal(root, Convert.ToHexStringLower(new SlowTree(Leaves).Root(size)));
    }

    [Fact]
    public void A_leaf_and_a_node_have_the_reference_hashes()
    {
        var leaf = MerkleHash.Leaf("L123456"u8).ToString();
        Assert.StartsWith("395aa064", leaf, StringComparison.Ordinal);
        Assert.EndsWith("2b4d56", leaf, StringComparison.Ordinal);

        // The reference joins two texts that are no hashes: only the bytes before them count.
        var node = Convert.ToHexStringLower(SHA256.HashData("\u0001N123N456"u8));
        Assert.StartsWith("aa217fe8", node, StringComparison.Ordinal);
        Assert.EndsWith("e66bbb", node, StringComparison.Ordinal);
        var (left, right) = (MerkleHash.Leaf("N123"u8), MerkleHash.Leaf("N456"u8));
        Assert.Equal(
            SHA256.HashData([0x01, .. left.ToArray(), .. right.ToArray()]),
            MerkleHash.Node(left, right).ToArray());
    }

    [Fact]
    public void Every_size_has_the_root_of_the_slow_recursion()
    {
        var many = Grove.Leaves(300);
        var (slow, edge) = (new SlowTree(many), MerkleEdge.Empty);
        for (var size = 1; size <= many.Length; size++)
        {
            edge = edge.With(many[size - 1]);
            Assert.Equal(size, edge.Size);
            Assert.Equal(slow.Root(size), edge.Root().ToArray());
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
