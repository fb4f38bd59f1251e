using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Store;

/// <summary>A ledger's events in one order, cut into streams, for those who only read.</summary>
/// <remarks>
/// <para>Positions are dense from 1, revisions are dense from 0 inside a stream.</para>
/// <para>A reader that meets a gap or bytes that it cannot read stops with
/// <see cref="LedgerDamagedException"/>; it never skips.</para>
/// </remarks>
public interface IEventLog : IAsyncDisposable
{
    /// <summary>The ledger's own id, given once when it was made.</summary>
    Guid LedgerId { get; }

    /// <summary>The hashes of the whole subtrees of the log's Merkle tree, of which roots at any
    /// size and proofs are made (<see cref="MerkleProofs"/>). It grows with the log.</summary>
    /// <remarks>Asking it for a subtree that is not whole yet, or of which an event is gone, throws
    /// <see cref="LedgerDamagedException"/>.</remarks>
    ISubtrees Subtrees { get; }

    /// <summary>The last position and the Merkle root over all envelopes up to it.</summary>
    Task<Head> ReadHead(CancellationToken cancellationToken);

    /// <summary>One stream's events in order; empty when there is no such stream.</summary>
    Task<ImmutableArray<StoredEvent>> ReadStream(
        StreamName stream, CancellationToken cancellationToken);

    /// <summary>All events after a position, in batches, up to the head when the call began.
    /// </summary>
    /// <param name="after">Position after which to start; 0 for the beginning.</param>
    /// <param name="batch">Events in a batch at the most, from 1.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
        long after, int batch, CancellationToken cancellationToken);

    /// <summary>Shows events to a visitor in order, each where its bytes lie: the way to read much
    /// of a log and keep little. Several scans may run at the same time.</summary>
    /// <param name="after">Position after which to start; 0 for the beginning.</param>
    /// <param name="until">The last position shown; never further than the head when the call
    /// began.</param>
    /// <param name="visitor">What looks at them. What it throws ends the scan.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    /// <exception cref="LedgerDamagedException">A position is missing, or its bytes are not what
    /// they should be; all before it were shown.</exception>
    Task Scan(
        long after, long until, ILogVisitor visitor, CancellationToken cancellationToken) =>
        LogScanning.Run(this, after, until, visitor, cancellationToken);

    /// <summary>Shows single events to a visitor, in the order asked for.</summary>
    /// <param name="positions">Their positions, each from 1 to the head.</param>
    /// <param name="visitor">What looks at them.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    /// <exception cref="LedgerDamagedException">One is missing, or its bytes are not what they
    /// should be.</exception>
    async Task Scan(
        IReadOnlyList<long> positions, ILogVisitor visitor, CancellationToken cancellationToken)
    {
        foreach (var position in positions)
        {
            await Scan(position - 1, position, visitor, cancellationToken);
        }
    }

    /// <summary>All events after a position and then, for ever, those appended later (by this
    /// process or another), each once and in order, until cancelled.</summary>
    IAsyncEnumerable<ImmutableArray<StoredEvent>> Subscribe(
        long after, CancellationToken cancellationToken);

    /// <summary>The event with this id, if there is one.</summary>
    Task<StoredEvent?> Find(Guid id, CancellationToken cancellationToken);

    /// <summary>The event at this position, if there is one.</summary>
    Task<StoredEvent?> Find(long position, CancellationToken cancellationToken);

    /// <summary>The last position recorded at or before an instant; 0 when none was.</summary>
    Task<long> PositionAt(DateTimeOffset instant, CancellationToken cancellationToken);

    /// <summary>Whether a position is left out on purpose, as in a what-if. A reader passes over
    /// such a position and over no other: a recorded log leaves out none.</summary>
    bool LeavesOut(long position) => false;
}

/// <summary>How far the log reaches.</summary>
/// <param name="Position">The last position; 0 when the ledger is empty.</param>
/// <param name="Root">The RFC 6962 root over the envelopes 1 to <paramref name="Position"/>.
/// </param>
public sealed record Head(long Position, Digest Root)
{
    public string RootText => Root.ToString();
}
