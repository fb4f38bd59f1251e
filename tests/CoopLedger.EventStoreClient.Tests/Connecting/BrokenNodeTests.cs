using System.Net;
using System.Net.Sockets;
using EventStore.Client;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using static EventStore.Client.Wire.Gossip.MemberInfo.Types;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>Nodes, and what only looks like a node, that do not keep to the protocol.</summary>
public sealed class BrokenNodeTests
{
    public static TheoryData<string> Faults { get; } =
    [
        "garbage", "no message", "half a frame", "a frame of 4 GiB", "not found", "a web page",
        "the connection", "HTTP/1.1",
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_seed_that_breaks_the_protocol_is_passed_over_and_told(string what)
    {
        await using var good = await Node.Start();
        await using var broken = await Node.Start();
        good.Members = () => [good.As(VNodeState.Leader)];
        broken.Before = context => Break(context, what);
        var keys = "?tls=false&maxDiscoverAttempts=1";
        for (var seed = 0; seed < 4; seed++)
        {
            await using var source = Sources.Of(
                $"esdb://{broken.EndPoint},{good.EndPoint}{keys}", seed);
            Assert.Equal(good.Port, (await source.Now()).Address.Port);
        }

        await using var alone = Sources.Of($"esdb+discover://{broken.EndPoint}{keys}");
        var fault = await Assert.ThrowsAsync<DiscoveryException>(alone.Now);
        Assert.Matches($"answers: {broken.EndPoint}: .{{5,}}\\.$", fault.Message);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_single_node_that_breaks_the_protocol_fails_the_connection(string what)
    {
        await using var node = await Node.Start();
        node.Before = context => Break(context, what);
        await using var source = Sources.Of($"esdb://{node.EndPoint}?tls=false");
        if (what == "not found")
        {
            // As gRPC has it: a path that is not there is a method that is not there.
            Assert.False((await source.Now()).SupportsBatchAppend);
        }
        else
        {
            await Assert.ThrowsAsync<RpcException>(source.Now);
        }
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_through_its_missing_pings()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var accepted = Accept(silent);
        var settings = EventStoreClientSettings.Create(
            "esdb://h?tls=false&keepAliveInterval=1000&keepAliveTimeout=1000");
        using var http = Transport.Create(settings);
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"http://{silent.LocalEndpoint}/");
        // Without PINGs it would wait for ever.
        await Assert.ThrowsAsync<HttpRequestException>(() => http
            .SendAsync(request, CancellationToken.None).WaitAsync(Sources.Patience));
        using var client = await accepted;
    }

    [Fact]
    public async Task A_handler_of_ones_own_is_used_and_kept_to_HTTP_2()
    {
        await using var node = await Node.Start();
        var settings = EventStoreClientSettings.Create($"esdb://{node.EndPoint}?tls=false");
        var made = 0;
        settings.CreateHttpMessageHandler = () =>
        {
            made++;
            return new SocketsHttpHandler();
        };
        await using var source = new ConnectionSource(settings);
        Assert.True((await source.Now()).SupportsBatchAppend);
        Assert.Equal(1, made);
    }

    private static async Task<bool> Break(HttpContext context, string what)
    {
        context.Response.ContentType = "application/grpc";
        byte[] body = what switch
        {
            "garbage" => [0, 0, 0, 0, 3, 0xff, 0xff, 0xff],
            "half a frame" => [0, 0, 0, 1, 0, 1, 2, 3],
            "a frame of 4 GiB" => [0, 0xff, 0xff, 0xff, 0xff, 1],
            "HTTP/1.1" => "HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(),
            _ => [],
        };
        if (what == "not found")
        {
            context.Response.StatusCode = 404;
            return true;
        }

        if (what == "a web page")
        {
            context.Response.ContentType = "text/html";
            body = "<html>Sổ cái</html>"u8.ToArray();
        }

        await context.Response.Body.WriteAsync(body);
        if (what == "the connection")
        {
            await context.Response.Body.FlushAsync();
            context.Abort();
        }
        else if (what != "a web page")
        {
            context.Response.AppendTrailer("grpc-status", "0");
        }

        return true;
    }

    /// <summary>Takes a connection, says the first words of HTTP/2, and nothing more.</summary>
    private static async Task<Socket> Accept(TcpListener listener)
    {
        var socket = await listener.AcceptSocketAsync();
        byte[] emptySettings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
        await socket.SendAsync(emptySettings);
        return socket;
    }
}
