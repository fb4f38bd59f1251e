using System.Collections.Immutable;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Properties;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Queries;

/// <summary>A ledger as it would be without some of its events.</summary>
public sealed class WhatIfTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void Without_a_kind_of_event_is_a_ledger_that_never_had_it() =>
        Histories.Hold(async history =>
        {
            await using var ledger = new TestLedger();
            foreach (var command in history)
            {
                await ledger.Submit(command);
            }

            var names = (await All(ledger.Store)).Select(stored => stored.Event.Name)
                .Distinct(StringComparer.Ordinal).ToList();
            if (names.Count == 0)
            {
                return;
            }

            var name = names[history.Count % names.Count];
            var log = await Without(ledger.Store, $"type:{name}");
            var kept = await All(log);
            Assert.DoesNotContain(kept, stored => stored.Event.Name == name);
            var never = new Projection();
            foreach (var (index, stored) in kept.Index())
            {
                never.Apply(stored.Stream, stored.ToFact() with { Position = index + 1 });
            }

            var assumed = await Rebuild.Run(log, parallel: 2);
            Assert.Equal(
                string.Join('\n', never.Values()), string.Join('\n', assumed.Values()));
            using var live = new LiveProjection(log);
            Assert.Equal(assumed.Hash(), await live.Read(projection => projection.Hash()));
        });

    [Fact]
    public void Nothing_left_out_is_the_ledger_itself() => Histories.Hold(async history =>
    {
        await using var ledger = new TestLedger();
        foreach (var command in history)
        {
            await ledger.Submit(command);
        }

        var head = await ledger.Store.ReadHead(None);
        var log = new WhatIfLog(ledger.Store, head.Position, []);
        Assert.Equal((await Rebuild.Run(ledger.Store)).Hash(), (await Rebuild.Run(log)).Hash());
        Assert.Equal(head, await ledger.Store.ReadHead(None));
    });

    [Fact]
    public async Task The_others_keep_their_positions_and_what_was_known_by_them()
    {
        await using var ledger = await Three();
        var log = await Without(ledger.Store, "2");
        Assert.Equal([1L, 3L], (await All(log)).Select(stored => stored.Position));
        Assert.Equal(3, (await log.ReadHead(None)).Position);
        Assert.Null(await log.Find(2, None));
        Assert.Empty(await log.ReadStream(new("training-t2"), None));
        Assert.Equal(3, (await log.Find(3, None))!.Position);
        Assert.Equal(10, await Participations(log, 2));
        Assert.Equal(40, await Participations(log, 3));
        Assert.Equal(60, await Participations(ledger.Store, 3));
    }

    [Theory]
    [InlineData("stream:training-t2")]
    [InlineData("key:k2")]
    [InlineData("key:k2#1")]
    [InlineData("#2")]
    public async Task An_event_is_named_in_several_ways(string named)
    {
        await using var ledger = await Three();
        var left = await Left(ledger.Store, named);
        Assert.Equal(2, Assert.Single(left.Events).Event.Position);
        Assert.Empty(left.Unmatched);
    }

    [Fact]
    public async Task What_names_no_event_is_told()
    {
        await using var ledger = await Three();
        var left = await Left(ledger.Store, "type:no.such", "99", "1");
        Assert.Equal("type:no.such 99", string.Join(' ', left.Unmatched));
        Assert.Throws<FormatException>(() => EventSelector.Parse("x"));
    }

    [Fact]
    public async Task The_reversal_of_what_is_left_out_is_left_out_too()
    {
        await using var ledger = await Three();
        await ledger.Record(Wish.Reverse("2", "2025-01-01"));
        var left = await Left(ledger.Store, "2");
        Assert.Equal(
            [(2, false), (4, true)],
            left.Events.Select(item => ((int)item.Event.Position, item.IsConsequence)));
        Assert.Equal(40, await Participations(await Without(ledger.Store, "2"), 4));
        Assert.Equal(60, await Participations(await Without(ledger.Store, "4"), 4));
    }

    [Fact]
    public async Task What_could_not_stand_without_it_is_counted_and_told()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2021-01-01"));
        await ledger.Record(Wish.Admit("a", "2022-01-01"));
        var left = await Left(ledger.Store, "type:cooperative.founded");
        var (stored, refusal) = Assert.Single(left.CannotStand);
        Assert.Equal((2, "organisation.unknown"), (stored.Position, refusal.Code));
        Assert.Empty((await Left(ledger.Store, "2")).CannotStand);
    }

    [Fact]
    public async Task Facts_are_added_by_the_ordinary_decisions_and_go_nowhere()
    {
        await using var ledger = await Three();
        var overlay = await OverlayEventStore.On(await Without(ledger.Store, "2"), None);
        await using var assumed = new TestLedger(overlay);
        var again = await assumed.Submit(Wish.Train("t2", 5, "2023-02-01"));
        Assert.Equal((Outcome.Recorded, 4), (again.Outcome, (int)again.Events[0].Position));
        var refused = await assumed.Submit(Wish.Train("t1", 5, "2023-02-01"));
        Assert.Equal("training.duplicate", refused.Refusal?.Code);
        Assert.Equal(45, await Participations(overlay, 4));
        Assert.Equal(3, (await ledger.Store.ReadHead(None)).Position);
    }

    [Fact]
    public async Task A_position_missing_for_no_reason_still_stops_the_reading()
    {
        await using var ledger = await Three();
        var log = new Gap(ledger.Store);
        await Assert.ThrowsAsync<LedgerDamagedException>(() => Rebuild.Run(log));
    }

    private static async Task<TestLedger> Three()
    {
        var ledger = new TestLedger();
        await ledger.Record(Wish.Train("t1", 10, "2023-01-01"), "k1");
        await ledger.Record(Wish.Train("t2", 20, "2023-02-01"), "k2");
        await ledger.Record(Wish.Train("t3", 30, "2023-03-01"), "k3");
        return ledger;
    }

    private static async Task<long> Participations(IEventLog log, long knownBy) =>
        (long)(await Rebuild.Run(log)).Ask(
            Catalogue.Named("training-participations")!,
            new(Domain.Places.Scope.Nation, null, new(2025, 12, 31), knownBy))
            .Value!.Value.Low.Numerator;

    private static async Task<LeftOut> Left(IEventLog log, params string[] named) =>
        await LeftOut.Of(
            log, [.. named.Select(EventSelector.Parse)], long.MaxValue, None);

    private static async Task<WhatIfLog> Without(IEventLog log, params string[] named) => new(
        log, (await log.ReadHead(None)).Position, (await Left(log, named)).Positions);

    private static async Task<List<StoredEvent>> All(IEventLog log)
    {
        var events = new List<StoredEvent>();
        await foreach (var batch in log.ReadAll(0, 7, None))
        {
            events.AddRange(batch);
        }

        return events;
    }

    /// <summary>A log of which the second event is gone, and that does not say why.</summary>
    private sealed class Gap(IEventStore inner) : StoreWrapper(inner)
    {
        public override async IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
            long after, int batch,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var read in Inner.ReadAll(after, 1, cancellationToken))
            {
                if (read[0].Position != 2)
                {
                    yield return read;
                }
            }
        }
    }
}
