using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace CoopLedger.Doubles;

/// <summary>The TCP connections of a node, so that they can be broken.</summary>
internal sealed class Connections
{
    private readonly ConcurrentDictionary<string, ConnectionContext> _open =
        new(StringComparer.Ordinal);

    public int Count => _open.Count;

    public async Task Run(ConnectionContext connection, ConnectionDelegate next)
    {
        _open[connection.ConnectionId] = connection;
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
