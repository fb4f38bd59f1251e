using EventStore.Client.Grpc;

namespace EventStore.Client;

/// <summary>What all operations need: a connection, and the headers of a call on it.</summary>
internal sealed class Calls(EventStoreClientSettings settings) : IAsyncDisposable
{
    public const string Streams = "/event_store.client.streams.Streams/";

    private readonly ConnectionSource _source = new(settings);

    public ValueTask<Connection> Current(CancellationToken token) => _source.Current(token);

    public void Lost(Connection connection, Exception reason) =>
        _source.Lost(connection, reason);

    /// <summary>Credentials go out over TLS only, as with the official client: over cleartext,
    /// everybody on the way could read the password.</summary>
    public CallHeaders HeadersFor(Connection connection, UserCredentials? credentials)
    {
        var user = connection.Address.Scheme == Uri.UriSchemeHttps
            ? credentials ?? settings.DefaultCredentials
            : null;
        return new(
            settings.ConnectivitySettings.NodePreference == NodePreference.Leader,
            user?.Authorization.ToString(),
            settings.ConnectionName);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
