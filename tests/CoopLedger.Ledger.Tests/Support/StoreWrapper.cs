using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Tests.Support;

/// <summary>A store that passes everything on: tests spoil one thing each.</summary>
internal abstract class StoreWrapper(IEventStore inner) : IEventStore
{
    protected IEventStore Inner { get; } = inner;

    public Guid LedgerId => Inner.LedgerId;

    public virtual ISubtrees Subtrees => Inner.Subtrees;

    public virtual Task<Head> ReadHead(CancellationToken cancellationToken) =>
        Inner.ReadHead(cancellationToken);

    public virtual Task<ImmutableArray<StoredEvent>> ReadStream(
        StreamName stream, CancellationToken cancellationToken) =>
        Inner.ReadStream(stream, cancellationToken);

    public virtual IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
        long after, int batch, CancellationToken cancellationToken) =>
        Inner.ReadAll(after, batch, cancellationToken);

    public virtual IAsyncEnumerable<ImmutableArray<StoredEvent>> Subscribe(
        long after, CancellationToken cancellationToken) =>
        Inner.Subscribe(after, cancellationToken);

    public virtual Task<StoredEvent?> Find(Guid id, CancellationToken cancellationToken) =>
        Inner.Find(id, cancellationToken);

    public virtual Task<StoredEvent?> Find(long position, CancellationToken cancellationToken) =>
        Inner.Find(position, cancellationToken);

    public virtual Task<long> PositionAt(
        DateTimeOffset instant, CancellationToken cancellationToken) =>
        Inner.PositionAt(instant, cancellationToken);

    public virtual Task<ImmutableArray<StoredEvent>> Append(
        StreamName stream,
        long expectedRevision,
        ImmutableArray<NewEvent> events,
        Origin origin,
        CancellationToken cancellationToken) =>
        Inner.Append(stream, expectedRevision, events, origin, cancellationToken);

    public ValueTask DisposeAsync() => Inner.DisposeAsync();
}
