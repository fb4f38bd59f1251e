using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace CoopLedger.Doubles;

/// <summary>What the calls of one node share.</summary>
internal sealed class Node(
    DoubleLog log, DoubleOptions options, Membership members, int index, FaultList faults)
{
    private readonly ConcurrentQueue<CallSeen> _calls = [];

    public DoubleLog Log => log;

    public DoubleOptions Options => options;

    public Membership Members => members;

    public FaultList Faults => faults;

    public int Index => index;

    public IReadOnlyList<CallSeen> Calls => [.. _calls];

    /// <summary>Writes the call down, and refuses it if the caller may not do this or the node may
    /// not serve it. Then meets the first fault that waits for such a call.</summary>
    /// <returns>What is still to go wrong.</returns>
    /// <exception cref="GrpcFault">The call is refused.</exception>
    public Task<Fault?> Admit(GrpcCall call, string? operation, string? stream)
    {
        var caller = Caller.Of(call, options);
        var leader = RequiresLeader(call);
        _calls.Enqueue(new(
            call.Method, stream, caller.User, call.Header("connection-name"), leader,
            GrpcTimeout.Parse(call.Header("grpc-timeout")), call.Http.Connection.Id));
        if (caller.IsUnknown)
        {
            throw new GrpcFault(GrpcStatus.Unauthenticated, "Unauthenticated");
        }

        if (operation is not null)
        {
            if (!caller.May(operation, stream!, options))
            {
                throw GrpcFault.AccessDenied();
            }

            members.RefuseUnlessServed(index, leader);
        }

        return FaultyReply.Before(call, faults.Take(call.Method, stream));
    }

    public static bool RequiresLeader(GrpcCall call) => RequiresLeader(call.Http);

    public static bool RequiresLeader(HttpContext http) =>
        bool.TryParse(http.Request.Headers["requires-leader"].ToString(), out var leader)
        && leader;
}
