using System.Buffers.Binary;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoopLedger.EventStoreClient.Tests.Grpc;

/// <summary>A server that answers whatever the test says, right or wrong, over real
/// HTTP/2.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RawServer(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
        Http = new(new SocketsHttpHandler());
    }

    public Uri Address { get; }

    public HttpMessageInvoker Http { get; }

    public static async Task<RawServer> Start(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Listen(
                IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses;
        return new(app, new Uri(addresses.First()));
    }

    /// <summary>Answers with bytes of the body and with trailers.</summary>
    public static RequestDelegate Body(
        byte[] body, params (string Key, string Value)[] trailers) => async context =>
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(body);
        await context.Response.Body.FlushAsync();
        foreach (var (key, value) in trailers)
        {
            context.Response.AppendTrailer(key, value);
        }
    };

    /// <summary>Answers with headers only.</summary>
    public static RequestDelegate HeadersOnly(
        params (string Key, string Value)[] headers) => context =>
    {
        context.Response.ContentType = "application/grpc";
        foreach (var (key, value) in headers)
        {
            context.Response.Headers[key] = value;
        }

        return Task.CompletedTask;
    };

    public static byte[] Frame(byte flag, byte[] message, int? length = null)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), length ?? message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
