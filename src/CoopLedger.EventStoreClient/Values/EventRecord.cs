using System.Globalization;

namespace EventStore.Client;

/// <summary>An event as the server holds it.</summary>
public sealed class EventRecord
{
    /// <summary>From the fields of the protocol.</summary>
    /// <exception cref="FormatException">The time of creation is no number.</exception>
    /// <exception cref="KeyNotFoundException">One of the three is missing.</exception>
    /// <remarks>
    /// <paramref name="metadata"/>: holds <c>type</c>, <c>content-type</c> and <c>created</c>.
    /// </remarks>
    public EventRecord(
        string eventStreamId, Uuid eventId, StreamPosition eventNumber, Position position,
        IDictionary<string, string> metadata, ReadOnlyMemory<byte> data,
        ReadOnlyMemory<byte> customMetadata)
        : this(
            eventStreamId, eventId, eventNumber, position, metadata["type"],
            metadata["content-type"],
            long.Parse(metadata["created"], CultureInfo.InvariantCulture), data, customMetadata)
    {
    }

    internal EventRecord(
        string eventStreamId, Uuid eventId, StreamPosition eventNumber, Position position,
        string eventType, string contentType, long createdTicks, ReadOnlyMemory<byte> data,
        ReadOnlyMemory<byte> customMetadata)
    {
        EventStreamId = eventStreamId;
        EventId = eventId;
        EventNumber = eventNumber;
        Position = position;
        EventType = eventType;
        ContentType = contentType;
        Created = DateTime.UnixEpoch.AddTicks(createdTicks);
        Data = data;
        Metadata = customMetadata;
    }

    public string EventStreamId { get; }

    public Uuid EventId { get; }

    public StreamPosition EventNumber { get; }

    public string EventType { get; }

    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>What the writer has said of the event beside it.</summary>
    public ReadOnlyMemory<byte> Metadata { get; }

    /// <summary>When the server took it. UTC, to 100 nanoseconds.</summary>
    public DateTime Created { get; }

    public Position Position { get; }

    public string ContentType { get; }
}
