namespace EventStore.Client;

/// <summary>Finds the node that calls go to, once for all callers, and finds it again when somebody
/// has lost it.</summary>
/// <remarks>All connections share one pool of HTTP/2 connections, so that a subscription lives on
/// when an append is sent to another node.</remarks>
internal sealed class ConnectionSource : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly HttpMessageInvoker _http;
    private readonly NodeSearch _search;

    private Task<Connection>? _attempt;
    private Connection? _current;

    public ConnectionSource(EventStoreClientSettings settings)
    {
        _http = Transport.Create(settings);
        _search = new(settings, _http);
    }

    /// <summary>The node to call now: the one that all callers share, found first if need be.
    /// </summary>
    /// <exception cref="DiscoveryException">No node of the cluster can be chosen.</exception>
    /// <exception cref="ObjectDisposedException">The source is closed.</exception>
    public async ValueTask<Connection> Current(CancellationToken cancellationToken)
    {
        Task<Connection> attempt;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
            if (_current is { } current)
            {
                return current;
            }

            if (_attempt is null or { IsCompleted: true })
            {
                _attempt = Task.Run(Connect, CancellationToken.None);
            }

            attempt = _attempt;
        }

        // Who is cancelled stops waiting; the attempt goes on for the others.
        return await attempt.WaitAsync(cancellationToken);
    }

    /// <summary>Says that a connection is of no use any more, and why. The next
    /// <see cref="Current"/> connects again. A connection that has been replaced already is not
    /// lost twice.</summary>
    public void Lost(Connection connection, Exception reason)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_current, connection))
            {
                _current = null;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _http.Dispose();
        _closing.Dispose();
    }

    private async Task<Connection> Connect()
    {
        var found = await _search.Find(_closing.Token);
        lock (_gate)
        {
            _current = found;
        }

        return found;
    }
}
