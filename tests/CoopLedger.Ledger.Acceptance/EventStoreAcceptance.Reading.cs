using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Acceptance;

public abstract partial class EventStoreAcceptance
{
    [Fact]
    public async Task The_log_is_read_from_any_position_in_any_batch()
    {
        await using var store = await Open();
        await store.Append(Sample.Stream, Sample.None, [.. Sample.Events(10)]);
        for (var after = 0L; after <= 12; after++)
        {
            foreach (var batch in (int[])[1, 2, 3, 9, 10, 11, int.MaxValue])
            {
                var read = await store.All(after, batch);
                Assert.Equal(Sample.Numbers(after + 1, 10), read.Positions());
            }
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    public async Task A_senseless_range_is_a_mistake(long after, int batch)
    {
        await using var store = await Open();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.All(after, batch));
    }

    [Fact]
    public async Task A_reading_ends_at_the_head_of_its_beginning()
    {
        await using var store = await Open();
        await store.Fill(5);
        var seen = new List<long>();
        await foreach (var batch in store.ReadAll(0, 2, CancellationToken.None))
        {
            seen.AddRange(batch.Positions());
            await store.Append(new StreamName($"late-{seen.Count}"), Sample.None, Sample.Event());
        }

        Assert.Equal(Sample.Numbers(1, 5), seen);
        Assert.Equal(8, (await store.ReadHead(CancellationToken.None)).Position);
    }

    [Fact]
    public async Task A_reading_may_be_left_before_its_end()
    {
        await using var store = await Open();
        await store.Fill(5);
        await using (var batches =
            store.ReadAll(0, 2, CancellationToken.None).GetAsyncEnumerator())
        {
            Assert.True(await batches.MoveNextAsync());
        }

        await store.Append(Sample.Stream, Sample.None, Sample.Event());
        Assert.Equal(Sample.Numbers(1, 6), (await store.All()).Positions());
    }

    [Fact]
    public async Task A_reading_stops_when_cancelled()
    {
        await using var store = await Open();
        await store.Fill(3);
        using var stop = new CancellationTokenSource();
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var batch in store.ReadAll(0, 1, stop.Token))
            {
                seen += batch.Length;
                await stop.CancelAsync();
            }
        });
        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task A_stream_is_read_alone_and_in_order()
    {
        await using var store = await Open();
        await store.Append(Sample.Stream, Sample.None, [.. Sample.Events(2)]);
        await store.Fill(2);
        await store.Append(Sample.Stream, 1, Sample.Event());
        var stream = await store.ReadStream(Sample.Stream, CancellationToken.None);
        Assert.Equal([1L, 2, 5], stream.Positions());
        Assert.Equal([0L, 1, 2], stream.Select(stored => stored.Revision));
        Assert.Empty(await store.ReadStream(
            new StreamName("ORGANISATION-tan-phu"), CancellationToken.None));
    }

    [Fact]
    public async Task An_event_is_found_by_its_id_and_by_its_position()
    {
        await using var store = await Open();
        var stored = await store.Append(Sample.Stream, Sample.None, [.. Sample.Events(3)]);
        foreach (var one in stored)
        {
            var byId = await store.Find(one.Event.Id, CancellationToken.None);
            var byPosition = await store.Find(one.Position, CancellationToken.None);
            Sample.AssertSame(one, byId!);
            Sample.AssertSame(one, byPosition!);
        }

        foreach (var nowhere in (long[])[long.MinValue, -1, 0, 4, long.MaxValue])
        {
            Assert.Null(await store.Find(nowhere, CancellationToken.None));
        }
    }

    [Fact]
    public async Task The_position_at_an_instant_is_the_last_one_recorded_by_then()
    {
        await using var store = await Open();
        int[] seconds = [0, 10, 10, 10, 20];
        for (var i = 0; i < seconds.Length; i++)
        {
            var origin = Sample.Origin(Sample.Noon.AddSeconds(seconds[i]));
            await store.Append(
                Sample.Stream, i - 1, [Sample.Event()], origin, CancellationToken.None);
        }

        foreach (var (milliseconds, position) in ((int, long)[])
            [(-1, 0), (0, 1), (9_999, 1), (10_000, 4), (19_999, 4), (20_000, 5), (99_000, 5)])
        {
            var instant = Sample.Noon.AddMilliseconds(milliseconds);
            Assert.Equal(position, await store.PositionAt(instant, CancellationToken.None));
        }
    }
}
