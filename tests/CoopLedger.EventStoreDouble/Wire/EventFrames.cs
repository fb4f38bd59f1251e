using System.Buffers.Binary;
using EventStore.Client.Wire.Streams;
using Google.Protobuf;

namespace CoopLedger.Doubles;

/// <summary>Messages as they go over the wire: one byte that says whether the message is
/// compressed, four for its length, the message.</summary>
internal static class EventFrames
{
    public const int HeaderSize = 5;

    public static byte[] Of(RecordedEvent stored, bool textIds)
    {
        var recorded = new ReadResp.Types.ReadEvent.Types.RecordedEvent
        {
            Id = stored.Id.ToWire(textIds),
            StreamIdentifier = stored.Stream.ToWire(),
            StreamRevision = (ulong)stored.Revision,
            PreparePosition = (ulong)stored.Position,
            CommitPosition = (ulong)stored.Position,
            CustomMetadata = UnsafeByteOperations.UnsafeWrap(stored.Metadata),
            Data = UnsafeByteOperations.UnsafeWrap(stored.Data),
        };
        recorded.Metadata.Add("type", stored.Type);
        recorded.Metadata.Add("content-type", stored.ContentType);
        recorded.Metadata.Add(
            "created", $"{(stored.Created - DateTimeOffset.UnixEpoch).Ticks}");
        return Of(new ReadResp
        {
            Event = new() { Event = recorded, CommitPosition = (ulong)stored.Position },
        });
    }

    public static byte[] Of(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[HeaderSize + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(HeaderSize));
        return frame;
    }
}
