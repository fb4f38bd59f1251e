using EventStore.Client.Wire;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace CoopLedger.Doubles;

/// <summary>The events of one append, checked as they come.</summary>
internal sealed class Proposed(DoubleOptions options)
{
    private readonly List<ProposedEvent> _events = [];
    private int _size;

    public IReadOnlyList<ProposedEvent> Events => _events;

    /// <exception cref="GrpcFault">The event or all of them are too large, or something is missing.
    /// </exception>
    public void Add(
        UUID? id, MapField<string, string> metadata, ByteString data, ByteString custom)
    {
        var added = new ProposedEvent(
            id.ToGuid(), Required(metadata, "type"), data.Memory, custom.Memory,
            Required(metadata, "content-type") == ProposedEvent.Json
                ? ProposedEvent.Json
                : "application/octet-stream");
        if (added.Size > options.EventSizeMax)
        {
            throw GrpcFault.EventTooLarge(added.Id, added.Size, options.EventSizeMax.Value);
        }

        _size += added.Size;
        if (_size > options.AppendSizeMax)
        {
            throw GrpcFault.AppendTooLarge(options.AppendSizeMax);
        }

        _events.Add(added);
    }

    private static string Required(MapField<string, string> metadata, string key) =>
        metadata.TryGetValue(key, out var value) ? value : throw GrpcFault.MissingMetadata(key);
}
