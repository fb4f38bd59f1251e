using System.Collections.Immutable;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Copying;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Tests.Copying;

/// <summary>A ledger copied from one store into another.</summary>
public sealed class LogCopyTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Guid Ledger = new("11111111-2222-3333-4444-555555555555");
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_copy_has_the_same_events_root_and_checkpoints()
    {
        var source = await Filled(23);
        await source.AddCheckpoint(new(5, new byte[] { 1 }), None);
        await source.AddCheckpoint(new(23, new byte[] { 2 }), None);
        var target = new MemoryEventStore(Ledger);
        var copied = await Copy(source, target);
        Assert.Equal((0, 23, 2), (copied.Before, copied.Copied, copied.Checkpoints));
        Assert.Equal(await source.ReadHead(None), await target.ReadHead(None));
        Assert.Equal(await Envelopes(source), await Envelopes(target));
        Assert.Equal([(5, 1), (23, 2)], (await target.ReadCheckpoints(0, None))
            .Select(checkpoint => (checkpoint.Size, checkpoint.Note.Span[0])));
    }

    [Fact]
    public async Task An_empty_ledger_is_copied_too()
    {
        var target = new MemoryEventStore(Ledger);
        Assert.Equal(0, (await Copy(new(Ledger), target)).Copied);
    }

    [Fact]
    public async Task A_copy_goes_on_after_every_prefix()
    {
        const int length = 23;
        var source = await Filled(length);
        for (var prefix = 0; prefix <= length; prefix++)
        {
            var (ordered, plain) = (await Filled(prefix), await Filled(prefix));
            var copied = await Copy(source, ordered);
            Assert.Equal((prefix, length - prefix), (copied.Before, copied.Copied));
            Assert.Equal(copied, await Copy(source, new Plain(plain), plain));
            Assert.Equal(await Envelopes(source), await Envelopes(ordered));
            Assert.Equal(await Envelopes(source), await Envelopes(plain));
        }
    }

    [Fact]
    public async Task Where_two_logs_differ_is_found_at_every_position()
    {
        const int length = 23;
        var source = await Filled(length);
        for (var other = 1; other <= length; other++)
        {
            var target = await Filled(length, differentAt: other);
            await Refused("copy.diverged", other, source, target);
            Assert.Equal(length, (await target.ReadHead(None)).Position);
        }
    }

    [Fact]
    public async Task A_target_that_is_another_ledger_is_refused() =>
        await Refused(
            "copy.foreign", null, await Filled(3), new MemoryEventStore(Guid.NewGuid()));

    [Fact]
    public async Task A_target_with_more_events_is_refused() =>
        await Refused("copy.ahead", 4, await Filled(3), await Filled(4));

    [Fact]
    public async Task A_copy_goes_as_far_as_the_source_reached_at_its_beginning()
    {
        var source = await Filled(5);
        await source.AddCheckpoint(new(5, new byte[] { 1 }), None);
        var until = await source.ReadHead(None);
        await Fill(source, 5, 8);
        await source.AddCheckpoint(new(8, new byte[] { 2 }), None);
        var target = new MemoryEventStore(Ledger);
        var copied = await new LogCopy(source, source, target, target).Run(until, None);
        Assert.Equal((5, 1), (copied.Copied, copied.Checkpoints));
        Assert.Equal(until, await target.ReadHead(None));
        Assert.Equal(3, (await Copy(source, target)).Copied);
    }

    [Fact]
    public async Task An_event_of_an_earlier_instant_stops_the_copy_before_it_is_written()
    {
        var source = new MemoryEventStore(Ledger);
        await Fill(source, 0, 2);
        var backwards = new Backwards(source);
        var target = new MemoryEventStore(Ledger);
        var problem = await Assert.ThrowsAsync<StoreException>(
            () => new LogCopy(backwards, source, target, target)
                .Run(new(2, MerkleHash.Empty), None));
        Assert.Equal("copy.altered", problem.Code);
        Assert.Contains("position 2", problem.Message, StringComparison.Ordinal);
        Assert.InRange((await target.ReadHead(None)).Position, 0, 1);
    }

    [Fact]
    public async Task Somebody_else_who_records_in_the_target_is_noticed()
    {
        var source = await Filled(9);
        var inner = new MemoryEventStore(Ledger);
        var target = new Shared(inner, at: 5);
        var problem = await Assert.ThrowsAsync<StoreException>(
            async () => await new LogCopy(source, source, target, inner)
                .Run(await source.ReadHead(None), None));
        Assert.Equal("copy.diverged", problem.Code);
        Assert.Contains("position 5", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_whose_events_do_not_give_its_root_is_not_called_copied()
    {
        var source = await Filled(9);
        var altered = new Renamed(source);
        var memory = new MemoryEventStore(Ledger);
        foreach (var target in (IEventStore[])
            [new MemoryEventStore(Ledger), new Plain(new MemoryEventStore(Ledger))])
        {
            var problem = await Assert.ThrowsAsync<StoreException>(
                async () => await new LogCopy(altered, source, target, memory)
                    .Run(await source.ReadHead(None), None));
            Assert.Equal("copy.source-damaged", problem.Code);
        }
    }

    [Fact]
    public async Task Events_of_one_append_are_appended_together_within_the_limits()
    {
        var source = new MemoryEventStore(Ledger);
        await source.Append(
            new("a-1"), -1, [.. Enumerable.Range(0, 1201).Select(n => Event(n))], From("k", Noon),
            None);
        await source.Append(
            new("b-1"), -1, [.. Enumerable.Range(0, 20).Select(n => Event(5000 + n, 60_000))],
            From("l", Noon), None);
        var sizes = new List<int>();
        await foreach (var events in CopiedAppends.Of(source, 0, 1221, None))
        {
            sizes.Add(events.Length);
            Assert.True(events.Sum(stored => stored.Envelope.Length) <= CopiedAppends.BytesMax);
        }

        Assert.Equal([500, 500, 201, 8, 8, 4], sizes);
    }

    private static Task<CopyResult> Copy(MemoryEventStore source, MemoryEventStore target) =>
        Copy(source, target, target);

    private static async Task<CopyResult> Copy(
        MemoryEventStore source, IEventStore target, MemoryEventStore kept) =>
        await new LogCopy(source, source, target, kept)
            .Run(await source.ReadHead(None), None);

    private static async Task Refused(
        string code, long? position, MemoryEventStore source, MemoryEventStore target)
    {
        var before = await target.ReadHead(None);
        var problem = await Assert.ThrowsAsync<StoreException>(() => Copy(source, target));
        Assert.Equal(code, problem.Code);
        Assert.Contains($"{position}", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"{position}", problem.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(before, await target.ReadHead(None));
    }

    private static async Task<MemoryEventStore> Filled(int length, int differentAt = 0)
    {
        var store = new MemoryEventStore(Ledger);
        await Fill(store, 0, length, differentAt);
        return store;
    }

    /// <summary>Events on three streams, two at a time where they follow one another.</summary>
    private static async Task Fill(
        MemoryEventStore store, int from, int until, int differentAt = 0)
    {
        for (var n = from; n < until; n++)
        {
            var stream = new StreamName($"organisation-{n / 2 % 3}");
            var revision = (await store.ReadStream(stream, None)).Length - 1;
            var actor = n + 1 == differentAt ? "somebody-else" : "staff-1";
            await store.Append(
                stream, revision, [Event(n)],
                From($"key-{n / 2}", Noon.AddSeconds(n / 2)) with { Actor = actor }, None);
        }
    }

    private static NewEvent Event(int n, int length = 2) => new(
        new Guid(n + 1, 1, 4, 8, 0, 0, 0, 0, 0, 0, 0), "thing.happened.v1",
        Encoding.UTF8.GetBytes(new string('x', length)), Guid.Empty);

    private static Origin From(string key, DateTimeOffset at) =>
        new("staff-1", key, at, Guid.Empty, "{}"u8.ToArray());

    private static async Task<string> Envelopes(IEventLog log)
    {
        var lines = new List<string>();
        await foreach (var batch in log.ReadAll(0, 7, None))
        {
            lines.AddRange(batch.Select(
                stored => Convert.ToHexString(stored.Envelope.Span)));
        }

        return string.Join('\n', lines);
    }

    /// <summary>A log whose second event claims to be older than its first.</summary>
    private sealed class Backwards(IEventStore inner) : StoreWrapper(inner)
    {
        public override async IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
            long after, int batch,
            [System.Runtime.CompilerServices.EnumeratorCancellation]
            CancellationToken cancellationToken)
        {
            await foreach (var read in Inner.ReadAll(after, batch, cancellationToken))
            {
                yield return
                [
                    .. read.Select(stored => stored.Position == 1 ? stored : Envelope.Seal(
                        LedgerId, stored.Position, stored.Stream, stored.Revision, stored.Event,
                        stored.Origin with { RecordedAt = Noon.AddDays(-1) })),
                ];
            }
        }
    }

    /// <summary>A log of which one event was altered, and its envelope with it.</summary>
    private sealed class Renamed(IEventStore inner) : StoreWrapper(inner)
    {
        public override async IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
            long after, int batch,
            [System.Runtime.CompilerServices.EnumeratorCancellation]
            CancellationToken cancellationToken)
        {
            await foreach (var read in Inner.ReadAll(after, batch, cancellationToken))
            {
                yield return
                [
                    .. read.Select(stored => stored.Position != 4 ? stored : Envelope.Seal(
                        LedgerId, stored.Position, stored.Stream, stored.Revision, stored.Event,
                        stored.Origin with { Actor = "somebody-else" })),
                ];
            }
        }
    }

    /// <summary>A store that takes one append after another.</summary>
    private sealed class Plain(IEventStore inner) : StoreWrapper(inner);

    /// <summary>A store in which somebody else records just before a position.</summary>
    private sealed class Shared(IEventStore inner, long at) : StoreWrapper(inner)
    {
        public override async Task<ImmutableArray<StoredEvent>> Append(
            StreamName stream, long expectedRevision, ImmutableArray<NewEvent> events,
            Origin origin, CancellationToken cancellationToken)
        {
            var head = await Inner.ReadHead(cancellationToken);
            if (head.Position + 1 == at)
            {
                await Inner.Append(
                    new("other-1"), -1, [Event(9999)], From("other", Noon), cancellationToken);
            }

            return await Inner.Append(
                stream, expectedRevision, events, origin, cancellationToken);
        }
    }
}
