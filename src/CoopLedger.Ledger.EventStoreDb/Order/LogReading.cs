using System.Collections.Immutable;
using System.Text.Json;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.EventStoreDb.Events;
using CoopLedger.Ledger.Store;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>Reads the cluster's log, as far as it concerns a ledger, event by event: appends as
/// they become whole, and alarms.</summary>
/// <remarks>The events of one append are written in one piece, so they follow one another in
/// <c>$all</c>.</remarks>
internal sealed class LogReading(LedgerStreams streams)
{
    private readonly ImmutableArray<NewEvent>.Builder _events =
        ImmutableArray.CreateBuilder<NewEvent>();

    private readonly ImmutableArray<Position>.Builder _places =
        ImmutableArray.CreateBuilder<Position>();

    private StreamName _stream;
    private long _firstRevision;
    private EventMetadata? _first;

    /// <summary>Whether an append has begun of which events are to come.</summary>
    public bool IsInside => _events.Count > 0;

    /// <summary>Takes the next event of the cluster's log.</summary>
    /// <returns>The append that it makes whole, or the alarm that it is, or neither.</returns>
    /// <exception cref="FormatException">It is in a stream of the ledger, and not of its making.
    /// </exception>
    public (ClusterAppend? Append, Alarm? Alarm) Take(EventRecord record)
    {
        var name = record.EventStreamId;
        if (record.EventType.StartsWith('$') || streams.Read(name) is not { } stream)
        {
            return (null, AlarmOf(name, record));
        }

        try
        {
            return (Extend(stream, record), null);
        }
        catch (FormatException broken)
        {
            throw new FormatException(
                $"Event {record.EventNumber.ToUInt64()} of the stream {name} is not one of a "
                + $"ledger: {broken.Message}", broken);
        }
    }

    private ClusterAppend? Extend(StreamName stream, EventRecord record)
    {
        var metadata = EventMetadata.Read(record.Metadata.Span);
        var revision = checked((long)record.EventNumber.ToUInt64());
        if (metadata.Ordinal == 0 && !IsInside)
        {
            (_stream, _firstRevision, _first) = (stream, revision, metadata);
        }

        if (metadata.Ordinal != _events.Count || metadata.Count != _first?.Count
            || stream != _stream || revision != _firstRevision + _events.Count)
        {
            throw new FormatException("the append before it is not whole.");
        }

        _events.Add(new(
            record.EventId.ToGuid(), record.EventType, record.Data, metadata.Causation));
        _places.Add(record.Position);
        if (_events.Count < metadata.Count)
        {
            return null;
        }

        return new(
            _stream, _firstRevision, _events.DrainToImmutable(), _first.Origin,
            _places.DrainToImmutable());
    }

    private Alarm? AlarmOf(string stream, EventRecord record)
    {
        var commit = record.Position.CommitPosition;
        return LedgerStreams.IsScavenge(stream)
            ? new(AlarmKind.Scavenge, stream, commit)
            : LedgerStreams.SubjectOf(stream) is { } subject
            ? new(KindOf(record.Data), subject, commit)
            : record.EventType == "$streamDeleted"
            ? new(AlarmKind.Deletion, stream, commit)
            : record.EventType.StartsWith('$') && streams.Read(stream) is not null
            ? new(AlarmKind.Metadata, stream, commit)
            : null; // An entry of the ledger's own books.
    }

    private static AlarmKind KindOf(ReadOnlyMemory<byte> metadata)
    {
        try
        {
            using var json = JsonDocument.Parse(metadata);
            var fields = json.RootElement;
            return fields.TryGetProperty("$tb", out var first) && first.GetInt64() == long.MaxValue
                ? AlarmKind.Deletion
                : fields.TryGetProperty("$tb", out _) || fields.TryGetProperty("$maxAge", out _)
                    || fields.TryGetProperty("$maxCount", out _)
                ? AlarmKind.Truncation
                : AlarmKind.Metadata;
        }
        catch (Exception unread) when (unread is JsonException or InvalidOperationException
            or FormatException)
        {
            return AlarmKind.Metadata;
        }
    }
}
