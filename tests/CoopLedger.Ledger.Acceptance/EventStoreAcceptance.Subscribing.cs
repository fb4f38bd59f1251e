using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Acceptance;

public abstract partial class EventStoreAcceptance
{
    [Fact]
    public async Task A_subscriber_catches_up_and_then_follows()
    {
        await using var store = await Open();
        await store.Fill(3);
        using var stop = new CancellationTokenSource(Patience);
        var caughtUp = new TaskCompletionSource();
        var following = Follow(store, after: 1, until: 9, stop.Token, seen =>
        {
            if (seen == 3)
            {
                caughtUp.SetResult();
            }
        });
        await caughtUp.Task.WaitAsync(Patience);
        for (var i = 0; i < 3; i++)
        {
            await store.Append(Sample.Stream, (i * 2) - 1, [.. Sample.Events(2)]);
        }

        Assert.Equal(Sample.Numbers(2, 9), await following);
    }

    [Fact]
    public async Task A_subscriber_of_an_empty_ledger_gets_its_first_event()
    {
        await using var store = await Open();
        using var stop = new CancellationTokenSource(Patience);
        var following = Follow(store, after: 0, until: 1, stop.Token);
        await Task.Delay(100);
        await store.Fill(1);
        Assert.Equal([1], await following);
    }

    [Fact]
    public async Task Subscribers_see_every_event_once_while_others_write()
    {
        await using var store = await Open();
        using var stop = new CancellationTokenSource(Patience);
        var following = Enumerable.Range(0, 3)
            .Select(_ => Task.Run(() => Follow(store, after: 0, until: 60, stop.Token)))
            .ToArray();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await store.Append(new StreamName($"loan-{writer}"), i - 1, Sample.Event());
            }
        })));
        foreach (var seen in await Task.WhenAll(following))
        {
            Assert.Equal(Sample.Numbers(1, 60), seen);
        }
    }

    [Fact]
    public async Task A_subscriber_that_waits_stops_when_cancelled()
    {
        await using var store = await Open();
        await store.Fill(1);
        using var stop = new CancellationTokenSource();
        var following = Follow(store, after: 1, until: 2, stop.Token);
        await Task.Delay(100);
        Assert.False(following.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => following.WaitAsync(Patience));
    }

    private static async Task<List<long>> Follow(
        IEventStore store, long after, long until, CancellationToken stop,
        Action<long>? told = null)
    {
        var seen = new List<long>();
        await foreach (var batch in store.Subscribe(after, stop))
        {
            Assert.False(batch.IsEmpty);
            seen.AddRange(batch.Positions());
            told?.Invoke(seen[^1]);
            if (seen[^1] >= until)
            {
                break;
            }
        }

        return seen;
    }
}
