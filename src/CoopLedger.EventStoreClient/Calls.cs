using EventStore.Client.Grpc;
using Grpc.Core;

namespace EventStore.Client;

/// <summary>What all operations need: a connection, and the headers of a call on it.</summary>
internal sealed class Calls(EventStoreClientSettings settings) : IAsyncDisposable
{
    /// <summary>The beginning of the paths of the service that reads and appends.</summary>
    public const string Streams = "/event_store.client.streams.Streams/";

    /// <summary>The longest pause after a first failure; later ones double it, five
    /// times.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    private readonly ConnectionSource _source = new(settings);
    private readonly Lock _gate = new();
    private readonly Jitter _jitter = Jitter.Unseeded();

    public ValueTask<Connection> Current(CancellationToken token) => _source.Current(token);

    public void Lost(Connection connection, Exception reason) =>
        _source.Lost(connection, reason);

    /// <summary>Credentials go out over TLS only, as with the official client: over cleartext,
    /// everybody on the way could read the password.</summary>
    public async ValueTask<CallHeaders> HeadersFor(
        Connection connection, UserCredentials? credentials, CancellationToken token)
    {
        var user = connection.Address.Scheme == Uri.UriSchemeHttps
            ? credentials ?? settings.DefaultCredentials
            : null;
        return new(
            settings.ConnectivitySettings.NodePreference == NodePreference.Leader,
            user is null
                ? null
                : await settings.OperationOptions.GetAuthenticationHeaderValue(user, token),
            connection.Name);
    }

    /// <summary>Waits before the next attempt: longer, and by chance, after each failure.</summary>
    public Task Pause(int failures, CancellationToken token)
    {
        TimeSpan pause;
        lock (_gate)
        {
            pause = _jitter.Pause(FirstPause, failures);
        }

        return Task.Delay(pause, token);
    }

    /// <summary>Whether a fault says that the next call should go over another
    /// connection.</summary>
    public static bool IsOfConnection(Exception fault) => fault
        is NotLeaderException
        or RpcException { HasNoLeader: true }
        or RpcException { StatusCode: StatusCode.Unavailable }
        or RpcException
        {
            StatusCode: StatusCode.Internal or StatusCode.Unknown,
            Outcome: Outcome.Unknown or Outcome.NotSent,
        };

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
