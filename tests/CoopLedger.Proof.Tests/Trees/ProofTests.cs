using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tests.Trees;

/// <summary>Every proof of every tree of up to 257 leaves, made and checked, and what is not one
/// refused.</summary>
public sealed class ProofTests
{
    private const int SizeMax = 257;

    /// <summary>Of so many proofs one is altered in all ways: enough that each size and each
    /// index has its turn.</summary>
    private const int Sampled = 61;

    private static readonly byte[][] Leaves = Grove.Leaves(SizeMax);
    private static readonly Grove Quick = new(Leaves);
    private static readonly TreeHead[] Heads =
        [.. Enumerable.Range(0, SizeMax + 1).Select(size => Quick.Head(size))];

    [Fact]
    public void Every_root_is_that_of_the_slow_recursion()
    {
        var slow = new SlowTree(Leaves);
        Assert.All(Heads, head => Assert.Equal(slow.Root((int)head.Size), head.Root.ToArray()));
    }

    [Fact]
    public void Every_inclusion_proof_is_that_of_the_slow_recursion_and_holds()
    {
        var (slow, made) = (new SlowTree(Leaves), 0);
        for (var size = 1; size <= SizeMax; size++)
        {
            for (var index = 0; index < size; index++, made++)
            {
                var proof = MerkleProofs.Inclusion(Quick, index, size);
                Same(slow.Path(index, size), proof);
                MerkleVerification.Inclusion(index, Leaf(index), Heads[size], proof.AsSpan());
            }
        }

        Assert.Equal(SizeMax * (SizeMax + 1) / 2, made);
    }

    [Fact]
    public void Every_consistency_proof_is_that_of_the_slow_recursion_and_holds()
    {
        var slow = new SlowTree(Leaves);
        for (var second = 1; second <= SizeMax; second++)
        {
            for (var first = 1; first <= second; first++)
            {
                var proof = MerkleProofs.Consistency(Quick, first, second);
                Same(slow.Proof(first, second), proof);
                MerkleVerification.Consistency(Heads[first], Heads[second], proof.AsSpan());
            }
        }
    }

    [Fact]
    public void An_altered_inclusion_proof_is_refused()
    {
        var refused = 0;
        for (var size = 1; size <= SizeMax; size++)
        {
            for (var index = (size * 7) % Sampled; index < size; index += Sampled)
            {
                var (leaf, proof) =
                    (Leaf(index), MerkleProofs.Inclusion(Quick, index, size).ToArray());
                foreach (var altered in Altered(proof))
                {
                    refused += Refused(() => MerkleVerification.Inclusion(
                        index, leaf, Heads[size], altered));
                }

                for (var other = 0; other <= SizeMax; other += 7 + (other % 13))
                {
                    refused += other == index ? 0 : Refused(() => MerkleVerification.Inclusion(
                        other, leaf, Heads[size], proof));
                    refused += other == size ? 0 : Refused(() => MerkleVerification.Inclusion(
                        index, leaf, Heads[other], proof));
                    refused += other == index || other >= SizeMax ? 0 : Refused(
                        () => MerkleVerification.Inclusion(
                            index, Leaf(other), Heads[size], proof));
                }
            }
        }

        Assert.True(refused > 30_000, $"{refused}");
    }

    [Fact]
    public void An_altered_consistency_proof_is_refused()
    {
        var refused = 0;
        for (var second = 2; second <= SizeMax; second++)
        {
            for (var first = 1 + ((second * 7) % Sampled); first < second; first += Sampled)
            {
                var proof = MerkleProofs.Consistency(Quick, first, second).ToArray();
                foreach (var altered in Altered(proof))
                {
                    refused += Refused(() => MerkleVerification.Consistency(
                        Heads[first], Heads[second], altered));
                }

                refused += Refused(() => MerkleVerification.Consistency(
                    Heads[second], Heads[first], proof));
                refused += Refused(() => MerkleVerification.Consistency(
                    new(first, Heads[second].Root), new(second, Heads[first].Root), proof));
                for (var other = 0; other <= SizeMax; other += 5 + (other % 7))
                {
                    refused += other == first ? 0 : Refused(() => MerkleVerification.Consistency(
                        Heads[other], Heads[second], proof));
                    refused += other == second ? 0 : Refused(() => MerkleVerification.Consistency(
                        Heads[first], Heads[other], proof));
                }
            }
        }

        Assert.True(refused > 20_000, $"{refused}");
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    [InlineData(long.MaxValue, 5)]
    [InlineData(long.MinValue, 5)]
    public void An_index_outside_the_tree_is_refused(long index, int size) => Fails(
        "proof.index",
        () => MerkleVerification.Inclusion(index, Leaf(0), Heads[size], []));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(6, 5)]
    public void Nothing_is_consistent_with_the_empty_tree_or_with_a_smaller_one(
        int first, int second) => Fails(
        "proof.index",
        () => MerkleVerification.Consistency(Heads[first], Heads[second], []));

    [Fact]
    public void Trees_of_one_size_need_one_root_and_no_proof()
    {
        MerkleVerification.Consistency(Heads[5], Heads[5], []);
        Fails("proof.root", () => MerkleVerification.Consistency(
            Heads[5], new(5, Heads[4].Root), []));
        Fails("proof.length", () => MerkleVerification.Consistency(
            Heads[5], Heads[5], [Heads[1].Root]));
        Fails("proof.length", () => MerkleVerification.Consistency(Heads[5], Heads[6], []));
    }

    [Fact]
    public void A_tree_has_at_most_63_levels()
    {
        var head = new TreeHead(long.MaxValue, Heads[1].Root);
        var hashes = Enumerable.Repeat(Heads[1].Root, 64).ToArray();
        Fails("proof.root", () => MerkleVerification.Inclusion(
            long.MaxValue - 1, Leaf(0), head, hashes.AsSpan(0, 62)));
        Fails("proof.length", () => MerkleVerification.Inclusion(0, Leaf(0), head, hashes));
        Fails("proof.length", () => MerkleVerification.Consistency(
            new(long.MaxValue - 1, Heads[1].Root), head, hashes));
    }

    private static Digest Leaf(int index) => Quick.Hash(0, index);

    private static void Same(List<byte[]> slow, IReadOnlyList<Digest> quick)
    {
        Assert.Equal(slow.Count, quick.Count);
        for (var i = 0; i < slow.Count; i++)
        {
            Assert.Equal(slow[i], quick[i].ToArray());
        }
    }

    /// <summary>Each hash with one bit flipped, each left out, one put in at each place, and two
    /// neighbours changed round.</summary>
    private static IEnumerable<Digest[]> Altered(Digest[] proof)
    {
        for (var i = 0; i < proof.Length; i++)
        {
            var bytes = proof[i].ToArray();
            bytes[(i * 5) % bytes.Length] ^= (byte)(1 << (i % 8));
            yield return [.. proof[..i], new(bytes), .. proof[(i + 1)..]];
            yield return [.. proof[..i], .. proof[(i + 1)..]];
            yield return [.. proof[..i], proof[i], .. proof[i..]];
            yield return i == 0
                ? [.. proof, default]
                : [.. proof[..(i - 1)], proof[i], proof[i - 1], .. proof[(i + 1)..]];
        }

        yield return [default, .. proof];
    }

    private static int Refused(Action check)
    {
        Assert.Throws<ProofException>(check);
        return 1;
    }

    private static void Fails(string code, Action check) =>
        Assert.Equal(code, Assert.Throws<ProofException>(check).Code);
}
