using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoopLedger.Doubles;

/// <summary>A test double of an EventStoreDB server. It is made from the published facts of the
/// protocol and is unverified against a real server; see docs/adr/0041.</summary>
/// <example><code>await using var server = await EventStoreDouble.Start();</code></example>
public sealed class EventStoreDouble : IAsyncDisposable
{
    private readonly Node _node;
    private readonly Connections _connections = new();
    private readonly Membership? _owned;
    private WebApplication? _app;
    private CancellationTokenSource? _stopping;
    private string? _authorityFile;

    private EventStoreDouble(Node node, Membership? owned) => (_node, _owned) = (node, owned);

    public static string Host => "127.0.0.1";

    /// <summary>What the node stores. It may be filled and looked at directly.</summary>
    public DoubleLog Log => _node.Log;

    /// <summary>What will go wrong.</summary>
    public FaultList Faults => _node.Faults;

    /// <summary>The calls so far, the first one first.</summary>
    public IReadOnlyList<CallSeen> Calls => _node.Calls;

    /// <summary>How many connections are open.</summary>
    public int OpenConnections => _connections.Count;

    public int Port { get; private set; }

    public Uri Address => new($"{(_node.Options.Tls ? "https" : "http")}://{Host}:{Port}");

    /// <summary>`esdb://` with this node, and the authority's file where it speaks TLS.</summary>
    public string ConnectionString => ConnectionStringFor(credentials: "");

    /// <summary>Starts a node of its own, which leads itself.</summary>
    public static async Task<EventStoreDouble> Start(DoubleOptions? options = null)
    {
        var (how, members) = (options ?? new(), new Membership());
        var node = new Node(SystemEvents.LogOf(how), how, members, 0, new());
        var started = new EventStoreDouble(node, members);
        await started.Listen(how.Port);
        members.Join(Host, started.Port);
        return started;
    }

    /// <summary>Starts a node of a cluster.</summary>
    internal static async Task<EventStoreDouble> Start(Node node)
    {
        var started = new EventStoreDouble(node, owned: null);
        await started.Listen(node.Options.Port);
        return started;
    }

    /// <summary>`esdb://user:password@…`, percent-encoded.</summary>
    public string ConnectionStringAs(string user, string password) => ConnectionStringFor(
        $"{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@");

    /// <summary>Breaks every connection; the node goes on listening.</summary>
    public void BreakConnections() => _connections.AbortAll();

    /// <summary>While it is set, the node takes connections and neither reads nor writes a byte, as
    /// a process that is stopped or a network that drops packets: pings are not answered either.
    /// </summary>
    public bool IsFrozen
    {
        get => _connections.IsFrozen;
        set => _connections.IsFrozen = value;
    }

    /// <summary>Breaks every connection and listens no more, as if the process were killed. What
    /// is stored stays.</summary>
    public async Task Stop()
    {
        if (_app is null)
        {
            return;
        }

        await _stopping!.CancelAsync();
        _connections.AbortAll();
        IsFrozen = false;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
        _app = null;
    }

    /// <summary>Listens again, on the same port.</summary>
    public Task Restart() => Listen(Port);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _owned?.Dispose();
        if (_authorityFile is not null)
        {
            File.Delete(_authorityFile);
        }
    }

    private async Task Listen(int port)
    {
        _stopping = new();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, port));
        _app = builder.Build();
        _app.Run(new Dispatch(_node, _stopping.Token).Serve);
        await _app.StartAsync();
        Port = new Uri(_app.Urls.First()).Port;
        if (_node.Options.Tls && _authorityFile is null)
        {
            _authorityFile = Path.Combine(
                Path.GetTempPath(), $"double-{Guid.NewGuid():N}.pem");
            await File.WriteAllTextAsync(_authorityFile, DoubleCertificates.AuthorityPem);
        }
    }

    /// <summary>The test, not a signal, ends the node.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>What follows the hosts in a connection string.</summary>
    internal string Security =>
        _node.Options.Tls ? $"?tls=true&tlsCaFile={_authorityFile}" : "?tls=false";

    private string ConnectionStringFor(string credentials) =>
        $"esdb://{credentials}{Host}:{Port}{Security}";

    private void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        // Long client streams, readers that pause, and faults that answer nothing for a while.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
        kestrel.Limits.Http2.InitialConnectionWindowSize = 4 * 1024 * 1024;
        kestrel.Limits.Http2.InitialStreamWindowSize = 1024 * 1024;
        kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(next => connection => _connections.Run(connection, next));
            if (_node.Options.Tls)
            {
                var certificate = DoubleCertificates.ForServer(_node.Options.CertificateName);
                listen.UseHttps(certificate, https =>
                {
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                    https.AllowAnyClientCertificate();
                });
            }
        });
    }
}
