using System.Net;

namespace EventStore.Client;

// Only until the folder has its own: one node, without TLS.
public enum NodePreference
{
    Leader,
}

public sealed class EventStoreClientSettings
{
    public EventStoreClientOperationOptions OperationOptions { get; set; } = new();

    public EventStoreClientConnectivitySettings ConnectivitySettings { get; set; } = new();

    public UserCredentials? DefaultCredentials { get; set; }

    public TimeSpan? DefaultDeadline { get; set; } = TimeSpan.FromSeconds(10);

    public string? ConnectionName { get; set; }

    public static EventStoreClientSettings Create(string connectionString) => new()
    {
        ConnectivitySettings = { Address = new("http://" + connectionString.Split('/', '?')[2]) },
    };
}

public sealed class EventStoreClientOperationOptions
{
    public bool ThrowOnAppendFailure { get; set; } = true;

    public int BatchAppendSize { get; set; } = 3 * 1024 * 1024;

    public EventStoreClientOperationOptions Clone() =>
        (EventStoreClientOperationOptions)MemberwiseClone();
}

public sealed class EventStoreClientConnectivitySettings
{
    public Uri Address { get; set; } = new("http://localhost:2113");

    public NodePreference NodePreference { get; set; }
}

public sealed class DiscoveryException(string message, Exception? inner = null)
    : Exception(message, inner);

internal sealed class Connection(HttpMessageInvoker http, Uri address)
{
    public HttpMessageInvoker Http { get; } = http;

    public Uri Address { get; } = address;

    public bool SupportsBatchAppend { get; init; } = true;
}

internal sealed class ConnectionSource(EventStoreClientSettings settings) : IAsyncDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        EnableMultipleHttp2Connections = true,
        InitialHttp2StreamWindowSize = 4 * 1024 * 1024,
    });

    private Connection? _current;

    public ValueTask<Connection> Current(CancellationToken cancellationToken) =>
        new(_current ??= new(_http, settings.ConnectivitySettings.Address));

    public void Lost(Connection connection, Exception reason)
    {
        if (reason is NotLeaderException { LeaderEndpoint: DnsEndPoint leader })
        {
            _current = new(_http, new($"http://{leader.Host}:{leader.Port}"));
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
