using System.Collections.Immutable;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Store;

/// <summary>Where a ledger's events are kept: an append-only log in one order, cut into streams.
/// </summary>
/// <remarks>
/// <para>Positions are dense from 1 and given inside the transaction that appends; revisions are
/// dense from 0 inside a stream. What an append acknowledges survives a crash of the process and
/// of the machine (as far as the disk keeps its promise).</para>
/// <para>A reader that meets a gap or bytes that it cannot read stops with
/// <see cref="LedgerDamagedException"/>; it never skips.</para>
/// <para>Every store passes the same acceptance suite.</para>
/// </remarks>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>The ledger's own id, given once when it was made.</summary>
    Guid LedgerId { get; }

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

/// <summary>How far the log reaches.</summary>
/// <param name="Position">The last position; 0 when the ledger is empty.</param>
/// <param name="Root">The RFC 6962 root over the envelopes 1 to <paramref name="Position"/>, 32
/// bytes.</param>
public sealed record Head(long Position, ReadOnlyMemory<byte> Root)
{
    public string RootText => Convert.ToHexStringLower(Root.Span);
}

/// <summary>An event about to be appended.</summary>
/// <param name="Id">Its identifier, made from the submit key (UUIDv5), hence the same again when
/// the same submit is tried again.</param>
/// <param name="Name">The stored name, such as <c>member.admitted.v1</c>.</param>
/// <param name="Data">The event's JSON, UTF-8: the bytes that are stored and hashed.</param>
/// <param name="Causation">The event that led to this one, or an empty id.</param>
public sealed record NewEvent(Guid Id, string Name, ReadOnlyMemory<byte> Data, Guid Causation);

/// <summary>Where an append comes from.</summary>
/// <param name="Actor">Who recorded it: an opaque id, never a person's name.</param>
/// <param name="Key">The submit key.</param>
/// <param name="RecordedAt">When, read from the clock once; kept to the millisecond, UTC.</param>
/// <param name="Correlation">What belongs together across appends, or an empty id.</param>
/// <param name="Metadata">JSON, UTF-8: the command's fingerprint and the evidence.</param>
public sealed record Origin(
    string Actor,
    string Key,
    DateTimeOffset RecordedAt,
    Guid Correlation,
    ReadOnlyMemory<byte> Metadata);

/// <summary>An event as the log holds it.</summary>
/// <param name="Position">Its place in the log, from 1.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Revision">Its place in the stream, from 0.</param>
/// <param name="Event">What was appended.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Envelope">The exact bytes that are stored and hashed; all of the above is read
/// from them.</param>
public sealed record StoredEvent(
    long Position,
    StreamName Stream,
    long Revision,
    NewEvent Event,
    Origin Origin,
    ReadOnlyMemory<byte> Envelope);
