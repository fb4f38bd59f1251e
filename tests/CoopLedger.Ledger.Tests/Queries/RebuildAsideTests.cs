using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Comparisons;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.PublishedValues;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Queries;

/// <summary>The old projection answers while a new one is built aside, is compared with it and
/// then takes its place, or does not.</summary>
public sealed class RebuildAsideTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_same_projection_takes_the_place_of_the_old_one()
    {
        await using var ledger = await Examples.Ledger();
        var hash = await ledger.Live.Read(live => live.Hash());
        var old = await ledger.Live.Read(live => live);
        var aside = await ledger.Live.RebuildAside(DifferencePolicy.Keep);
        Assert.True(aside.IsSwapped);
        Assert.True(aside.Differences?.AreNone);
        Assert.Equal(await ledger.Length(), aside.Differences?.Position);
        Assert.NotSame(old, await ledger.Live.Read(live => live));
        Assert.Equal(hash, await ledger.Live.Read(live => live.Hash()));
    }

    [Theory]
    [InlineData(DifferencePolicy.Keep)]
    [InlineData(DifferencePolicy.Swap)]
    public async Task A_projection_of_other_rules_is_kept_or_swapped_as_asked(
        DifferencePolicy policy)
    {
        await using var ledger = await Examples.Ledger();
        using var live = new LiveProjection(ledger.Store);
        var (old, missing) = await WithoutOne(ledger.Store, "member.admitted");
        live.Begin(old);
        var (before, right) = (old.Hash(), (await Rebuild.Run(ledger.Store)).Hash());
        var aside = await live.RebuildAside(policy);
        var differences = aside.Differences!;
        Assert.Equal([missing], differences.Positions);
        Assert.All(differences.Accounts, account => Assert.All(
            account.Postings, posting => Assert.Equal(ComparedSide.After, posting.Side)));
        var members = Assert.Single(
            differences.Accounts, account => account.Measure.Code.Text == "members");
        Assert.Equal((Rational)1, members.Total.After - members.Total.Before);
        Assert.Equal(policy == DifferencePolicy.Swap, aside.IsSwapped);
        Assert.Equal(aside.IsSwapped ? right : before, await live.Read(known => known.Hash()));
        Assert.Throws<InvalidOperationException>(() => live.Begin(old));
    }

    [Fact]
    public async Task What_was_stopped_or_failed_leaves_the_old_one()
    {
        await using var ledger = await Examples.Ledger();
        var old = await ledger.Live.Read(live => live);
        using var stop = new CancellationTokenSource();
        var stopped = ledger.Live.RebuildAside(
            DifferencePolicy.Swap,
            build: async cancellationToken =>
            {
                await stop.CancelAsync();
                return await Rebuild.Run(ledger.Store, cancellationToken: cancellationToken);
            },
            cancellationToken: stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        await Assert.ThrowsAsync<LedgerDamagedException>(() => ledger.Live.RebuildAside(
            DifferencePolicy.Swap,
            build: _ => throw new LedgerDamagedException(7, "it is unreadable")));
        Assert.Same(old, await ledger.Live.Read(live => live));
        await PublishedValueTests.DemandAll(ledger);
    }

    [Fact]
    public async Task Nothing_is_compared_where_nothing_was_asked_yet()
    {
        await using var ledger = await Examples.Ledger();
        using var live = new LiveProjection(ledger.Store);
        var reached = new List<long>();
        var aside = await live.RebuildAside(DifferencePolicy.Keep, new Listing(reached));
        Assert.Null(aside.Differences);
        Assert.True(aside.IsSwapped);
        Assert.Equal(await ledger.Length(), reached[^1]);
    }

    [Fact]
    public async Task Every_answer_during_a_rebuild_is_that_of_its_position()
    {
        await using var ledger = await Examples.Ledger();
        var expected = await Counts(ledger.Store);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Ask(ledger, done.Token)))
            .ToList();
        var writers = Enumerable.Range(0, 2)
            .Select(writer => Task.Run(() => Record(ledger, writer, done.Token))).ToList();
        for (var round = 0; round < 12; round++)
        {
            var aside = await ledger.Live.RebuildAside(DifferencePolicy.Keep);
            Assert.True(aside.IsSwapped);
            Assert.True(aside.Differences?.AreNone);
        }

        await done.CancelAsync();
        await Task.WhenAll(writers);
        var answers = (await Task.WhenAll(readers)).SelectMany(list => list).ToList();
        var right = await Counts(ledger.Store);
        Assert.NotEmpty(answers);
        Assert.True(right.Count > expected.Count, "nothing was written meanwhile");
        Assert.All(answers, answer =>
            Assert.Equal(right[(int)answer.Position], answer.Postings));
        Assert.Equal(
            (await Rebuild.Run(ledger.Store)).Hash(),
            await ledger.Live.Read(live => live.Hash()));
    }

    /// <summary>Asks all the time; positions never go back.</summary>
    private static async Task<List<(long Position, long Postings)>> Ask(
        TestLedger ledger, CancellationToken stop)
    {
        var answers = new List<(long Position, long Postings)>();
        do
        {
            var answer = await ledger.Live.Read(
                live => (live.Position, live.Journal.Postings), None);
            Assert.True(answers.Count == 0 || answers[^1].Position <= answer.Position);
            answers.Add(answer);
        }
        while (!stop.IsCancellationRequested);
        return answers;
    }

    private static async Task Record(TestLedger ledger, int writer, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested && i < 500; i++)
        {
            await ledger.Record(Wish.Train($"aside-{writer}-{i}", 10 + i, "2022-05-05"));
        }
    }

    /// <summary>How many postings there are at each position.</summary>
    private static async Task<List<long>> Counts(IEventStore store)
    {
        var projection = new Projection();
        var counts = new List<long> { 0 };
        await foreach (var batch in store.ReadAll(0, 100, None))
        {
            foreach (var stored in batch)
            {
                stored.ApplyTo(projection);
                counts.Add(projection.Journal.Postings);
            }
        }

        return counts;
    }

    /// <summary>The projection of rules that do not count the first event of a kind.</summary>
    private static async Task<(Projection Projection, long Missing)> WithoutOne(
        IEventStore store, string type)
    {
        var (projection, missing) = (new Projection(), 0L);
        await foreach (var batch in store.ReadAll(0, 100, None))
        {
            foreach (var stored in batch)
            {
                if (missing == 0
                    && stored.Event.Name.StartsWith(type, StringComparison.Ordinal))
                {
                    missing = stored.Position;
                    projection.Pass(missing);
                }
                else
                {
                    stored.ApplyTo(projection);
                }
            }
        }

        Assert.True(missing > 0);
        return (projection, missing);
    }

    private sealed class Listing(List<long> reached) : IProgress<long>
    {
        public void Report(long value) => reached.Add(value);
    }
}
