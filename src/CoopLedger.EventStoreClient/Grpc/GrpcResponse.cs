using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;

namespace EventStore.Client.Grpc;

/// <summary>An answer that is being received: messages, then a status.</summary>
/// <remarks>It is read by one reader. Disposing of it before its end resets the HTTP/2 stream.
/// </remarks>
internal sealed class GrpcResponse : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly FrameReader _frames;

    private GrpcResponse(HttpResponseMessage response, Stream body)
    {
        _response = response;
        var encoding = GrpcStatus.Value(response.Headers, "grpc-encoding");
        _frames = new(body, encoding is not (null or "identity"));
    }

    /// <summary>An answer without messages may have its status in the head.</summary>
    private HttpHeaders Trailers => GrpcStatus.IsIn(_response.Headers)
        ? _response.Headers
        : _response.TrailingHeaders;

    /// <summary>Sends a request and waits for the head of its answer.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    public static async Task<GrpcResponse> Open(
        HttpMessageInvoker http, HttpRequestMessage request, CancellationToken token)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await http.SendAsync(request, token);
            GrpcStatus.CheckHead(response);
            var body = await response.Content.ReadAsStreamAsync(token);
            var opened = new GrpcResponse(response, body);
            response = null;
            return opened;
        }
        catch (Exception fault) when (IsOfTransport(fault))
        {
            throw Translated(fault, token);
        }
        finally
        {
            response?.Dispose();
        }
    }

    /// <summary>The next message that has been received already. Valid until the next
    /// call.</summary>
    public bool TryNext(out ReadOnlyMemory<byte> message) => _frames.TryNext(out message);

    /// <summary>The next message that has been received already, decoded.</summary>
    /// <exception cref="RpcException">It cannot be decoded.</exception>
    public bool TryNext<T>(MessageParser<T> parser, out T? message)
        where T : class, IMessage<T>
    {
        message = null;
        if (!_frames.TryNext(out var bytes))
        {
            return false;
        }

        message = Decode(parser, bytes.Span);
        return true;
    }

    /// <summary>Receives more.</summary>
    /// <returns>False when the call has ended well.</returns>
    /// <exception cref="RpcException">The call ended otherwise.</exception>
    public async ValueTask<bool> Fill(CancellationToken token)
    {
        try
        {
            if (await _frames.Fill(token))
            {
                return true;
            }
        }
        catch (Exception fault) when (IsOfTransport(fault))
        {
            throw Translated(fault, token);
        }

        // A fault that the server names explains a cut message better than the cut does.
        if (!_frames.HasRest || GrpcStatus.IsIn(Trailers))
        {
            GrpcStatus.Check(Trailers);
        }

        return _frames.HasRest ? throw GrpcFault.Broken("it ended inside a message.") : false;
    }

    public void Dispose()
    {
        _response.Dispose();
        _frames.Dispose();
    }

    /// <summary>Decodes a message.</summary>
    public static T Decode<T>(MessageParser<T> parser, ReadOnlySpan<byte> bytes)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException fault)
        {
            throw GrpcFault.Broken("a message of it cannot be decoded.", fault);
        }
    }

    private static bool IsOfTransport(Exception fault) =>
        fault is HttpRequestException or IOException or ObjectDisposedException
            or OperationCanceledException;

    private static Exception Translated(Exception fault, CancellationToken token) =>
        token.IsCancellationRequested
            ? new OperationCanceledException(fault.Message, fault, token)
            : GrpcFault.Lost(fault);
}
