using System.Text;
using CoopLedger.Doubles;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Tests;

/// <summary>Positions that are sealed, and what contradicts them.</summary>
public sealed class SealingTests
{
    private const string Stream = "cl-coopledger-organisation-tan-phu";

    [Fact]
    public async Task Whoever_closes_a_ledger_has_sealed_it()
    {
        await using var server = await EventStoreDouble.Start();
        var ledger = await Servers.Create(server);
        await Fill(ledger, 5, 3);
        var head = await ledger.ReadHead(CancellationToken.None);
        await ledger.DisposeAsync();

        await using var reader = await Servers.Open(server, isReadOnly: true);
        var standing = await reader.Standing(CancellationToken.None);
        Assert.Equal((15, 15, 0), (standing.Position, standing.Sealed, standing.Voided));
        Assert.Null(standing.SealHolder);
        Assert.Empty(standing.Alarms);
        Assert.Equal(head, await reader.ReadHead(CancellationToken.None));
        await using var seals = new Seals(server, ledger.LedgerId);
        var all = await seals.All();
        Assert.Equal(1, all[0].First);
        Assert.Equal(head.Root, all[^1].Root);
        Assert.Equal(15, all.Sum(seal => seal.Leaves.Length));
    }

    [Fact]
    public async Task Many_nodes_that_write_at_once_seal_each_position_once()
    {
        await using var server = await EventStoreDouble.Start();
        await using var first = await Servers.Create(server);
        await using var second = await Servers.Open(server);
        await using var third = await Servers.Open(server);
        await Task.WhenAll(((EventStoreDbLedger[])[first, second, third]).Select(
            (node, i) => Task.Run(() => Fill(node, 20, 1, $"loan-{i}"))));
        foreach (var node in (EventStoreDbLedger[])[first, second, third])
        {
            await node.Reaches(60);
        }

        Assert.Equal(
            await first.ReadHead(CancellationToken.None),
            await second.ReadHead(CancellationToken.None));
        Assert.Equal(
            await first.ReadHead(CancellationToken.None),
            await third.ReadHead(CancellationToken.None));
        await first.DisposeAsync();
        await second.DisposeAsync();
        await third.DisposeAsync();
        await using var seals = new Seals(server, first.LedgerId);
        var next = 1L;
        foreach (var seal in await seals.All())
        {
            Assert.Equal(next, seal.First);
            next += seal.Leaves.Length;
        }
    }

    [Fact]
    public async Task A_mirror_that_outlives_its_process_goes_on_where_it_stood()
    {
        await using var server = await EventStoreDouble.Start();
        var mirror = new KeptMirror();
        await using (var ledger = await Servers.Create(server))
        {
            await Fill(ledger, 4, 2);
        }

        await using (var reader = await Servers.Open(server, isReadOnly: true, mirror: mirror.Of))
        {
            Assert.Equal(8, (await reader.ReadHead(CancellationToken.None)).Position);
        }

        await using (var writer = await Servers.Open(server))
        {
            await writer.Append(Sample.Stream, 7, [.. Sample.Events(3)]);
        }

        await using var again = await Servers.Open(server, isReadOnly: true, mirror: mirror.Of);
        Assert.Equal(Sample.Numbers(1, 11), (await again.All()).Positions());
    }

    [Fact]
    public async Task A_mirror_of_another_ledger_is_refused()
    {
        await using var server = await EventStoreDouble.Start();
        await using (await Servers.Create(server))
        {
            var foreign = new MemoryEventStore(Guid.NewGuid());
            var refusal = await Assert.ThrowsAsync<StoreException>(
                () => Servers.Open(server, mirror: _ => foreign));
            Assert.Equal("mirror.foreign", refusal.Code);
        }
    }

    [Fact]
    public async Task A_mirror_that_was_written_to_is_refused()
    {
        await using var server = await EventStoreDouble.Start();
        var mirror = new KeptMirror();
        await using (var ledger = await Servers.Create(server))
        {
            await Fill(ledger, 4, 2);
            mirror.Of(ledger.LedgerId);
        }

        await mirror.Store!.Append(Sample.Stream, -1, [.. Sample.Events(8)]);
        var refusal = await Assert.ThrowsAsync<StoreException>(
            () => Servers.Open(server, mirror: mirror.Of));
        Assert.Equal("mirror.diverged", refusal.Code);
    }

    [Fact]
    public async Task A_seal_that_contradicts_the_mirror_is_told_to_whoever_asks()
    {
        await using var server = await EventStoreDouble.Start();
        var ledger = await Servers.Create(server);
        await Fill(ledger, 2, 1);
        await using (var seals = new Seals(server, ledger.LedgerId))
        {
            await seals.Forge(size: 1);
        }

        var told = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            while (true)
            {
                _ = await ledger.ReadHead(CancellationToken.None);
                await Task.Delay(20);
            }
        }).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("store.changed", told.Code);
        var closing = await Assert.ThrowsAsync<StoreException>(
            async () => await ledger.DisposeAsync());
        Assert.Equal("store.changed", closing.Code);
    }

    [Fact]
    public async Task Appends_in_order_are_those_of_one_after_another()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        await Fill(ledger, 1, 2);
        OrderedAppend[] appends =
        [
            new(Sample.Stream, 1, Sample.Events(2), Sample.Origin()),
            new(new("loan-1"), -1, Sample.Events(1), Sample.Origin()),
            new(Sample.Stream, 3, Sample.Events(1), Sample.Origin()),
        ];
        Assert.Equal(2, await ledger.AppendInOrder(1, appends, CancellationToken.None));
        Assert.Equal(6, await ledger.AppendInOrder(2, appends, CancellationToken.None));
        Assert.Equal(
            appends.SelectMany(append => append.Events).Select(fact => fact.Id),
            (await ledger.All(after: 2)).Select(stored => stored.Event.Id));
        OrderedAppend[] wrong =
        [
            new(new("loan-1"), 0, Sample.Events(1), Sample.Origin()),
            new(Sample.Stream, 9, Sample.Events(1), Sample.Origin()),
        ];
        var refusal = await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => ledger.AppendInOrder(6, wrong, CancellationToken.None));
        Assert.Equal((9L, 4L), (refusal.Expected, refusal.Actual));
    }

    [Fact]
    public async Task A_ledger_on_a_cluster_verifies_with_its_cluster()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        await Fill(ledger, 3, 5);
        Assert.Null((await Check(ledger))?.Message);
    }

    [Fact]
    public async Task A_stream_that_was_deleted_is_an_alarm_and_a_fault()
    {
        await using var server = await EventStoreDouble.Start();
        await using (var ledger = await Servers.Create(server))
        {
            await Fill(ledger, 3, 1);
            await Fill(ledger, 2, 1, "loan-1");
            server.Log.Tombstone("cl-coopledger-loan-1", ExpectedRevision.Any);
            await ledger.Alarmed();
            var alarm = Assert.Single(ledger.Alarms);
            Assert.Equal(
                (AlarmKind.Deletion, "cl-coopledger-loan-1"), (alarm.Kind, alarm.Stream));
            Assert.NotNull(await Check(ledger));
            var refusal = await Assert.ThrowsAsync<StoreException>(
                () => ledger.Append(new("loan-1"), 1, Sample.Event()));
            Assert.Equal("store.changed", refusal.Code);
        }

        await using var later = await Servers.Open(server, isReadOnly: true);
        Assert.Contains(later.Alarms, alarm => alarm.Kind == AlarmKind.Deletion);
    }

    [Fact]
    public async Task Metadata_that_truncates_and_a_scavenge_that_carries_it_out_are_found()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        await Fill(ledger, 6, 1);
        Assert.Null(await Check(ledger));
        SetMetadata(server, """{"$maxCount":2}""");
        await ledger.Alarmed();
        Assert.Equal(AlarmKind.Truncation, Assert.Single(ledger.Alarms).Kind);
        server.Log.Scavenge();
        var damage = await Check(ledger);
        Assert.Equal(1, damage!.Position);

        var missing = await Assert.ThrowsAsync<LedgerDamagedException>(
            () => Servers.Open(server, isReadOnly: true));
        Assert.Equal(1, missing.Position);
    }

    [Fact]
    public async Task Rights_that_are_set_are_told_and_harm_nothing()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        await Fill(ledger, 1, 1);
        SetMetadata(server, """{"$acl":{"$d":"$admins"}}""");
        await ledger.Alarmed();
        Assert.Equal(AlarmKind.Metadata, Assert.Single(ledger.Alarms).Kind);
        Assert.Null(await Check(ledger));
    }

    [Fact]
    public async Task An_event_that_is_none_of_a_ledger_stops_it_with_its_position()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        await Fill(ledger, 2, 1);
        await using (var client = Seals.ClientOf(server))
        {
            await client.AppendToStreamAsync(
                "cl-coopledger-stray", StreamState.NoStream,
                [new EventData(Uuid.NewUuid(), "noise", "{}"u8.ToArray())]);
        }

        var damage = await Assert.ThrowsAsync<LedgerDamagedException>(async () =>
        {
            while (true)
            {
                await ledger.ReadHead(CancellationToken.None);
                await Task.Delay(20);
            }
        }).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(3, damage.Position);
        Assert.Contains("cl-coopledger-stray", damage.Message);
    }

    [Fact]
    public async Task Checkpoints_are_kept_on_the_cluster_for_every_node()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        await Fill(ledger, 2, 1);
        await ledger.AddCheckpoint(
            new(2, Encoding.UTF8.GetBytes("ghi chú")), CancellationToken.None);
        await using var other = await Servers.Open(server, isReadOnly: true);
        var read = await other.LastCheckpoint(long.MaxValue, CancellationToken.None);
        Assert.Equal("ghi chú", Encoding.UTF8.GetString(read!.Note.Span));
        Assert.Equal(2, (await other.Standing(CancellationToken.None)).Sealed);
        var refusal = await Assert.ThrowsAsync<StoreException>(
            () => other.AddCheckpoint(read, CancellationToken.None));
        Assert.Equal("store.read-only", refusal.Code);
    }

    private static void SetMetadata(EventStoreDouble server, string json) => server.Log.Append(
        $"$${Stream}", new ProposedEvent(
            Guid.NewGuid(), "$metadata", Encoding.UTF8.GetBytes(json)));

    private static async Task Fill(
        IEventStore store, int appends, int events, string stream = "organisation-tan-phu")
    {
        for (var i = 0; i < appends; i++)
        {
            await store.Append(new(stream), (i * events) - 1, [.. Sample.Events(events)]);
        }
    }

    private static async Task<LedgerDamagedException?> Check(EventStoreDbLedger ledger)
    {
        var sums = new LookupSums();
        await foreach (var batch in ledger.ReadAll(0, 100, CancellationToken.None))
        {
            foreach (var stored in batch)
            {
                var view = EnvelopeView.Of(
                    ledger.LedgerId, stored.Position, stored.Envelope.Span);
                sums.Add(view.IdBytes, view.Stream, view.Revision, view.Position);
            }
        }

        try
        {
            await ledger.CheckStorage(sums, CancellationToken.None);
            return null;
        }
        catch (LedgerDamagedException damage)
        {
            return damage;
        }
    }
}
