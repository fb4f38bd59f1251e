namespace EventStore.Client;

/// <summary>A node that calls go to, as long as nobody has lost it.</summary>
internal sealed class Connection(
    HttpMessageInvoker http, Uri address, string name, string serverVersion)
{
    /// <summary>What sends the calls. Shared by all connections of a source; not to be disposed.
    /// </summary>
    public HttpMessageInvoker Http { get; } = http;

    public Uri Address { get; } = address;

    /// <summary>The name of this client for the header <c>connection-name</c>.</summary>
    public string Name { get; } = name;

    /// <summary>What the node calls its version; empty when it does not say.</summary>
    public string ServerVersion { get; } = serverVersion;

    /// <summary>Whether the node takes <c>BatchAppend</c>; if not, <c>Append</c> is
    /// called.</summary>
    public bool SupportsBatchAppend { get; init; }
}
