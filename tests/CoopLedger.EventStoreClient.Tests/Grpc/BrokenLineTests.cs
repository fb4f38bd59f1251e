using System.Net;
using System.Net.Sockets;
using EventStore.Client.Grpc;
using EventStore.Client.Wire;
using Grpc.Core;

namespace CoopLedger.EventStoreClient.Tests.Grpc;

/// <summary>What is at the other end of the line does not speak HTTP/2, or stops speaking.</summary>
public sealed class BrokenLineTests
{
    /// <summary>An empty SETTINGS frame (RFC 9113, section 6.5): the server's first words.</summary>
    private static readonly byte[] Settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];

    [Fact]
    public async Task A_server_that_says_nothing_is_left_at_the_deadline()
    {
        var fault = await Ask(socket => Task.Delay(-1, socket.Token), 500);
        Assert.Equal(StatusCode.DeadlineExceeded, fault.StatusCode);
    }

    [Fact]
    public async Task A_server_that_speaks_http_1_is_told_apart()
    {
        var fault = await Ask(line => line.Say("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()));
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
    }

    [Fact]
    public async Task A_line_that_is_cut_is_lost()
    {
        var fault = await Ask(async line =>
        {
            await line.Say(Settings);
            await line.Hear();
            line.Socket.Close(0);
        });
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.NotEqual(Outcome.Answered, fault.Outcome);
    }

    [Fact]
    public async Task A_line_that_is_half_closed_is_lost()
    {
        // The server will say no more, but still listens: its side of TCP is shut down.
        var fault = await Ask(async line =>
        {
            await line.Say(Settings);
            await line.Hear();
            line.Socket.Shutdown(SocketShutdown.Send);
            await Task.Delay(-1, line.Token);
        });
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
    }

    [Fact]
    public async Task Frames_that_are_none_are_lost()
    {
        var fault = await Ask(async line =>
        {
            await line.Say(Settings);
            await line.Say([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
            await Task.Delay(-1, line.Token);
        });
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
    }

    private static async Task<RpcException> Ask(Func<Line, Task> speak, int? milliseconds = null)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var ended = new CancellationTokenSource();
        var speaking = Speak(listener, speak, ended.Token);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        var fault = await Assert.ThrowsAsync<RpcException>(() => GrpcCall.Unary(
            http, address, "/a.B/C", new Empty(), BadRequest.Parser, CallHeaders.None,
            milliseconds is { } time ? TimeSpan.FromMilliseconds(time) : null, default));
        await ended.CancelAsync();
        await speaking;
        return fault;
    }

    private static async Task Speak(
        TcpListener listener, Func<Line, Task> speak, CancellationToken token)
    {
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptSocketAsync(token);
                await speak(new(socket, token));
            }
        }
        catch (OperationCanceledException)
        {
            Assert.True(token.IsCancellationRequested);
        }
    }

    private sealed record Line(Socket Socket, CancellationToken Token)
    {
        public async Task Say(byte[] bytes) => await Socket.SendAsync(bytes, Token);

        public async Task Hear() => await Socket.ReceiveAsync(new byte[16 * 1024], Token);
    }
}
