using System.Net.Http.Headers;

namespace EventStore.Client;

/// <summary>An event that is to be appended.</summary>
public sealed class EventData
{
    /// <param name="eventId">The id. An append that is tried again gives the same one.</param>
    /// <param name="type">The name of the event, such as <c>member.admitted.v1</c>.</param>
    /// <param name="data">The event itself. Unit: bytes.</param>
    /// <param name="metadata">What is said of it beside. Unit: bytes.</param>
    /// <param name="contentType">A media type; JSON only if it is exactly application/json.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is empty.</exception>
    /// <exception cref="ArgumentNullException">There is no type.</exception>
    /// <exception cref="FormatException">The content type is no media type.</exception>
    public EventData(
        Uuid eventId, string type, ReadOnlyMemory<byte> data,
        ReadOnlyMemory<byte>? metadata = null, string contentType = "application/json")
    {
        ArgumentOutOfRangeException.ThrowIfEqual(eventId, Uuid.Empty);
        ArgumentNullException.ThrowIfNull(type);
        if (contentType is not ("application/json" or "application/octet-stream"))
        {
            _ = MediaTypeHeaderValue.Parse(contentType);
        }

        EventId = eventId;
        Type = type;
        Data = data;
        Metadata = metadata ?? ReadOnlyMemory<byte>.Empty;
        ContentType = contentType;
    }

    public Uuid EventId { get; }

    public string Type { get; }

    public ReadOnlyMemory<byte> Data { get; }

    public ReadOnlyMemory<byte> Metadata { get; }

    public string ContentType { get; }
}
