using System.Net;
using System.Net.Sockets;
using EventStore.Client;
using Grpc.Core;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>One node, without gossip and without TLS.</summary>
public sealed class SingleNodeTests
{
    [Fact]
    public async Task The_node_is_asked_what_it_can_do()
    {
        await using var node = await Node.Start();
        await using var source = Sources.Of($"esdb://{node.EndPoint}?tls=false");
        var connection = await source.Now();
        Assert.Equal(new Uri($"http://{node.EndPoint}/"), connection.Address);
        Assert.True(connection.SupportsBatchAppend);
        Assert.Equal("23.10.0", connection.ServerVersion);
        var seen = Assert.Single(node.Requests);
        Assert.Equal(Node.FeaturesPath, seen.Path);
    }

    [Fact]
    public async Task Cleartext_is_http_2_by_prior_knowledge()
    {
        await using var node = await Node.Start();
        await using var source = Sources.Of($"esdb://{node.EndPoint}?tls=false");
        var connection = await source.Now();
        // Whatever a request says itself.
        using var request = new HttpRequestMessage(HttpMethod.Post, connection.Address);
        request.Version = HttpVersion.Version11;
        using var response = await connection.Http.SendAsync(request, CancellationToken.None);
        Assert.Equal(HttpVersion.Version20, response.Version);
        Assert.All(node.Requests, seen => Assert.Equal("HTTP/2", seen.Protocol));
    }

    [Fact]
    public async Task No_credentials_go_over_cleartext()
    {
        await using var node = await Node.Start();
        await using var source = Sources.Of($"esdb://admin:changeit@{node.EndPoint}?tls=false");
        var connection = await source.Now();
        using var request = new HttpRequestMessage(HttpMethod.Post, connection.Address);
        request.Headers.TryAddWithoutValidation("authorization", "Basic YTpi");
        using var response = await connection.Http.SendAsync(request, CancellationToken.None);
        Assert.Equal(2, node.Requests.Count);
        Assert.All(node.Requests, seen => Assert.Null(seen.Authorization));
    }

    [Fact]
    public async Task A_connection_has_a_name()
    {
        await using var node = await Node.Start();
        await using var named = Sources.Of(
            $"esdb://{node.EndPoint}?tls=false&connectionName=node%202");
        await using var unnamed = Sources.Of($"esdb://{node.EndPoint}?tls=false");
        Assert.Equal("node 2", (await named.Now()).Name);
        Assert.Matches("^ES-[0-9a-f-]{36}$", (await unnamed.Now()).Name);
        Assert.Equal(
            [(await named.Now()).Name, (await unnamed.Now()).Name],
            node.Requests.Select(seen => seen.ConnectionName), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_node_without_features_is_an_old_one()
    {
        await using var node = await Node.Start();
        node.Features = null;
        await using var source = Sources.Of($"esdb://{node.EndPoint}?tls=false");
        var connection = await source.Now();
        Assert.False(connection.SupportsBatchAppend);
        Assert.Equal("", connection.ServerVersion);
    }

    [Fact]
    public async Task Callers_share_one_attempt_and_one_connection()
    {
        await using var node = await Node.Start();
        var mayAnswer = new TaskCompletionSource();
        node.Before = async _ =>
        {
            await mayAnswer.Task;
            return false;
        };
        await using var source = Sources.Of($"esdb://{node.EndPoint}?tls=false");
        var callers = Enumerable.Range(0, 20).Select(_ => source.Now()).ToList();
        mayAnswer.SetResult();
        var connections = await Task.WhenAll(callers);
        Assert.All(connections, each => Assert.Same(connections[0], each));
        Assert.Same(connections[0], await source.Now());
        Assert.Single(node.Requests);
    }

    [Fact]
    public async Task Who_is_cancelled_leaves_and_the_others_go_on()
    {
        await using var node = await Node.Start();
        var (isAsked, mayAnswer) = (new TaskCompletionSource(), new TaskCompletionSource());
        node.Before = async _ =>
        {
            isAsked.TrySetResult();
            await mayAnswer.Task;
            return false;
        };
        await using var source = Sources.Of($"esdb://{node.EndPoint}?tls=false");
        using var impatient = new CancellationTokenSource();
        var leaving = source.Current(impatient.Token).AsTask();
        var staying = source.Now();
        await isAsked.Task.WaitAsync(Sources.Patience);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        mayAnswer.SetResult();
        Assert.True((await staying).SupportsBatchAppend);
        Assert.Single(node.Requests);
    }

    [Fact]
    public async Task A_lost_connection_is_made_again_and_not_lost_twice()
    {
        await using var node = await Node.Start();
        await using var source = Sources.Of(
            $"esdb://{node.EndPoint}?tls=false&discoveryInterval=1");
        var first = await source.Now();
        source.Lost(first, new IOException("gone"));
        var second = await source.Now();
        Assert.NotSame(first, second);
        source.Lost(first, new IOException("gone"));
        Assert.Same(second, await source.Now());
        Assert.Equal(2, node.Count(Node.FeaturesPath));
    }

    [Fact]
    public async Task A_node_that_comes_back_is_found_again()
    {
        await using var node = await Node.Start();
        var isGone = false;
        node.Before = context =>
        {
            if (isGone)
            {
                context.Abort();
            }

            return Task.FromResult(isGone);
        };
        await using var source = Sources.Of(
            $"esdb://{node.EndPoint}?tls=false&discoveryInterval=1");
        var first = await source.Now();
        isGone = true;
        source.Lost(first, new IOException("gone"));
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var fault = await Assert.ThrowsAsync<RpcException>(source.Now);
            Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        }

        isGone = false;
        Assert.Equal(first.Address, (await source.Now()).Address);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unavailable()
    {
        using var taken = new Socket(SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        await using var source = Sources.Of($"esdb://127.0.0.1:{port}?tls=false");
        var fault = await Assert.ThrowsAsync<RpcException>(source.Now);
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.Contains($"127.0.0.1:{port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_credentials_are_said_to_be_so()
    {
        await using var node = await Node.Start();
        node.Before = context =>
        {
            Node.Fail(context, 16, "Unauthenticated");
            return Task.FromResult(true);
        };
        await using var source = Sources.Of($"esdb://{node.EndPoint}?tls=false");
        await Assert.ThrowsAsync<NotAuthenticatedException>(source.Now);
    }

    [Fact]
    public async Task A_closed_source_gives_no_connection()
    {
        await using var node = await Node.Start();
        var isAsked = new TaskCompletionSource();
        node.Before = async context =>
        {
            isAsked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };
        var source = Sources.Of($"esdb://{node.EndPoint}?tls=false");
        var waiting = source.Now();
        await isAsked.Task.WaitAsync(Sources.Patience);
        await source.DisposeAsync();
        await source.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await Assert.ThrowsAsync<ObjectDisposedException>(source.Now);
    }
}
