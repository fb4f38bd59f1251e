using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Store;

/// <summary>A log as it would be if some of its events had never been recorded: another log, only
/// read, of which they are left out. The others keep their positions, so that "known by" keeps
/// its meaning.</summary>
/// <remarks>It ends where the log below ended when it was made, whatever is appended there since.
/// It has no root: nothing here is sealed.</remarks>
public sealed class WhatIfLog : IEventLog
{
    private readonly IEventLog _below;
    private readonly ImmutableHashSet<long> _left;
    private readonly long _head;
    private readonly long _cut;

    /// <param name="below">The log; it stays open when this one is closed.</param>
    /// <param name="head">Its last position.</param>
    /// <param name="left">The positions to leave out.</param>
    /// <param name="cut">The position after which all is left out, too.</param>
    public WhatIfLog(
        IEventLog below, long head, ImmutableHashSet<long> left, long cut = long.MaxValue) =>
        (_below, _head, _left, _cut) = (below, head, left, cut);

    public Guid LedgerId => _below.LedgerId;

    /// <exception cref="NotSupportedException">Always: nothing is proved of a what-if.</exception>
    public ISubtrees Subtrees =>
        throw new NotSupportedException("Nothing is proved of a what-if.");

    public bool LeavesOut(long position) =>
        position <= _head && (position > _cut || _left.Contains(position));

    public Task<Head> ReadHead(CancellationToken cancellationToken) =>
        Task.FromResult(new Head(_head, MerkleHash.Empty));

    public async Task<ImmutableArray<StoredEvent>> ReadStream(
        StreamName stream, CancellationToken cancellationToken) =>
        Kept(await _below.ReadStream(stream, cancellationToken));

    public async IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
        long after, int batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var read in _below.ReadAll(after, batch, cancellationToken))
        {
            if (Kept(read) is { IsEmpty: false } kept)
            {
                yield return kept;
            }

            if (read[^1].Position >= Math.Min(_head, _cut))
            {
                yield break;
            }
        }
    }

    /// <exception cref="NotSupportedException">Always: a what-if does not go on.</exception>
    public IAsyncEnumerable<ImmutableArray<StoredEvent>> Subscribe(
        long after, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A what-if is not followed.");

    public async Task<StoredEvent?> Find(Guid id, CancellationToken cancellationToken) =>
        await _below.Find(id, cancellationToken) is { } stored && Keeps(stored.Position)
            ? stored
            : null;

    public async Task<StoredEvent?> Find(long position, CancellationToken cancellationToken) =>
        Keeps(position) ? await _below.Find(position, cancellationToken) : null;

    public async Task<long> PositionAt(
        DateTimeOffset instant, CancellationToken cancellationToken) =>
        Math.Min(_head, await _below.PositionAt(instant, cancellationToken));

    /// <summary>Leaves the log below open: it belongs to whoever opened it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool Keeps(long position) => position <= _head && !LeavesOut(position);

    private ImmutableArray<StoredEvent> Kept(ImmutableArray<StoredEvent> events) =>
        events.All(stored => Keeps(stored.Position))
            ? events
            : [.. events.Where(stored => Keeps(stored.Position))];
}
