using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace CoopLedger.Doubles;

/// <summary>The TCP connections of a node, so that they can be broken.</summary>
internal sealed class Connections
{
    private readonly ConcurrentDictionary<string, ConnectionContext> _open =
        new(StringComparer.Ordinal);

    private readonly Gate _gate = new();

    public int Count => _open.Count;

    /// <summary>While it is set, no byte is read or written: not even pings are answered.</summary>
    public bool IsFrozen
    {
        get => _gate.IsClosed;
        set => _gate.IsClosed = value;
    }

    public async Task Run(ConnectionContext connection, ConnectionDelegate next)
    {
        _open[connection.ConnectionId] = connection;
        connection.Transport = new GatedPipe(connection.Transport, _gate);
        try
        {
            await next(connection);
        }
        finally
        {
            _open.TryRemove(connection.ConnectionId, out _);
        }
    }

    public void AbortAll()
    {
        foreach (var connection in _open.Values)
        {
            connection.Abort();
        }
    }
}
