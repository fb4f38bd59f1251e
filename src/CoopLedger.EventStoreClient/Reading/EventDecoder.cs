using System.Buffers.Text;
using EventStore.Client.Grpc;

namespace EventStore.Client;

/// <summary>Makes events of the messages of a read, without the classes in between.</summary>
/// <remarks>
/// A catch-up is millions of these: the generated classes would make a dictionary, an id, strings
/// and two copies of the bytes for each. The numbers are the tags of <c>ReadResp</c> in
/// streams.proto; a test compares this with the generated decoder.
/// </remarks>
internal sealed class EventDecoder
{
    private const int NamesBits = 12;
    private const int TypesBits = 8;

    private readonly NameCache _streams = new(NamesBits);
    private readonly NameCache _types = new(TypesBits);

    /// <summary>Decodes a message that is an event and nothing else.</summary>
    /// <returns>False for any other message.</returns>
    /// <exception cref="global::Grpc.Core.RpcException">It cannot be decoded.</exception>
    public bool TryDecode(ReadOnlySpan<byte> message, out ResolvedEvent resolved)
    {
        resolved = default;
        if (message.IsEmpty || message[0] != 0x0A)
        {
            return false;
        }

        var fields = new WireSpan(message[1..]);
        var content = fields.Bytes();
        if (!fields.IsAtEnd)
        {
            return false;
        }

        resolved = Resolved(content);
        return true;
    }

    private ResolvedEvent Resolved(ReadOnlySpan<byte> content)
    {
        EventRecord? record = null, link = null;
        ulong? commit = null;
        var fields = new WireSpan(content);
        while (!fields.IsAtEnd)
        {
            var tag = fields.Tag();
            switch (tag)
            {
                case 0x0A:
                    record = Recorded(fields.Bytes());
                    break;
                case 0x12:
                    link = Recorded(fields.Bytes());
                    break;
                case 0x18:
                    commit = fields.Varint();
                    break;
                default:
                    fields.Skip(tag);
                    break;
            }
        }

        if (record is null && link is null)
        {
            throw GrpcFault.Broken("an event of it is empty.");
        }

        if (commit is { } place)
        {
            _ = PositionOf(place, (link ?? record)!.Position.PreparePosition);
        }

        return new(record!, link, commit);
    }

    private EventRecord Recorded(ReadOnlySpan<byte> content)
    {
        var raw = default(RawEvent);
        var fields = new WireSpan(content);
        while (!fields.IsAtEnd)
        {
            raw.Read(ref fields);
        }

        if (raw.Type.IsEmpty || raw.ContentType.IsEmpty || raw.Created.IsEmpty)
        {
            throw GrpcFault.Broken("an event of it lacks its type, content type or time.");
        }

        // One array for both: an event is kept or let go as a whole.
        var bytes = GC.AllocateUninitializedArray<byte>(
            raw.Data.Length + raw.CustomMetadata.Length);
        raw.Data.CopyTo(bytes);
        raw.CustomMetadata.CopyTo(bytes.AsSpan(raw.Data.Length));
        return new(
            _streams.Get(raw.Stream),
            raw.Id,
            raw.Revision is <= long.MaxValue or ulong.MaxValue
                ? new(raw.Revision)
                : throw GrpcFault.Broken($"{raw.Revision} is no revision."),
            PositionOf(raw.Commit, raw.Prepare),
            _types.Get(raw.Type),
            _types.Get(raw.ContentType),
            TicksOf(raw.Created),
            bytes.AsMemory(0, raw.Data.Length),
            bytes.AsMemory(raw.Data.Length));
    }

    public static Position PositionOf(ulong commit, ulong prepare) =>
        commit >= prepare
        && commit is <= long.MaxValue or ulong.MaxValue
        && prepare is <= long.MaxValue or ulong.MaxValue
            ? new(commit, prepare)
            : throw GrpcFault.Broken($"{commit}/{prepare} is no position.");

    private static long TicksOf(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long ticks, out var used) && used == text.Length
        && ticks >= -DateTime.UnixEpoch.Ticks
        && ticks <= DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks
            ? ticks
            : throw GrpcFault.Broken("the time of an event is no number.");
}
