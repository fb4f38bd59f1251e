using System.Globalization;
using System.Net.Http.Headers;
using Grpc.Core;

namespace EventStore.Client.Grpc;

/// <summary>Makes the exception of a call that failed.</summary>
internal static class GrpcFault
{
    /// <summary>The answer breaks the protocol: what became of the request is not known.</summary>
    public static RpcException Broken(string what, Exception? cause = null) =>
        new(StatusCode.Internal, $"Malformed answer: {what}", Outcome.Unknown, cause);

    /// <summary>Found on this side.</summary>
    public static RpcException Here(StatusCode code, string what, Exception? cause = null) =>
        new(code, what, Outcome.Unknown, cause);

    /// <summary>The time of the call is over.</summary>
    public static RpcException TimeOver(Exception? cause = null) =>
        Here(StatusCode.DeadlineExceeded, "The deadline of the call has passed.", cause);

    /// <summary>The connection failed.</summary>
    public static RpcException Lost(Exception cause)
    {
        var notSent = cause is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError
                or HttpRequestError.VersionNegotiationError,
        };
        return new(
            StatusCode.Unavailable,
            $"The connection failed: {Words(cause)}",
            notSent ? Outcome.NotSent : Outcome.Unknown,
            cause);
    }

    /// <summary>What the server has answered, as the exception its trailers name.</summary>
    /// <remarks>Source: the exception trailers of EventStoreDB 20.10 to 24.10.</remarks>
    public static Exception Of(StatusCode code, string detail, HttpHeaders trailers)
    {
        var fault = new RpcException(code, detail, Outcome.Answered, cause: null);
        return GrpcStatus.Value(trailers, "exception") switch
        {
            "not-leader" => NotLeader(trailers, fault),
            "wrong-expected-version" => new WrongExpectedVersionException(
                Name(trailers),
                Revision(trailers, "expected-version"),
                Revision(trailers, "actual-version"),
                fault),
            "stream-deleted" => new StreamDeletedException(Name(trailers), fault),
            "stream-not-found" => new StreamNotFoundException(Name(trailers), fault),
            "access-denied" => new AccessDeniedException(detail, fault),
            "invalid-transaction" => new InvalidTransactionException(detail, fault),
            "maximum-append-size-exceeded" => new MaximumAppendSizeExceededException(
                Size(trailers, "maximum-append-size"), fault),
            "maximum-append-event-size-exceeded" => new MaximumAppendSizeExceededException(
                Size(trailers, "maximum-append-event-size"), fault),
            "missing-required-metadata-property" => new RequiredMetadataPropertyMissingException(
                GrpcStatus.Value(trailers, "required-metadata-properties") ?? "", fault),
            _ when code == StatusCode.Unauthenticated =>
                new NotAuthenticatedException(detail, fault),
            _ => fault,
        };
    }

    private static Exception NotLeader(HttpHeaders trailers, RpcException fault)
    {
        var host = GrpcStatus.Value(trailers, "leader-endpoint-host");
        return host is { Length: > 0 }
            && ushort.TryParse(
                GrpcStatus.Value(trailers, "leader-endpoint-port"),
                NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port > 0
            ? new NotLeaderException(host, port, fault)
            : fault;
    }

    private static string Name(HttpHeaders trailers) =>
        GrpcStatus.Value(trailers, "stream-name") ?? "<unknown>";

    private static long? Revision(HttpHeaders trailers, string key) =>
        long.TryParse(
            GrpcStatus.Value(trailers, key),
            NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;

    private static uint Size(HttpHeaders trailers, string key) =>
        uint.TryParse(
            GrpcStatus.Value(trailers, key),
            NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : 0;

    private static string Words(Exception cause) =>
        cause.InnerException is { } inner && cause.Message != inner.Message
            ? $"{cause.Message} {inner.Message}"
            : cause.Message;
}
