using System.Text;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Acceptance;

public abstract partial class EventStoreAcceptance
{
    /// <summary>Sizes where rows of 256 hashes begin and end, and some between.</summary>
    private static readonly int[] Sizes =
        [1, 2, 3, 5, 8, 100, 127, 128, 129, 255, 256, 257, 300, 511, 512, 513, 600];

    [Fact]
    public async Task Roots_at_every_size_are_those_of_a_slow_tree()
    {
        await using var store = await Open();
        var leaves = await FillTo(store, 600);
        Assert.Equal(MerkleHash.Empty, MerkleProofs.Root(store.Subtrees, 0));
        foreach (var size in Sizes)
        {
            Assert.Equal(
                SlowMerkleTree.Root(leaves.AsSpan()[..size]),
                MerkleProofs.Root(store.Subtrees, size).ToArray());
        }
    }

    [Fact]
    public async Task Proofs_are_those_of_a_slow_tree()
    {
        await using var store = await Open();
        var leaves = await FillTo(store, 600);
        foreach (var size in Sizes)
        {
            var tree = leaves[..size];
            foreach (var first in Sizes.Where(first => first <= size))
            {
                Assert.Equal(
                    SlowMerkleTree.Inclusion(first - 1, tree),
                    MerkleProofs.Inclusion(store.Subtrees, first - 1, size).Select(Bytes));
                Assert.Equal(
                    SlowMerkleTree.Consistency(first, tree),
                    MerkleProofs.Consistency(store.Subtrees, first, size).Select(Bytes));
            }
        }
    }

    [Fact]
    public async Task Subtrees_grow_with_the_log()
    {
        await using var store = await Open();
        var subtrees = store.Subtrees;
        var leaves = new List<byte[]>();
        for (var size = 0; size < 520; size += 130)
        {
            var stored = await store.Append(
                Sample.Stream, size - 1, [.. Sample.Events(130)]);
            leaves.AddRange(stored.Select(one => one.Envelope.ToArray()));
            Assert.Equal(
                SlowMerkleTree.Root([.. leaves]),
                MerkleProofs.Root(subtrees, leaves.Count).ToArray());
            Assert.Throws<LedgerDamagedException>(() => subtrees.Hash(0, leaves.Count));
        }
    }

    [Fact]
    public async Task What_an_append_that_failed_would_have_hashed_is_forgotten()
    {
        await using var store = await Open();
        var leaves = await FillTo(store, 250);
        var twin = Sample.Event();
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(() => store.Append(
            Sample.Stream, 249, [.. Sample.Events(10), twin, twin]));
        var stored = await store.Append(Sample.Stream, 249, [.. Sample.Events(20)]);
        leaves = [.. leaves, .. stored.Select(one => one.Envelope.ToArray())];
        Assert.Equal(
            SlowMerkleTree.Root(leaves), MerkleProofs.Root(store.Subtrees, 270).ToArray());
    }

    [Fact]
    public async Task Checkpoints_are_kept_once_for_a_size()
    {
        await using var store = await Open();
        await store.Append(Sample.Stream, Sample.None, Sample.Event());
        var kept = (ICheckpointStore)store;
        Assert.Null(await kept.LastCheckpoint(long.MaxValue, CancellationToken.None));
        Assert.Empty(await kept.ReadCheckpoints(0, CancellationToken.None));
        foreach (var (size, note) in ((long, string)[])[(1, "một"), (9, "chín"), (9, "khác")])
        {
            await kept.AddCheckpoint(
                new(size, Encoding.UTF8.GetBytes(note)), CancellationToken.None);
        }

        var read = await kept.ReadCheckpoints(0, CancellationToken.None);
        Assert.Equal(
            [(1L, "một"), (9L, "chín")],
            read.Select(one => (one.Size, Encoding.UTF8.GetString(one.Note.Span))));
        Assert.Single(await kept.ReadCheckpoints(1, CancellationToken.None));
        Assert.Equal(1, (await kept.LastCheckpoint(8, CancellationToken.None))!.Size);
        Assert.Equal(9, (await kept.LastCheckpoint(9, CancellationToken.None))!.Size);
    }

    private static async Task<byte[][]> FillTo(IEventStore store, int count)
    {
        var stored = await store.Append(
            Sample.Stream, Sample.None, [.. Sample.Events(count)]);
        return [.. stored.Select(one => one.Envelope.ToArray())];
    }

    private static byte[] Bytes(Digest digest) => digest.ToArray();
}
