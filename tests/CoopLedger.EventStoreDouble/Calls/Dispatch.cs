using Microsoft.AspNetCore.Http;

namespace CoopLedger.Doubles;

/// <summary>Finds the method of a call, serves it and ends it with its status.</summary>
internal sealed class Dispatch(Node node, CancellationToken stopping)
{
    private static readonly Dictionary<string, Func<GrpcCall, Node, Task>> Methods =
        new(StringComparer.Ordinal)
        {
            ["/event_store.client.streams.Streams/Read"] = ReadCall.Serve,
            ["/event_store.client.streams.Streams/Append"] = AppendCall.Serve,
            ["/event_store.client.streams.Streams/BatchAppend"] = BatchAppendCall.Serve,
            ["/event_store.client.streams.Streams/Delete"] = DeleteCall.Delete,
            ["/event_store.client.streams.Streams/Tombstone"] = DeleteCall.Tombstone,
            ["/event_store.client.gossip.Gossip/Read"] = InformationCalls.Gossip,
            ["/event_store.client.server_features.ServerFeatures/GetSupportedMethods"] =
                InformationCalls.Features,
        };

    public async Task Serve(HttpContext http)
    {
        if (!(http.Request.ContentType ?? "").StartsWith(
            "application/grpc", StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        using var deadline = new CancellationTokenSource();
        if (GrpcTimeout.Parse(http.Request.Headers["grpc-timeout"].ToString()) is { } most)
        {
            deadline.CancelAfter(Min(most, TimeSpan.FromDays(1)));
        }

        var leadership = Node.RequiresLeader(http)
            ? node.Members.Leadership
            : CancellationToken.None;
        using var any = CancellationTokenSource.CreateLinkedTokenSource(
            [http.RequestAborted, deadline.Token, leadership, stopping]);
        var path = http.Request.Path.Value ?? "";
        var call = new GrpcCall(http, NameOf(path), any.Token);
        try
        {
            await Serve(call, Methods.GetValueOrDefault(path));
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            End(call, new(GrpcStatus.DeadlineExceeded, "Deadline Exceeded"));
        }
        catch (OperationCanceledException) when (leadership.IsCancellationRequested)
        {
            End(call, node.Members.Ended(node.Index));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            http.Abort(); // The client has gone, or the node stops.
        }
    }

    private static string NameOf(string path) =>
        path.Contains("Gossip/", StringComparison.Ordinal)
            ? "Gossip"
            : path[(path.LastIndexOf('/') + 1)..];

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static void End(GrpcCall call, GrpcFault fault) =>
        call.Finish(fault.Status, fault.Message, fault.Trailers);

    private async Task Serve(GrpcCall call, Func<GrpcCall, Node, Task>? method)
    {
        try
        {
            if (method is null)
            {
                throw new GrpcFault(GrpcStatus.Unimplemented, "Service is unimplemented.");
            }

            await method(call, node);
            call.Finish(GrpcStatus.Ok, "", []);
        }
        catch (GrpcFault fault)
        {
            End(call, fault);
        }
        catch (BrokenOffException)
        {
            // Whoever broke it off has sent what was to be sent.
            return;
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException))
        {
            End(call, new(GrpcStatus.Unknown, $"Exception was thrown by handler. {e}"));
        }
    }
}
