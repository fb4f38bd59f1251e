using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Store;

/// <summary>A store whose appends stay in memory, on top of another that is only read: for trying
/// out what would happen (<c>--dry-run</c>).</summary>
/// <remarks>The store below must not grow meanwhile; its length is read once, at the start.
/// </remarks>
public sealed class OverlayEventStore : IEventStore
{
    private readonly IEventLog _below;
    private readonly long _base;
    private readonly Lock _gate = new();
    private ImmutableList<StoredEvent> _added = [];

    private OverlayEventStore(IEventLog below, long length)
    {
        _below = below;
        _base = length;
    }

    public Guid LedgerId => _below.LedgerId;

    public ISubtrees Subtrees => new OverlaidSubtrees(this);

    public static async Task<OverlayEventStore> On(
        IEventLog below, CancellationToken cancellationToken) =>
        new(below, (await below.ReadHead(cancellationToken)).Position);

    /// <summary>The position reached. There is no root: nothing here is sealed for good.</summary>
    public Task<Head> ReadHead(CancellationToken cancellationToken) =>
        Task.FromResult(new Head(_base + _added.Count, MerkleHash.Empty));

    public async Task<ImmutableArray<StoredEvent>> ReadStream(
        StreamName stream, CancellationToken cancellationToken) =>
    [
        .. await _below.ReadStream(stream, cancellationToken),
        .. _added.Where(stored => stored.Stream == stream),
    ];

    public async IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
        long after, int batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (after < _base)
        {
            await foreach (var read in _below.ReadAll(after, batch, cancellationToken))
            {
                yield return read;
            }
        }

        foreach (var chunk in _added.Where(stored => stored.Position > after).Chunk(batch))
        {
            yield return [.. chunk];
        }
    }

    public async Task Scan(
        long after, long until, ILogVisitor visitor, CancellationToken cancellationToken)
    {
        if (after < _base)
        {
            await _below.Scan(after, Math.Min(until, _base), visitor, cancellationToken);
        }

        foreach (var stored in _added.Where(
            stored => stored.Position > after && stored.Position <= until))
        {
            visitor.Visit(EnvelopeView.Of(LedgerId, stored.Position, stored.Envelope.Span));
        }
    }

    /// <exception cref="NotSupportedException">Always: a trial is not followed.</exception>
    public IAsyncEnumerable<ImmutableArray<StoredEvent>> Subscribe(
        long after, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A trial run is not followed.");

    public async Task<StoredEvent?> Find(Guid id, CancellationToken cancellationToken) =>
        _added.Find(stored => stored.Event.Id == id) ?? await _below.Find(id, cancellationToken);

    public async Task<StoredEvent?> Find(long position, CancellationToken cancellationToken) =>
        position <= _base
            ? await _below.Find(position, cancellationToken)
            : _added.Find(stored => stored.Position == position);

    public async Task<long> PositionAt(
        DateTimeOffset instant, CancellationToken cancellationToken) =>
        _added.FindLast(stored => stored.Origin.RecordedAt <= instant)?.Position
        ?? await _below.PositionAt(instant, cancellationToken);

    public bool LeavesOut(long position) => position <= _base && _below.LeavesOut(position);

    /// <summary>What was appended here, in order.</summary>
    public IReadOnlyList<StoredEvent> Added => _added;

    public async Task<ImmutableArray<StoredEvent>> Append(
        StreamName stream,
        long expectedRevision,
        ImmutableArray<NewEvent> events,
        Origin origin,
        CancellationToken cancellationToken)
    {
        var revision = (await ReadStream(stream, cancellationToken)).Length - 1;
        lock (_gate)
        {
            if (revision != expectedRevision)
            {
                throw new WrongExpectedRevisionException(stream, expectedRevision, revision);
            }

            var stored = events.Select((fact, i) => Envelope.Seal(
                LedgerId, _base + _added.Count + 1 + i, stream, revision + 1 + i, fact, origin))
                .ToImmutableArray();
            _added = _added.AddRange(stored);
            return stored;
        }
    }

    /// <summary>Leaves the store below open: it belongs to whoever opened it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class OverlaidSubtrees(OverlayEventStore log) : ISubtrees
    {
        private readonly ISubtrees _below = log._below.Subtrees;

        public Digest Hash(int level, long index)
        {
            if ((index + 1) << level <= log._base)
            {
                return _below.Hash(level, index);
            }

            return level > 0
                ? MerkleHash.Node(Hash(level - 1, 2 * index), Hash(level - 1, (2 * index) + 1))
                : log._added.Find(stored => stored.Position == index + 1) is { } added
                    ? MerkleHash.Leaf(added.Envelope.Span)
                    : throw new LedgerDamagedException(index + 1, "the event is missing.");
        }
    }
}
