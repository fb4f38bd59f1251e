using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Acceptance;

/// <summary>What every event store must do. A store's tests inherit it.</summary>
public abstract partial class EventStoreAcceptance
{
    /// <summary>How long something that must happen may take on a slow machine.</summary>
    protected static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Opens a new, empty ledger. The test disposes of it.</summary>
    protected abstract Task<IEventStore> Open();

    [Fact]
    public async Task An_empty_ledger_has_the_empty_root()
    {
        await using var store = await Open();
        var head = await store.ReadHead(CancellationToken.None);
        Assert.Equal(0, head.Position);
        Assert.Equal(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", head.RootText);
        Assert.NotEqual(Guid.Empty, store.LedgerId);
    }

    [Fact]
    public async Task An_empty_ledger_answers_every_question_with_nothing()
    {
        await using var store = await Open();
        Assert.Empty(await store.All());
        Assert.Empty(await store.ReadStream(Sample.Stream, CancellationToken.None));
        Assert.Null(await store.Find(Guid.NewGuid(), CancellationToken.None));
        Assert.Null(await store.Find(1, CancellationToken.None));
        Assert.Equal(0, await store.PositionAt(DateTimeOffset.MaxValue, CancellationToken.None));
    }

    [Fact]
    public async Task The_root_is_that_of_the_RFC_at_every_size()
    {
        await using var store = await Open();
        var leaves = new List<byte[]>();
        for (var size = 0; size <= 40; size++)
        {
            var head = await store.ReadHead(CancellationToken.None);
            Assert.Equal(size, head.Position);
            Assert.Equal(SlowMerkleTree.Root([.. leaves]), head.Root.ToArray());
            var stored = await store.Append(Sample.Stream, size - 1, Sample.Event($"[{size}]"));
            leaves.Add(stored[0].Envelope.ToArray());
        }
    }

    [Fact]
    public async Task The_root_is_the_same_for_one_append_of_many()
    {
        await using var store = await Open();
        var stored = await store.Append(Sample.Stream, Sample.None, [.. Sample.Events(13)]);
        var head = await store.ReadHead(CancellationToken.None);
        byte[][] leaves = [.. stored.Select(one => one.Envelope.ToArray())];
        Assert.Equal(SlowMerkleTree.Root(leaves), head.Root.ToArray());
    }
}
