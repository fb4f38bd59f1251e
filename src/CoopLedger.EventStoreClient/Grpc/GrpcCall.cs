using System.Net;
using Google.Protobuf;
using Grpc.Core;

namespace EventStore.Client.Grpc;

/// <summary>The four kinds of call of gRPC over HTTP/2.</summary>
/// <remarks>
/// Source: github.com/grpc/grpc, doc/PROTOCOL-HTTP2.md. A path is
/// <c>/package.Service/Method</c>. Faults of the transport and of the protocol are
/// <see cref="RpcException"/>; what the server names in its trailers is the exception of that name.
/// </remarks>
internal static class GrpcCall
{
    /// <summary>One message there, one back.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <remarks>
    /// <paramref name="deadline"/>: unit: time from now. None: the call may take as long as it
    /// likes.
    /// </remarks>
    public static async Task<TResponse> Unary<TRequest, TResponse>(
        HttpMessageInvoker http, Uri address, string path, TRequest request,
        MessageParser<TResponse> parser, CallHeaders headers, TimeSpan? deadline,
        CancellationToken token)
        where TRequest : IMessage
        where TResponse : class, IMessage<TResponse>
    {
        using var message = Request(address, path, ContentOf(request), headers, deadline);
        return await One(http, message, parser, deadline, token);
    }

    /// <summary>Many messages there, one back.</summary>
    public static async Task<TResponse> ClientStream<TResponse>(
        HttpMessageInvoker http, Uri address, string path, IEnumerable<IMessage> requests,
        MessageParser<TResponse> parser, CallHeaders headers, TimeSpan? deadline,
        CancellationToken token)
        where TResponse : class, IMessage<TResponse>
    {
        using var message =
            Request(address, path, new FramesContent(requests), headers, deadline);
        return await One(http, message, parser, deadline, token);
    }

    /// <summary>One message there, many back. The deadline is the caller's token's.</summary>
    public static async Task<GrpcResponse> ServerStream(
        HttpMessageInvoker http, Uri address, string path, IMessage request,
        CallHeaders headers, TimeSpan? deadline, CancellationToken token)
    {
        using var message = Request(address, path, ContentOf(request), headers, deadline);
        return await GrpcResponse.Open(http, message, token);
    }

    /// <summary>Many messages there, many back, at the same time.</summary>
    public static DuplexCall Duplex(
        HttpMessageInvoker http, Uri address, string path, CallHeaders headers) =>
        new(http, content => Request(address, path, content, headers, deadline: null));

    private static ByteArrayContent ContentOf(IMessage request) => new(Frame.Of(request));

    private static HttpRequestMessage Request(
        Uri address, string path, HttpContent content, CallHeaders headers, TimeSpan? deadline)
    {
        content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        headers.WriteTo(request.Headers, deadline);
        return request;
    }

    private static async Task<TResponse> One<TResponse>(
        HttpMessageInvoker http, HttpRequestMessage request, MessageParser<TResponse> parser,
        TimeSpan? deadline, CancellationToken token)
        where TResponse : class, IMessage<TResponse>
    {
        using var time = new CallTime(deadline, token);
        try
        {
            using var response = await GrpcResponse.Open(http, request, time.Token);
            TResponse? answer = null;
            do
            {
                while (response.TryNext(parser, out var next))
                {
                    answer = answer is null
                        ? next
                        : throw GrpcFault.Broken("it has more than one message.");
                }
            }
            while (await response.Fill(time.Token));

            return answer ?? throw GrpcFault.Broken("it has no message.");
        }
        catch (OperationCanceledException fault) when (time.IsOver)
        {
            throw GrpcFault.TimeOver(fault);
        }
    }
}
