using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Acceptance;

public abstract partial class EventStoreAcceptance
{
    private const int Writers = 8;

    [Fact]
    public async Task Of_many_writers_on_one_stream_one_wins_each_revision()
    {
        await using var store = await Open();
        const int Revisions = 12;
        var wins = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            var won = new List<long>();
            for (var revision = 0; revision < Revisions; revision++)
            {
                try
                {
                    var stored = await store.Append(
                        Sample.Stream, revision - 1, Sample.Event());
                    won.Add(stored[0].Revision);
                }
                catch (WrongExpectedRevisionException)
                {
                    // Somebody else has this one.
                }
            }

            return won;
        })));
        Assert.Equal(Sample.Numbers(0, Revisions - 1), wins.SelectMany(won => won).Order());
        Assert.Equal(Sample.Numbers(1, Revisions), (await store.All()).Positions());
    }

    [Fact]
    public async Task Many_writers_on_streams_of_their_own_all_succeed_without_a_gap()
    {
        await using var store = await Open();
        const int Each = 10;
        var acknowledged = await Task.WhenAll(Enumerable.Range(0, Writers).Select(
            writer => Task.Run(async () =>
            {
                var positions = new List<long>();
                for (var i = 0; i < Each; i++)
                {
                    var stored = await store.Append(
                        new StreamName($"loan-{writer}"), i - 1, Sample.Event());
                    positions.Add(stored[0].Position);
                }

                return positions;
            })));
        var all = await store.All();
        Assert.Equal(Sample.Numbers(1, Writers * Each), all.Positions());
        Assert.Equal(all.Positions(), acknowledged.SelectMany(positions => positions).Order());
        byte[][] leaves = [.. all.Select(stored => stored.Envelope.ToArray())];
        var head = await store.ReadHead(CancellationToken.None);
        Assert.Equal(SlowMerkleTree.Root(leaves), head.Root.ToArray());
    }

    [Fact]
    public async Task Readers_see_whole_appends_while_writers_write()
    {
        await using var store = await Open();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
            {
                await store.Append(Sample.Stream, (i * 3) - 1, [.. Sample.Events(3)]);
            }
        });
        var read = 0L;
        while (read < 60)
        {
            var all = await store.All(batch: 10);
            Assert.Equal(Sample.Numbers(1, all.Length), all.Positions());
            Assert.Equal(0, all.Length % 3);
            Assert.InRange(all.Length, read, 60);
            read = all.Length;
            Assert.False(writing.IsFaulted);
            await Task.Yield();
        }

        await writing;
    }
}
