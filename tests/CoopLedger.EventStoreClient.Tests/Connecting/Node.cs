using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using EventStore.Client.Wire.Gossip;
using EventStore.Client.Wire.ServerFeatures;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using static EventStore.Client.Wire.Gossip.MemberInfo.Types;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>A request as a node has seen it.</summary>
internal sealed record Seen(
    string Path, string Protocol, string? Authorization, string? ConnectionName, string? User);

/// <summary>Answers gossip and features from code, as a node of a cluster would.</summary>
internal sealed class Node : IAsyncDisposable
{
    public const string GossipPath = "/event_store.client.gossip.Gossip/Read";
    public const string FeaturesPath =
        "/event_store.client.server_features.ServerFeatures/GetSupportedMethods";

    private readonly WebApplication _app;

    private Node(WebApplication app) => _app = app;

    /// <summary>The host by which clients find it.</summary>
    public string Host { get; private init; } = "127.0.0.1";

    public int Port { get; private set; }

    public string EndPoint => $"{Host}:{Port}";

    /// <summary>What it says of the cluster.</summary>
    public Func<IEnumerable<MemberInfo>> Members { get; set; } = () => [];

    /// <summary>What it says that it can do; null for a node that knows no such question.</summary>
    public SupportedMethods? Features { get; set; } = WithBatchAppend();

    /// <summary>What happens before an answer. True: it was the answer.</summary>
    public Func<HttpContext, Task<bool>> Before { get; set; } = _ => Task.FromResult(false);

    public ConcurrentQueue<Seen> Requests { get; } = new();

    public int Count(string path) => Requests.Count(request => request.Path == path);

    public static async Task<Node> Start(
        X509Certificate2? certificate = null, bool demandsUser = false, string host = "127.0.0.1")
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        builder.WebHost.ConfigureKestrel(options => options.Listen(
            IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (certificate is not null)
                {
                    listen.UseHttps(certificate, https =>
                    {
                        https.ClientCertificateMode = demandsUser
                            ? ClientCertificateMode.RequireCertificate
                            : ClientCertificateMode.NoCertificate;
                        https.AllowAnyClientCertificate();
                    });
                }
            }));
        var app = builder.Build();
        var node = new Node(app) { Host = host };
        app.Run(node.Answer);
        await app.StartAsync();
        node.Port = new Uri(app.Urls.Single()).Port;
        return node;
    }

    public static SupportedMethods WithBatchAppend() => new()
    {
        EventStoreServerVersion = "23.10.0",
        Methods =
        {
            new SupportedMethod
            {
                MethodName = "batchappend", ServiceName = "event_store.client.streams.streams",
            },
        },
    };

    /// <summary>Itself as a member of a cluster.</summary>
    public MemberInfo As(VNodeState state, bool alive = true) => Member(Host, Port, state, alive);

    public static MemberInfo Member(
        string host, int port, VNodeState state, bool alive = true) => new()
    {
        State = state,
        IsAlive = alive,
        HttpEndPoint = new() { Address = host, Port = (uint)port },
    };

    public async ValueTask DisposeAsync()
    {
        // Nobody waits for those who are still connected.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    public static void Fail(HttpContext context, int status, string message)
    {
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = $"{status}";
        context.Response.Headers["grpc-message"] = message;
    }

    private async Task Answer(HttpContext context)
    {
        var request = context.Request;
        Requests.Enqueue(new(
            request.Path.Value!, request.Protocol,
            request.Headers.Authorization.SingleOrDefault(),
            request.Headers["connection-name"].SingleOrDefault(),
            context.Connection.ClientCertificate?.Subject));
        if (await Before(context))
        {
            return;
        }

        switch (request.Path.Value)
        {
            case GossipPath:
                await Reply(context, new ClusterInfo { Members = { Members() } });
                break;
            case FeaturesPath when Features is { } features:
                await Reply(context, features);
                break;
            default:
                Fail(context, 12, "Service is unimplemented.");
                break;
        }
    }

    private static async Task Reply(HttpContext context, IMessage message)
    {
        var body = message.ToByteArray();
        byte[] head =
            [0, (byte)(body.Length >> 24), (byte)(body.Length >> 16), (byte)(body.Length >> 8),
                (byte)body.Length];
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(head);
        await context.Response.Body.WriteAsync(body);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
