using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Store;

/// <summary>A store that lives as long as the process: for tests and for trying things out.
/// </summary>
public sealed class MemoryEventStore(Guid ledgerId) : IEventStore, ICheckpointStore
{
    private readonly Lock _gate = new();
    private ImmutableList<StoredEvent> _log = [];
    private MerkleEdge _edge = MerkleEdge.Empty;
    private ImmutableSortedDictionary<long, StoredCheckpoint> _checkpoints =
        ImmutableSortedDictionary<long, StoredCheckpoint>.Empty;

    private TaskCompletionSource _grown = NewSignal();

    public Guid LedgerId { get; } = ledgerId;

    public ISubtrees Subtrees => new ComputedSubtrees(Leaf);

    public Task<Head> ReadHead(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(new Head(_edge.Size, _edge.Root()));
        }
    }

    public Task<ImmutableArray<StoredEvent>> ReadStream(
        StreamName stream, CancellationToken cancellationToken) =>
        Task.FromResult(_log.Where(stored => stored.Stream == stream).ToImmutableArray());

    public async IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
        long after, int batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        foreach (var chunk in _log.Skip((int)after).Chunk(batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            yield return [.. chunk];
        }
    }

    public async IAsyncEnumerable<ImmutableArray<StoredEvent>> Subscribe(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        while (true)
        {
            var grown = Volatile.Read(ref _grown).Task;
            await foreach (var batch in ReadAll(after, 512, cancellationToken))
            {
                after = batch[^1].Position;
                yield return batch;
            }

            await grown.WaitAsync(cancellationToken);
        }
    }

    public Task<StoredEvent?> Find(Guid id, CancellationToken cancellationToken) =>
        Task.FromResult(_log.Find(stored => stored.Event.Id == id));

    public Task<StoredEvent?> Find(long position, CancellationToken cancellationToken)
    {
        var log = _log;
        return Task.FromResult(
            position >= 1 && position <= log.Count ? log[(int)position - 1] : null);
    }

    public Task<long> PositionAt(DateTimeOffset instant, CancellationToken cancellationToken) =>
        Task.FromResult(
            _log.FindLast(stored => stored.Origin.RecordedAt <= instant)?.Position ?? 0);

    public Task<ImmutableArray<StoredEvent>> Append(
        StreamName stream,
        long expectedRevision,
        ImmutableArray<NewEvent> events,
        Origin origin,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (events.IsEmpty)
        {
            throw new ArgumentException("An append holds at least one event.", nameof(events));
        }

        lock (_gate)
        {
            var revision = _log.FindLast(stored => stored.Stream == stream)?.Revision ?? -1;
            var ids = events.Select(fact => fact.Id).ToHashSet();
            if (revision != expectedRevision || ids.Count != events.Length
                || _log.Exists(stored => ids.Contains(stored.Event.Id)))
            {
                throw new WrongExpectedRevisionException(stream, expectedRevision, revision);
            }

            var last = _log.IsEmpty ? DateTimeOffset.MinValue : _log[^1].Origin.RecordedAt;
            var clocked = origin.RecordedAt < last ? origin with { RecordedAt = last } : origin;
            var sealedEvents = events.Select((fact, i) => Envelope.Seal(
                LedgerId, _log.Count + 1 + i, stream, revision + 1 + i, fact, clocked))
                .ToImmutableArray();
            foreach (var stored in sealedEvents)
            {
                _edge = _edge.With(stored.Envelope.Span);
            }

            _log = _log.AddRange(sealedEvents);
            Interlocked.Exchange(ref _grown, NewSignal()).SetResult();
            return Task.FromResult(sealedEvents);
        }
    }

    public Task<ImmutableArray<StoredCheckpoint>> ReadCheckpoints(
        long after, CancellationToken cancellationToken) => Task.FromResult(
            _checkpoints.Values.Where(checkpoint => checkpoint.Size > after).ToImmutableArray());

    public Task<StoredCheckpoint?> LastCheckpoint(
        long until, CancellationToken cancellationToken) => Task.FromResult(
            _checkpoints.Values.LastOrDefault(checkpoint => checkpoint.Size <= until));

    /// <remarks>It stores none.</remarks>
    public Task VerifyHashes(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AddCheckpoint(
        StoredCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(
            ref _checkpoints,
            kept => kept.ContainsKey(checkpoint.Size) ? kept : kept.Add(
                checkpoint.Size, checkpoint));
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Digest Leaf(long index)
    {
        var log = _log;
        return index < log.Count
            ? MerkleHash.Leaf(log[(int)index].Envelope.Span)
            : throw new LedgerDamagedException(index + 1, "the event is missing.");
    }

    private static TaskCompletionSource NewSignal() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}
