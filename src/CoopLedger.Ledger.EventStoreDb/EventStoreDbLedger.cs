using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.EventStoreDb.Books;
using CoopLedger.Ledger.EventStoreDb.Order;
using CoopLedger.Ledger.EventStoreDb.Sealing;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb;

/// <summary>A ledger on an EventStoreDB cluster.</summary>
/// <remarks>
/// <para>The cluster holds the events and their order; questions are answered by a mirror on this
/// machine, which follows it. An append is made on the cluster, at the revision expected, and
/// returns when the mirror has reached it: whoever recorded something sees it.</para>
/// <para>Positions are the places in the cluster's order, counted: every node counts the same.
/// Whoever has the ledger open for writing also seals them on the cluster.</para>
/// <para>A connection that breaks off is made again; meanwhile questions are answered from what
/// the mirror has, and appends are tried again with the same ids at the same revision.</para>
/// </remarks>
public sealed class EventStoreDbLedger : ISequentialStore
{
    private readonly ClusterConnection _cluster;
    private readonly IMirrorStore _mirror;
    private readonly Following _following;
    private readonly Appending _appending;
    private readonly SealingTask? _sealing;
    private bool _closed;

    private EventStoreDbLedger(
        ClusterConnection cluster, IMirrorStore mirror, Following following, bool isReadOnly)
    {
        (_cluster, _mirror, _following) = (cluster, mirror, following);
        _appending = new(cluster, mirror, following);
        _sealing = isReadOnly ? null : new(following);
    }

    public Guid LedgerId => _mirror.LedgerId;

    public LedgerAddress Address => _cluster.Address;

    public ISubtrees Subtrees => _mirror.Subtrees;

    /// <summary>What happened on the cluster to the ledger's streams that no ledger does, as far
    /// as it is known.</summary>
    public ImmutableArray<Alarm> Alarms => _following.Alarms.All;

    /// <summary>Makes a ledger on a cluster and opens it for appending.</summary>
    /// <param name="address">Where.</param>
    /// <param name="ledgerId">Its id.</param>
    /// <param name="mirror">Opens or makes the mirror of the ledger with an id.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    /// <exception cref="StoreException"><c>store.exists</c>, or as <see cref="Open"/>.
    /// </exception>
    public static async Task<EventStoreDbLedger> Create(
        LedgerAddress address, Guid ledgerId, Func<Guid, IMirrorStore> mirror,
        CancellationToken cancellationToken)
    {
        await using (var cluster = ClusterConnection.To(address))
        {
            await cluster.Guarded(client => LedgerBirth.Write(
                client, address, cluster.Streams.Birth, ledgerId, cancellationToken));
        }

        return await Open(address, mirror, isReadOnly: false, cancellationToken);
    }

    /// <summary>Opens a ledger; returns when the mirror has all that the cluster had then.
    /// </summary>
    /// <param name="address">Where it is.</param>
    /// <param name="mirror">Opens or makes the mirror of the ledger with an id; it is closed with
    /// this store.</param>
    /// <param name="isReadOnly">Whether nothing may be written on the cluster.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    /// <exception cref="StoreException"><c>store.not-found</c>, <c>store.unreachable</c>,
    /// <c>store.timeout</c>, <c>store.unauthenticated</c>, <c>store.forbidden</c>,
    /// <c>store.certificate</c>, <c>store.address</c>, <c>store.format</c>; <c>mirror.foreign</c>
    /// and <c>mirror.diverged</c>: the mirror is not of this ledger.</exception>
    public static async Task<EventStoreDbLedger> Open(
        LedgerAddress address, Func<Guid, IMirrorStore> mirror, bool isReadOnly,
        CancellationToken cancellationToken)
    {
        var cluster = ClusterConnection.To(address);
        IMirrorStore? opened = null;
        Following? following = null;
        try
        {
            var id = await cluster.Guarded(client => LedgerBirth.Read(
                client, address, cluster.Streams.Birth, cancellationToken));
            opened = Mirrors.Demand(mirror(id), id);
            following = await cluster.Guarded(_ => Following.Begin(
                cluster, opened, isReadOnly, cancellationToken));
            return new(cluster, opened, following, isReadOnly);
        }
        catch
        {
            await (following?.DisposeAsync() ?? default);
            await (opened?.DisposeAsync() ?? default);
            await cluster.DisposeAsync();
            throw;
        }
    }

    public Task<Head> ReadHead(CancellationToken cancellationToken) =>
        Asked().ReadHead(cancellationToken);

    public Task<ImmutableArray<StoredEvent>> ReadStream(
        StreamName stream, CancellationToken cancellationToken) =>
        Asked().ReadStream(stream, cancellationToken);

    public IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
        long after, int batch, CancellationToken cancellationToken) =>
        Asked().ReadAll(after, batch, cancellationToken);

    public Task Scan(
        long after, long until, ILogVisitor visitor, CancellationToken cancellationToken) =>
        Asked().Scan(after, until, visitor, cancellationToken);

    public Task Scan(
        IReadOnlyList<long> positions, ILogVisitor visitor, CancellationToken cancellationToken) =>
        Asked().Scan(positions, visitor, cancellationToken);

    public Task<StoredEvent?> Find(Guid id, CancellationToken cancellationToken) =>
        Asked().Find(id, cancellationToken);

    public Task<StoredEvent?> Find(long position, CancellationToken cancellationToken) =>
        Asked().Find(position, cancellationToken);

    public Task<long> PositionAt(DateTimeOffset instant, CancellationToken cancellationToken) =>
        Asked().PositionAt(instant, cancellationToken);

    public async IAsyncEnumerable<ImmutableArray<StoredEvent>> Subscribe(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, _following.Feed.Stopped);
        await using var batches =
            Asked().Subscribe(after, either.Token).GetAsyncEnumerator(either.Token);
        while (true)
        {
            try
            {
                if (!await batches.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException)
                when (!cancellationToken.IsCancellationRequested)
            {
                _ = Asked();
                throw;
            }

            yield return batches.Current;
        }
    }

    public Task<ImmutableArray<StoredEvent>> Append(
        StreamName stream, long expectedRevision, ImmutableArray<NewEvent> events, Origin origin,
        CancellationToken cancellationToken)
    {
        if (events.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An append holds at least one event.", nameof(events));
        }

        _ = Asked();
        DemandWritable();
        return _appending.Append(
            new(stream, expectedRevision, events, origin), cancellationToken);
    }

    public Task<long> AppendInOrder(
        long after, IReadOnlyList<OrderedAppend> appends, CancellationToken cancellationToken)
    {
        _ = Asked();
        DemandWritable();
        return _appending.AppendInOrder(after, appends, cancellationToken);
    }

    public Task<ImmutableArray<StoredCheckpoint>> ReadCheckpoints(
        long after, CancellationToken cancellationToken) => _cluster.Guarded(
            client => Checkpoints(client).Read(after, cancellationToken));

    public async Task<StoredCheckpoint?> LastCheckpoint(
        long until, CancellationToken cancellationToken) =>
        (await ReadCheckpoints(0, cancellationToken))
            .LastOrDefault(checkpoint => checkpoint.Size <= until);

    /// <remarks>What it speaks of is sealed first, if nobody else seals at this moment.</remarks>
    public Task AddCheckpoint(
        StoredCheckpoint checkpoint, CancellationToken cancellationToken) =>
        _cluster.Guarded(async client =>
        {
            DemandWritable();
            _ = await _following.Sealer.TrySeal(cancellationToken);
            await Checkpoints(client).Add(checkpoint, cancellationToken);
            return true;
        });

    public Task VerifyHashes(CancellationToken cancellationToken) =>
        Asked().VerifyHashes(cancellationToken);

    /// <summary>Compares the mirror with itself and then with the whole history on the cluster and
    /// its seals.</summary>
    public async Task CheckStorage(LookupSums read, CancellationToken cancellationToken)
    {
        await Asked().CheckStorage(read, cancellationToken);
        await _cluster.Guarded(async client =>
        {
            var verification = new ClusterVerification(
                client, _cluster.Streams, _cluster.Seals(LedgerId), _mirror);
            await verification.Run(read.Count, cancellationToken);
            _following.Alarms.AddRange(verification.Alarms);
            return true;
        });
        if (_following.Alarms.All.FirstOrDefault(alarm => alarm.IsSevere) is { } alarm)
        {
            throw new LedgerDamagedException(
                read.Count, $"on the cluster, {alarm.English}");
        }
    }

    public Task CheckEvents(CancellationToken cancellationToken) =>
        Asked().CheckEvents(cancellationToken);

    /// <summary>How it stands with the cluster.</summary>
    public Task<ClusterStanding> Standing(CancellationToken cancellationToken) =>
        _cluster.Guarded(async _ =>
        {
            var (seal, _) = await _cluster.Seals(LedgerId).ReadLast(cancellationToken);
            return new ClusterStanding(
                (await _mirror.ReadHead(cancellationToken)).Position, seal?.Size ?? 0,
                await _following.Lease.Holder(cancellationToken), _following.Writer.Voided,
                Alarms);
        });

    /// <summary>Seals what it can, gives the right to seal back, and closes the mirror.</summary>
    /// <exception cref="StoreException">Sealing had stopped, and why; all is closed.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, true))
        {
            return;
        }

        try
        {
            await _cluster.Guarded(_ => _sealing?.DisposeAsync().AsTask() ?? Task.CompletedTask);
        }
        finally
        {
            await _following.DisposeAsync();
            await _mirror.DisposeAsync();
            await _cluster.DisposeAsync();
        }
    }

    private CheckpointBook Checkpoints(EventStoreClient client) =>
        new(client, _cluster.Streams.Checkpoints, LedgerId);

    private void DemandWritable()
    {
        if (_sealing is null)
        {
            throw new StoreException(
                "store.read-only",
                $"{Address}: sổ đang được mở chỉ để đọc.",
                $"{Address}: the ledger was opened for reading only.");
        }
    }

    /// <summary>The mirror, unless it has stopped to follow.</summary>
    private IMirrorStore Asked()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        return (_following.Feed.Fault ?? _sealing?.Fault) is { } fault
            ? throw _cluster.Told(fault)
            : _mirror;
    }
}
