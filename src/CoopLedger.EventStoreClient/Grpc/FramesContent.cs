using System.Buffers;
using System.Net;
using Google.Protobuf;

namespace EventStore.Client.Grpc;

/// <summary>The body of a request with many messages that are known beforehand.</summary>
internal sealed class FramesContent(IEnumerable<IMessage> messages) : HttpContent
{
    private const int WriteSize = 64 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(WriteSize);
        foreach (var message in messages)
        {
            Frame.Write(message, buffer);
            if (buffer.WrittenCount >= WriteSize)
            {
                await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
                buffer.ResetWrittenCount();
            }
        }

        await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
