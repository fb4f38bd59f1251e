using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;

namespace EventStore.Client.Grpc;

/// <summary>Reads how a call ended from the headers or the trailers of its answer.</summary>
internal static class GrpcStatus
{
    /// <summary>The first value under a key, or nothing.</summary>
    public static string? Value(HttpHeaders headers, string key) =>
        headers.NonValidated.TryGetValues(key, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Whether the headers hold a status: the answer has no messages then.</summary>
    public static bool IsIn(HttpHeaders headers) => headers.NonValidated.Contains("grpc-status");

    /// <summary>Throws what a status other than OK says.</summary>
    /// <exception cref="RpcException">There is no status, it is no number, or not OK.</exception>
    public static void Check(HttpHeaders headers)
    {
        var text = Value(headers, "grpc-status")
            ?? throw GrpcFault.Broken("it ended without a status.");
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw GrpcFault.Broken("its status is no number.");
        }

        if (number != (int)StatusCode.OK)
        {
            // A code that is not in the table counts as unknown, says the specification.
            var code = number <= (int)StatusCode.Unauthenticated
                ? (StatusCode)number
                : StatusCode.Unknown;
            var detail = PercentText.Decode(Value(headers, "grpc-message") ?? "");
            throw GrpcFault.Of(code, detail, headers);
        }
    }

    /// <summary>Refuses an answer that is not one of gRPC.</summary>
    /// <remarks>Source: github.com/grpc/grpc, doc/http-grpc-status-mapping.md.</remarks>
    public static void CheckHead(HttpResponseMessage response)
    {
        if (IsIn(response.Headers))
        {
            Check(response.Headers);
            return;
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new RpcException(
                CodeOf(response.StatusCode),
                $"The server answered with HTTP status {(int)response.StatusCode}.",
                Outcome.Unknown,
                cause: null);
        }

        var type = Value(response.Content.Headers, "content-type");
        if (type?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw GrpcFault.Broken($"its content type is \"{type}\".");
        }
    }

    private static StatusCode CodeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
            StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
