using System.Security.Cryptography;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>Hashes made many at once are those made one by one by the platform.</summary>
public sealed class MerkleHashesTests
{
    private readonly MerkleHashes _hashes = new(isChecked: true);

    [Fact]
    public void Leaves_of_every_length_are_hashed_as_the_platform_does()
    {
        for (var length = 0; length < 300; length++)
        {
            Demand([.. Enumerable.Repeat(length, MerkleHashes.LeavesAtOnce)]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    public void Leaves_of_different_lengths_do_not_disturb_each_other(int count)
    {
        var numbers = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            Demand([.. Enumerable.Range(0, count).Select(_ => numbers.Next(900))]);
        }
    }

    [Fact]
    public void A_leaf_much_longer_than_others_is_hashed_too() =>
        Demand([.. Enumerable.Repeat(100, 15), 65_535, .. Enumerable.Repeat(0, 16)]);

    [Fact]
    public void Nodes_are_hashed_as_the_platform_does()
    {
        for (var count = 0; count <= 70; count++)
        {
            var children = Enumerable.Range(0, 2 * count)
                .Select(i => MerkleHash.Leaf([(byte)i, (byte)count])).ToArray();
            var nodes = new Digest[count];
            _hashes.Nodes(children, nodes);
            Assert.Equal(
                Enumerable.Range(0, count).Select(i => Platform(
                    [0x01, .. children[2 * i].ToArray(), .. children[(2 * i) + 1].ToArray()])),
                nodes);

            // In place, as a tree is folded.
            _hashes.Nodes(children, children);
            Assert.Equal(nodes, children[..count]);
        }
    }

    private void Demand(int[] lengths)
    {
        var bytes = new byte[lengths.Sum()];
        new Random(lengths.Length).NextBytes(bytes);
        var (ends, end) = (new int[lengths.Length], 0);
        for (var i = 0; i < lengths.Length; i++)
        {
            ends[i] = end += lengths[i];
        }

        var hashes = new Digest[lengths.Length];
        _hashes.Leaves(bytes, ends, hashes);
        for (var i = 0; i < lengths.Length; i++)
        {
            byte[] leaf = [0x00, .. bytes[(ends[i] - lengths[i])..ends[i]]];
            Assert.Equal(Platform(leaf), hashes[i]);
        }
    }

    private static Digest Platform(byte[] bytes) => new(SHA256.HashData(bytes));
}
