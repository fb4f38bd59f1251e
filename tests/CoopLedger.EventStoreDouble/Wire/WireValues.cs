using System.Buffers.Binary;
using EventStore.Client.Wire;
using Google.Protobuf;

namespace CoopLedger.Doubles;

/// <summary>Ids and names between their .NET types and the messages.</summary>
internal static class WireValues
{
    public static Empty Nothing { get; } = new();

    public static UUID ToWire(this Guid id, bool asText)
    {
        if (asText)
        {
            return new() { String = id.ToString() };
        }

        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return new()
        {
            Structured = new()
            {
                MostSignificantBits = BinaryPrimitives.ReadInt64BigEndian(bytes),
                LeastSignificantBits = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]),
            },
        };
    }

    /// <exception cref="GrpcFault">It is no id: InvalidArgument.</exception>
    public static Guid ToGuid(this UUID? id)
    {
        if (id?.ValueCase == UUID.ValueOneofCase.String
            && Guid.TryParse(id.String, out var parsed))
        {
            return parsed;
        }

        if (id?.ValueCase != UUID.ValueOneofCase.Structured)
        {
            throw GrpcFault.InvalidArgument("A UUID is missing or malformed.");
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, id.Structured.MostSignificantBits);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], id.Structured.LeastSignificantBits);
        return new(bytes, bigEndian: true);
    }

    public static StreamIdentifier ToWire(this string stream) =>
        new() { StreamName = ByteString.CopyFromUtf8(stream) };

    /// <exception cref="GrpcFault">There is no name: InvalidArgument.</exception>
    public static string ToName(this StreamIdentifier? stream) =>
        stream is null || stream.StreamName.IsEmpty
            ? throw GrpcFault.InvalidArgument("The stream has no name.")
            : stream.StreamName.ToStringUtf8();
}
