namespace EventStore.Client;

/// <summary>Everything a client is told when it is made.</summary>
public sealed class EventStoreClientSettings
{
    /// <summary>What the server calls this client in its logs. Range: printable ASCII, since it is
    /// a header. Default: <c>ES-</c> and a random id.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>What makes the HTTP handler, for tests and proxies. <see langword="null"/>: one
    /// made of the connectivity settings, with keep-alive and TLS. A handler given here sees to
    /// those itself.</summary>
    public Func<HttpMessageHandler>? CreateHttpMessageHandler { get; set; }

    public EventStoreClientOperationOptions OperationOptions { get; set; } =
        EventStoreClientOperationOptions.Default;

    public EventStoreClientConnectivitySettings ConnectivitySettings { get; set; } =
        EventStoreClientConnectivitySettings.Default;

    /// <summary>Whose credentials a call carries that brings none of its own.</summary>
    public UserCredentials? DefaultCredentials { get; set; }

    /// <summary>How long a call may take that is neither a read nor a subscription. Default: 10 s.
    /// </summary>
    public TimeSpan? DefaultDeadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The settings that a connection string says.</summary>
    /// <param name="connectionString">
    /// <para><c>scheme://[user:password@]host[:port][,host[:port]…][/][?key=value…]</c> with the
    /// schemes <c>esdb</c>, <c>esdb+discover</c>, <c>kurrentdb</c>, <c>kurrentdb+discover</c>.
    /// One host with a plain scheme is a single node; several hosts or <c>+discover</c> are seeds
    /// of a cluster. The port is 2113 unless it is said. Keys do not mind the case of letters;
    /// docs/eventstoredb-connecting.md has their table.</para>
    /// </param>
    /// <remarks>
    /// <para>Unlike the official client of .NET, this one decodes <c>%XX</c> in the user, the
    /// password and the values, takes IPv6 addresses in brackets, and knows the schemes of
    /// KurrentDB. A raw <c>@</c>, <c>/</c> or <c>?</c> in a password must be encoded.</para>
    /// <para>The files of certificates are read here.</para>
    /// </remarks>
    /// <exception cref="ConnectionStringParseException">Something is wrong; says where, and never
    /// says the password.</exception>
    public static EventStoreClientSettings Create(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        return ConnectionStringKeys.Settings(ConnectionString.Parse(connectionString));
    }
}
