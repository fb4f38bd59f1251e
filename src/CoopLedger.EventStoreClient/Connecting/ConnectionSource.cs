using System.Net;
using Grpc.Core;

namespace EventStore.Client;

/// <summary>Finds the node that calls go to, once for all callers, and finds it again when somebody
/// has lost it.</summary>
/// <remarks>All connections share one pool of HTTP/2 connections, so that a subscription lives on
/// when an append is sent to another node.</remarks>
internal sealed class ConnectionSource : IAsyncDisposable
{
    /// <summary>A connection that was lost sooner than this was none: the next attempt waits.
    /// </summary>
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly TimeProvider _clock;
    private readonly Jitter _jitter;
    private readonly TimeSpan _interval;
    private readonly HttpMessageInvoker _http;
    private readonly NodeSearch _search;

    private Task<Connection>? _attempt;
    private Connection? _current;
    private DnsEndPoint? _leader;
    private long _since;
    private int _failures;

    public ConnectionSource(EventStoreClientSettings settings)
        : this(settings, TimeProvider.System, Jitter.Unseeded())
    {
    }

    internal ConnectionSource(
        EventStoreClientSettings settings, TimeProvider clock, Jitter jitter)
    {
        _clock = clock;
        _jitter = jitter;
        _interval = settings.ConnectivitySettings.DiscoveryInterval;
        _http = Transport.Create(settings);
        _search = new(settings, _http, jitter, clock);
    }

    /// <summary>The node to call now: the one that all callers share, found first if need be. After
    /// a second failure in a row, finding it begins with a pause that grows.</summary>
    /// <exception cref="DiscoveryException">No node of the cluster can be chosen.</exception>
    /// <exception cref="RpcException">The only node does not answer.</exception>
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

            if (_attempt is null)
            {
                var (leader, failures, token) = (_leader, _failures, _closing.Token);
                _attempt = Task.Run(() => Connect(leader, failures, token), CancellationToken.None);
            }

            attempt = _attempt;
        }

        try
        {
            // Who is cancelled stops waiting; the attempt goes on for the others.
            return await attempt.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException closed)
            when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException("The client was closed while it connected.", closed);
        }
    }

    /// <summary>Says that a connection is of no use any more, and why. The next
    /// <see cref="Current"/> connects again: to the leader that a
    /// <see cref="NotLeaderException"/> names, or to whatever is found anew. A connection that has
    /// been replaced already is not lost twice.</summary>
    public void Lost(Connection connection, Exception reason)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_current, connection))
            {
                return;
            }

            _current = null;
            _leader = (reason as NotLeaderException)?.LeaderEndpoint;
            _failures = _clock.GetElapsedTime(_since) < Steady ? Next(_failures) : 1;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task? attempt;
        lock (_gate)
        {
            if (_closing.IsCancellationRequested)
            {
                return;
            }

            attempt = _attempt;
        }

        await _closing.CancelAsync();
        if (attempt is not null)
        {
            await attempt.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _http.Dispose();
        _closing.Dispose();
    }

    private static int Next(int failures) => failures < int.MaxValue ? failures + 1 : failures;

    private async Task<Connection> Connect(
        DnsEndPoint? leader, int failures, CancellationToken cancellationToken)
    {
        try
        {
            if (failures > 1)
            {
                await Task.Delay(
                    _jitter.Pause(_interval, failures - 1), _clock, cancellationToken);
            }

            var found = await _search.Find(leader, cancellationToken);
            lock (_gate)
            {
                _since = _clock.GetTimestamp();
                (_current, _attempt, _leader) = (found, null, null);
            }

            return found;
        }
        catch
        {
            lock (_gate)
            {
                (_attempt, _leader, _failures) = (null, null, Next(_failures));
            }

            throw;
        }
    }
}
