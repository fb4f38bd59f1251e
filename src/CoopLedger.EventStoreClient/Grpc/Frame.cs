using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace EventStore.Client.Grpc;

/// <summary>A message on the wire: a flag, a length of four bytes, and the message.</summary>
/// <remarks>Source: github.com/grpc/grpc, doc/PROTOCOL-HTTP2.md,
/// "Length-Prefixed-Message".</remarks>
internal static class Frame
{
    /// <summary>Bytes before a message: the flag and the length.</summary>
    public const int HeadSize = 5;

    /// <summary>The largest message that is received, in bytes: 17 MiB.</summary>
    public const int MessageMax = 17 * 1024 * 1024;

    /// <summary>Writes one message with its head.</summary>
    public static void Write(IMessage message, ArrayBufferWriter<byte> to)
    {
        var size = message.CalculateSize();
        var head = to.GetSpan(HeadSize);
        head[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], size);
        to.Advance(HeadSize);
        message.WriteTo((IBufferWriter<byte>)to);
    }

    /// <summary>One message with its head.</summary>
    public static byte[] Of(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[HeadSize + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(HeadSize));
        return frame;
    }
}
