using System.Net;

namespace EventStore.Client;

/// <summary>The call needs the leader, and this node is not it.</summary>
public sealed class NotLeaderException : Exception
{
    /// <exception cref="ArgumentOutOfRangeException">The port is not 0 to 65535.</exception>
    public NotLeaderException(string host, int port, Exception? exception = null)
        : base($"This node is not the leader; the leader is {host}:{port}.", exception) =>
        LeaderEndpoint = new(host, port);

    public DnsEndPoint LeaderEndpoint { get; }
}
