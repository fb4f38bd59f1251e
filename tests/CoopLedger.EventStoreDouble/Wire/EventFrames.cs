using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using EventStore.Client.Wire;
using EventStore.Client.Wire.Streams;
using Google.Protobuf;
using Fields = EventStore.Client.Wire.Streams.ReadResp.Types.ReadEvent.Types.RecordedEvent;

namespace CoopLedger.Doubles;

/// <summary>Messages as they go over the wire: one byte that says whether the message is
/// compressed, four for its length, the message.</summary>
internal static class EventFrames
{
    public const int HeaderSize = 5;

    /// <summary>More than ids, numbers, keys and lengths take together.</summary>
    private const int Room = 512;

    /// <summary>The answer that holds an event, written field by field: a log of a million events
    /// is read in tests and benchmarks.</summary>
    public static byte[] Of(RecordedEvent stored, bool textIds)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(
            Room + stored.Data.Length + stored.Metadata.Length
                + (4 * (stored.Stream.Length + stored.Type.Length)));
        try
        {
            var recorded = new WireWriter(scratch);
            Write(ref recorded, stored, textIds);
            return Wrap(scratch.AsSpan(0, recorded.Length), (ulong)stored.Position);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    public static byte[] Of(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[HeaderSize + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(HeaderSize));
        return frame;
    }

    /// <summary>A frame with `ReadResp { event { event, commit_position } }`.</summary>
    private static byte[] Wrap(ReadOnlySpan<byte> recorded, ulong position)
    {
        var inner = 1 + WireWriter.SizeOfVarint((ulong)recorded.Length) + recorded.Length
            + 1 + WireWriter.SizeOfVarint(position);
        var size = 1 + WireWriter.SizeOfVarint((ulong)inner) + inner;
        var frame = new byte[HeaderSize + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        var writer = new WireWriter(frame.AsSpan(HeaderSize));
        writer.Begin(ReadResp.EventFieldNumber, inner);
        writer.Bytes(ReadResp.Types.ReadEvent.EventFieldNumber, recorded);
        writer.Number(ReadResp.Types.ReadEvent.CommitPositionFieldNumber, position, true);
        return frame;
    }

    private static void Write(ref WireWriter writer, RecordedEvent stored, bool textIds)
    {
        WriteId(ref writer, stored.Id, textIds);
        var name = Encoding.UTF8.GetByteCount(stored.Stream);
        writer.Begin(Fields.StreamIdentifierFieldNumber, 1 + WireWriter.SizeOfVarint((ulong)name)
            + name);
        writer.Text(StreamIdentifier.StreamNameFieldNumber, stored.Stream);
        writer.Number(Fields.StreamRevisionFieldNumber, (ulong)stored.Revision);
        writer.Number(Fields.PreparePositionFieldNumber, (ulong)stored.Position);
        writer.Number(Fields.CommitPositionFieldNumber, (ulong)stored.Position);
        Entry(ref writer, "type", stored.Type);
        Entry(ref writer, "content-type", stored.ContentType);
        Entry(ref writer, "created", $"{(stored.Created - DateTimeOffset.UnixEpoch).Ticks}");
        writer.Bytes(Fields.CustomMetadataFieldNumber, stored.Metadata.Span);
        writer.Bytes(Fields.DataFieldNumber, stored.Data.Span);
    }

    private static void WriteId(ref WireWriter writer, Guid id, bool asText)
    {
        Span<byte> scratch = stackalloc byte[64];
        var uuid = new WireWriter(scratch);
        if (asText)
        {
            uuid.Text(UUID.StringFieldNumber, id.ToString());
        }
        else
        {
            Span<byte> bytes = stackalloc byte[16];
            id.TryWriteBytes(bytes, bigEndian: true, out _);
            Span<byte> halves = stackalloc byte[32];
            var structured = new WireWriter(halves);
            structured.Number(1, BinaryPrimitives.ReadUInt64BigEndian(bytes));
            structured.Number(2, BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
            uuid.Begin(UUID.StructuredFieldNumber, structured.Length);
            uuid.Raw(halves[..structured.Length]);
        }

        writer.Bytes(Fields.IdFieldNumber, scratch[..uuid.Length]);
    }

    /// <summary>An entry of the metadata: a message with a key and a value.</summary>
    private static void Entry(ref WireWriter writer, string key, string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        writer.Begin(Fields.MetadataFieldNumber,
            1 + 1 + key.Length + 1 + WireWriter.SizeOfVarint((ulong)length) + length);
        writer.Text(1, key);
        writer.Text(2, value);
    }
}
