using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Store;

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
