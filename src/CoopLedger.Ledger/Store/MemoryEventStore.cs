using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Store;

/// <summary>A store that lives as long as the process: for tests, for trying things out, and for
/// mirrors that need not outlive it.</summary>
public sealed class MemoryEventStore(Guid ledgerId) : IMirrorStore
{
    private const int SubscriptionBatch = 512;

    private readonly Lock _gate = new();
    private readonly List<StoredEvent> _log = [];
    private readonly List<Digest> _leaves = [];
    private readonly Dictionary<Guid, long> _positions = [];
    private readonly Dictionary<string, List<long>> _streams = new(StringComparer.Ordinal);
    private readonly GrowingEdge _edge = new(MerkleEdge.Empty);
    private readonly SortedDictionary<long, StoredCheckpoint> _checkpoints = [];

    private TaskCompletionSource _grown = NewSignal();

    public Guid LedgerId { get; } = ledgerId;

    public ISubtrees Subtrees => new ComputedSubtrees(Leaf);

    public Task<Head> ReadHead(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(new Head(_edge.Size, _edge.ToEdge().Root()));
        }
    }

    public Task<ImmutableArray<StoredEvent>> ReadStream(
        StreamName stream, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var positions = _streams.GetValueOrDefault(stream.Text, []);
            return Task.FromResult<ImmutableArray<StoredEvent>>(
                [.. positions.Select(position => _log[(int)position - 1])]);
        }
    }

    public async IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
        long after, int batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        var until = Size();
        while (after < until)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            var page = Page(after, (int)Math.Min(batch, until - after));
            after += page.Length;
            yield return page;
        }
    }

    public async IAsyncEnumerable<ImmutableArray<StoredEvent>> Subscribe(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        while (true)
        {
            var grown = Volatile.Read(ref _grown).Task;
            await foreach (var batch in ReadAll(after, SubscriptionBatch, cancellationToken))
            {
                after = batch[^1].Position;
                yield return batch;
            }

            await grown.WaitAsync(cancellationToken);
        }
    }

    public Task<StoredEvent?> Find(Guid id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(
                _positions.TryGetValue(id, out var position) ? _log[(int)position - 1] : null);
        }
    }

    public Task<StoredEvent?> Find(long position, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(
                position >= 1 && position <= _log.Count ? _log[(int)position - 1] : null);
        }
    }

    public Task<long> PositionAt(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var (low, high) = (0, _log.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _log[middle].Origin.RecordedAt <= instant
                    ? (middle + 1, high)
                    : (low, middle);
            }

            return Task.FromResult((long)low);
        }
    }

    public Task<ImmutableArray<StoredEvent>> Append(
        StreamName stream,
        long expectedRevision,
        ImmutableArray<NewEvent> events,
        Origin origin,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (events.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An append holds at least one event.", nameof(events));
        }

        lock (_gate)
        {
            Demand([new(stream, expectedRevision, events, origin)]);
            return Task.FromResult(Add(stream, expectedRevision, events, origin));
        }
    }

    public Task<long> Extend(
        long after, IReadOnlyList<OrderedAppend> appends, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_log.Count == after)
            {
                Demand(appends);
                foreach (var (stream, expected, events, origin) in appends)
                {
                    _ = Add(stream, expected, events, origin);
                }
            }

            return Task.FromResult((long)_log.Count);
        }
    }

    public Task<ImmutableArray<StoredCheckpoint>> ReadCheckpoints(
        long after, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult<ImmutableArray<StoredCheckpoint>>(
                [.. _checkpoints.Values.Where(checkpoint => checkpoint.Size > after)]);
        }
    }

    public Task<StoredCheckpoint?> LastCheckpoint(
        long until, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(
                _checkpoints.Values.LastOrDefault(checkpoint => checkpoint.Size <= until));
        }
    }

    public Task AddCheckpoint(
        StoredCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _ = _checkpoints.TryAdd(checkpoint.Size, checkpoint);
            return Task.CompletedTask;
        }
    }

    /// <summary>Recomputes the tree from the leaves that were kept.</summary>
    public Task VerifyHashes(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return MerkleProofs.Root(Subtrees, _log.Count) == _edge.ToEdge().Root()
                ? Task.CompletedTask
                : throw new LedgerDamagedException(_log.Count, "the leaves have another root.");
        }
    }

    public Task CheckStorage(LookupSums read, CancellationToken cancellationToken)
    {
        var found = new LookupSums();
        lock (_gate)
        {
            foreach (var (id, position) in _positions.Where(one => one.Value <= read.Count))
            {
                var stored = _log[(int)position - 1];
                var view = EnvelopeView.Of(LedgerId, position, stored.Envelope.Span);
                var revision = _streams[stored.Stream.Text].IndexOf(position);
                found.Add(id.ToByteArray(bigEndian: true), view.Stream, revision, position);
            }
        }

        return (found.Count, found.Ids, found.Streams) == (read.Count, read.Ids, read.Streams)
            ? Task.CompletedTask
            : throw new LedgerDamagedException(1, "what events are found by does not agree.");
    }

    public Task CheckEvents(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var wrong = _log.FindIndex(stored =>
                MerkleHash.Leaf(stored.Envelope.Span) != _leaves[(int)stored.Position - 1]);
            return wrong < 0
                ? Task.CompletedTask
                : throw new LedgerDamagedException(wrong + 1, "the event has another hash.");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static TaskCompletionSource NewSignal() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long Size()
    {
        lock (_gate)
        {
            return _log.Count;
        }
    }

    private ImmutableArray<StoredEvent> Page(long after, int count)
    {
        lock (_gate)
        {
            return [.. _log.GetRange((int)after, count)];
        }
    }

    /// <summary>Whether all of them can be made one after another.</summary>
    private void Demand(IReadOnlyList<OrderedAppend> appends)
    {
        var ids = new HashSet<Guid>();
        var moved = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (stream, expected, events, _) in appends)
        {
            var revision = moved.TryGetValue(stream.Text, out var known) ? known : Last(stream);
            if (revision != expected
                || !events.All(fact => ids.Add(fact.Id) && !_positions.ContainsKey(fact.Id)))
            {
                throw new WrongExpectedRevisionException(stream, expected, revision);
            }

            moved[stream.Text] = revision + events.Length;
        }
    }

    private long Last(StreamName stream) =>
        _streams.TryGetValue(stream.Text, out var known) ? known.Count - 1 : -1;

    private ImmutableArray<StoredEvent> Add(
        StreamName stream, long revision, ImmutableArray<NewEvent> events, Origin origin)
    {
        var last = _log.Count == 0 ? DateTimeOffset.MinValue : _log[^1].Origin.RecordedAt;
        var clocked = origin.RecordedAt < last ? origin with { RecordedAt = last } : origin;
        ImmutableArray<StoredEvent> stored = [.. events.Select((fact, i) => Envelope.Seal(
            LedgerId, _log.Count + 1 + i, stream, revision + 1 + i, fact, clocked))];
        var positions = _streams.GetValueOrDefault(stream.Text, []);
        _streams[stream.Text] = positions;
        foreach (var one in stored)
        {
            _log.Add(one);
            _leaves.Add(MerkleHash.Leaf(one.Envelope.Span));
            _edge.Add(_leaves[^1]);
            _positions[one.Event.Id] = one.Position;
            positions.Add(one.Position);
        }

        Interlocked.Exchange(ref _grown, NewSignal()).SetResult();
        return stored;
    }

    private Digest Leaf(long index)
    {
        lock (_gate)
        {
            return index < _leaves.Count
                ? _leaves[(int)index]
                : throw new LedgerDamagedException(index + 1, "the event is missing.");
        }
    }
}
