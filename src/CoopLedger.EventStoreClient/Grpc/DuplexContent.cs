using System.Buffers;
using System.Net;
using System.Threading.Channels;
using Google.Protobuf;

namespace EventStore.Client.Grpc;

/// <summary>The body of a request that goes on until its channel is completed.</summary>
internal sealed class DuplexContent(ChannelReader<IMessage> messages) : HttpContent
{
    /// <summary>What waits together goes out together, up to this many bytes.</summary>
    private const int WriteSize = 64 * 1024;

    private volatile bool _hasBegun;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_hasBegun)
        {
            // The handler tries again on another connection, and messages are gone with the first.
            throw new IOException("A call in both directions cannot be sent twice.");
        }

        await stream.FlushAsync(cancellationToken);
        var buffer = new ArrayBufferWriter<byte>(WriteSize);
        while (await messages.WaitToReadAsync(cancellationToken))
        {
            _hasBegun = true;
            while (buffer.WrittenCount < WriteSize && messages.TryRead(out var message))
            {
                Frame.Write(message, buffer);
            }

            await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            if (buffer.Capacity > 16 * WriteSize)
            {
                buffer = new(WriteSize);
            }

            buffer.ResetWrittenCount();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
