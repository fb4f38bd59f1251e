using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.EventStoreDb.Events;
using CoopLedger.Ledger.Store;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>Appends on the cluster and waits for the mirror.</summary>
/// <remarks>
/// <para>An append whose outcome is unknown, since the connection broke off or the server did not
/// answer in time, is made again with the same ids at the same expected revision: the server then
/// answers with what it has, and appends nothing twice.</para>
/// <para>Who gives up meanwhile is told what was in the way, and that the append may have been
/// made.</para>
/// <para>The server compares ids only where the append would stand. That an id is in another
/// stream is looked up in the mirror before; where two nodes do it at the same moment, the later
/// of the two does not count (<see cref="VoidAppends"/>).</para>
/// </remarks>
internal sealed class Appending(
    ClusterConnection cluster, IMirrorStore mirror, Following following)
{
    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(2);

    /// <summary>How long an append is tried whose outcome is unknown: longer than a cluster takes
    /// to choose a leader. The last attempt may take its own deadline beyond it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="WrongExpectedRevisionException">As the store's.</exception>
    /// <exception cref="StoreException">The cluster cannot be reached, or refuses. After
    /// <c>store.unreachable</c> and <c>store.timeout</c> the append may have been made: repeat it
    /// with the same ids at the same revision.</exception>
    public async Task<ImmutableArray<StoredEvent>> Append(
        OrderedAppend append, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await DemandNew(append, cancellationToken);
        var events = Proposed(append);
        while (true)
        {
            var voids = following.Voids.Count(append.Stream);
            try
            {
                var result = await Patiently(
                    () => Write(append, events, append.ExpectedRevision + voids),
                    cancellationToken);
                await Reach(append.Stream, result.LogPosition, cancellationToken);
                return await Recorded(append, cancellationToken);
            }
            catch (WrongExpectedVersionException refusal)
            {
                var actual = await CatchUp(append.Stream, cancellationToken);
                if (actual != append.ExpectedRevision
                    || !await Recount(append.Stream, refusal, voids, cancellationToken))
                {
                    throw new WrongExpectedRevisionException(
                        append.Stream, append.ExpectedRevision, actual);
                }
            }
        }
    }

    /// <summary>As the store's: one after another, and the mirror is waited for at the end.
    /// </summary>
    public async Task<long> AppendInOrder(
        long after, IReadOnlyList<OrderedAppend> appends, CancellationToken cancellationToken)
    {
        var size = (await mirror.ReadHead(cancellationToken)).Position;
        if (size != after)
        {
            return size;
        }

        foreach (var append in appends)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await DemandNew(append, cancellationToken);
            var expected = append.ExpectedRevision + following.Voids.Count(append.Stream);
            try
            {
                _ = await Patiently(
                    () => Write(append, Proposed(append), expected), cancellationToken);
            }
            catch (WrongExpectedVersionException refusal)
            {
                throw new WrongExpectedRevisionException(
                    append.Stream, append.ExpectedRevision,
                    (refusal.ActualVersion ?? -1) - expected + append.ExpectedRevision);
            }
        }

        _ = await CatchUp(appends[^1].Stream, cancellationToken);
        return (await mirror.ReadHead(cancellationToken)).Position;
    }

    private static EventData[] Proposed(OrderedAppend append) =>
    [
        .. append.Events.Select((fact, i) => new EventData(
            Uuid.FromGuid(fact.Id), fact.Name, fact.Data,
            new EventMetadata(append.Origin, fact.Causation, i, append.Events.Length).Write())),
    ];

    private async Task DemandNew(OrderedAppend append, CancellationToken cancellationToken)
    {
        var ids = append.Events.Select(fact => fact.Id).ToHashSet();
        var isKnown = ids.Count != append.Events.Length;
        foreach (var id in ids)
        {
            isKnown = isKnown || await mirror.Find(id, cancellationToken) is not null;
        }

        if (isKnown || append.ExpectedRevision is < -1 or long.MaxValue)
        {
            throw new WrongExpectedRevisionException(
                append.Stream, append.ExpectedRevision,
                await Revision(append.Stream, cancellationToken));
        }
    }

    private Task<IWriteResult> Write(
        OrderedAppend append, EventData[] events, long expected) => expected < 0
        ? cluster.Client.AppendToStreamAsync(
            cluster.Streams.Of(append.Stream), StreamState.NoStream, events)
        : cluster.Client.AppendToStreamAsync(
            cluster.Streams.Of(append.Stream), StreamRevision.FromInt64(expected), events);

    private async Task<IWriteResult> Patiently(
        Func<Task<IWriteResult>> write, CancellationToken cancellationToken)
    {
        var (pause, begun) = (PauseMin, TimeProvider.System.GetTimestamp());
        while (true)
        {
            try
            {
                return await write();
            }
            catch (Exception fault)
                when (TimeProvider.System.GetElapsedTime(begun) < Patience
                    && !cancellationToken.IsCancellationRequested
                    && ClusterFaults.IsPassing(fault))
            {
                await Task.WhenAny(Task.Delay(pause, cancellationToken));
                pause = pause * 2 < PauseMax ? pause * 2 : PauseMax;
            }
            catch (Exception fault) when (ClusterFaults.IsOurs(fault))
            {
                throw ClusterFaults.Told(fault, cluster.Address);
            }
        }
    }

    /// <summary>What the ledger has of it; the same events, unless somebody else's counted.
    /// </summary>
    private async Task<ImmutableArray<StoredEvent>> Recorded(
        OrderedAppend append, CancellationToken cancellationToken)
    {
        var recorded = ImmutableArray.CreateBuilder<StoredEvent>(append.Events.Length);
        foreach (var fact in append.Events)
        {
            var found = await mirror.Find(fact.Id, cancellationToken);
            if (found is null || found.Stream != append.Stream
                || found.Revision != append.ExpectedRevision + 1 + recorded.Count
                || !found.Event.Data.Span.SequenceEqual(fact.Data.Span))
            {
                throw new WrongExpectedRevisionException(
                    append.Stream, append.ExpectedRevision,
                    await Revision(append.Stream, cancellationToken));
            }

            recorded.Add(found);
        }

        return recorded.MoveToImmutable();
    }

    private async Task<long> Revision(StreamName stream, CancellationToken cancellationToken) =>
        (await mirror.ReadStream(stream, cancellationToken)).Length - 1;

    /// <summary>Waits until the mirror has an append. A server that answers a repeated one may
    /// not know where it stands; then the stream's end is waited for.</summary>
    private Task Reach(
        StreamName stream, Position place, CancellationToken cancellationToken) =>
        place > Position.Start && place < Position.End
            ? Follow(place, cancellationToken)
            : CatchUp(stream, cancellationToken);

    private Task Follow(Position place, CancellationToken cancellationToken) =>
        cluster.Guarded(_ => following.Feed.Reach(place, cancellationToken));

    /// <summary>Waits until the mirror has all that the cluster has of a stream.</summary>
    /// <returns>The stream's revision.</returns>
    private async Task<long> CatchUp(StreamName stream, CancellationToken cancellationToken)
    {
        var last = await LastOf(stream, cancellationToken);
        if (last is not null)
        {
            await Follow(last.Position, cancellationToken);
        }

        return await Revision(stream, cancellationToken);
    }

    /// <returns>Whether events of the stream do not count that were not known of.</returns>
    private async Task<bool> Recount(
        StreamName stream, WrongExpectedVersionException refusal, long known,
        CancellationToken cancellationToken)
    {
        var last = await LastOf(stream, cancellationToken);
        if (last is null || !await following.Voids.Recount(
            stream, last.EventNumber.ToInt64() + 1, cancellationToken))
        {
            throw ClusterFaults.Changed(cluster.Address, refusal.Message, refusal);
        }

        return following.Voids.Count(stream) != known;
    }

    private Task<EventRecord?> LastOf(StreamName stream, CancellationToken cancellationToken) =>
        cluster.Guarded(async client =>
        {
            await foreach (var record in Books.BookEntries.Read(
                client, cluster.Streams.Of(stream), Direction.Backwards, StreamPosition.End, 1,
                cancellationToken))
            {
                return record;
            }

            return (EventRecord?)null;
        });
}
