using System.Collections.Immutable;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Store;

/// <summary>Where a ledger's events are kept: a log that only grows.</summary>
/// <remarks>Positions are given inside the transaction that appends. What an append acknowledges
/// survives a crash of the process and of the machine (as far as the disk keeps its promise).
/// Every store passes the same acceptance suite.</remarks>
public interface IEventStore : IEventLog
{
    /// <summary>Appends events to one stream, all or none, and returns when they are durable.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="expectedRevision">The stream's last revision; -1 when it must not exist yet.
    /// </param>
    /// <param name="events">At least one.</param>
    /// <param name="origin">Who, when, under which key. An instant before that of the last event
    /// in the log is recorded as the last event's: the log's clock never runs backwards.</param>
    /// <param name="cancellationToken">Has no effect once the transaction has begun.</param>
    /// <returns>The events as stored, in order.</returns>
    /// <exception cref="WrongExpectedRevisionException">Somebody else appended first, or an event
    /// id is already in the log.</exception>
    Task<ImmutableArray<StoredEvent>> Append(
        StreamName stream,
        long expectedRevision,
        ImmutableArray<NewEvent> events,
        Origin origin,
        CancellationToken cancellationToken);
}
