namespace EventStore.Client;

/// <summary>Finds the node that the settings mean.</summary>
internal sealed class NodeSearch(EventStoreClientSettings settings, HttpMessageInvoker http)
{
    public Task<Connection> Find(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(
            new Connection(http, settings.ConnectivitySettings.Address, serverVersion: ""));
    }
}
