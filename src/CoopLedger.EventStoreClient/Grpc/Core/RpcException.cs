using EventStore.Client.Grpc;

namespace Grpc.Core;

/// <summary>A call that failed, with the status it failed with.</summary>
/// <remarks>
/// A fault of the transport has the status Unavailable, an answer that breaks the protocol has
/// Internal, an answer above the limit of a message has ResourceExhausted.
/// </remarks>
public sealed class RpcException : Exception
{
    public RpcException(Status status)
        : this(status, status.ToString())
    {
    }

    public RpcException(Status status, string message)
        : base(message) => Status = status;

    internal RpcException(StatusCode code, string detail, Outcome outcome, Exception? cause)
        : base(new Status(code, detail).ToString(), cause)
    {
        Status = new Status(code, detail);
        Outcome = outcome;
    }

    public Status Status { get; }

    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>The cluster is between two leaders: nothing was done, and it will pass.</summary>
    internal bool HasNoLeader =>
        StatusCode == StatusCode.Unknown
        && Status.Detail.StartsWith("No leader info", StringComparison.OrdinalIgnoreCase);

    /// <summary>What may be said about the request of this call.</summary>
    internal Outcome Outcome { get; }
}
