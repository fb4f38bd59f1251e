using System.Net;
using System.Net.Sockets;
using EventStore.Client;
using Microsoft.AspNetCore.Http;
using static EventStore.Client.Wire.Gossip.MemberInfo.Types;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>A cluster is found through its seeds.</summary>
public sealed class DiscoveryTests : IAsyncLifetime
{
    private readonly List<Node> _nodes = [];

    /// <summary>What gossip says of the nodes, in their order.</summary>
    private VNodeState[] _states = [VNodeState.Follower, VNodeState.Leader, VNodeState.Follower];

    private string Seeds => string.Join(',', _nodes.Select(node => node.EndPoint));

    public async Task InitializeAsync()
    {
        for (var each = 0; each < 3; each++)
        {
            var node = await Node.Start();
            node.Members = () => _nodes.Zip(_states, (member, state) => member.As(state));
            _nodes.Add(node);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_leader_is_found_whichever_seed_is_asked_first()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            await using var source = Sources.Of($"esdb://{Seeds}?tls=false", seed);
            Assert.Equal(_nodes[1].Port, (await source.Now()).Address.Port);
        }

        Assert.All(_nodes, node => Assert.True(node.Count(Node.GossipPath) > 0));
        Assert.Equal(10, _nodes[1].Count(Node.FeaturesPath));
        Assert.Equal(10, _nodes.Sum(node => node.Count(Node.FeaturesPath)));
    }

    [Fact]
    public async Task One_seed_shows_the_whole_cluster()
    {
        await using var source = Sources.Of(
            $"esdb+discover://{_nodes[0].EndPoint}?tls=false&nodePreference=leader");
        Assert.Equal(_nodes[1].Port, (await source.Now()).Address.Port);
    }

    [Fact]
    public async Task A_follower_is_preferred_when_that_is_said()
    {
        await using var source = Sources.Of($"esdb://{Seeds}?tls=false&nodePreference=follower");
        Assert.NotEqual(_nodes[1].Port, (await source.Now()).Address.Port);
    }

    [Fact]
    public async Task A_dead_seed_is_passed_over()
    {
        using var dead = new DeadPort();
        for (var seed = 0; seed < 6; seed++)
        {
            await using var source = Sources.Of(
                $"esdb://{dead.EndPoint},{_nodes[0].EndPoint}?tls=false&maxDiscoverAttempts=1",
                seed);
            Assert.Equal(_nodes[1].Port, (await source.Now()).Address.Port);
        }
    }

    [Fact]
    public async Task A_seed_slower_than_the_gossip_timeout_is_passed_over()
    {
        await using var slow = await Node.Start();
        slow.Before = NeverAnswer;
        for (var seed = 0; seed < 4; seed++)
        {
            await using var source = Sources.Of(
                $"esdb://{slow.EndPoint},{_nodes[0].EndPoint}?tls=false&gossipTimeout=500", seed);
            Assert.Equal(_nodes[1].Port, (await source.Now()).Address.Port);
        }

        Assert.True(slow.Count(Node.GossipPath) > 0);
    }

    [Fact]
    public async Task When_no_node_can_be_chosen_every_answer_is_told()
    {
        using var dead = new DeadPort();
        await using var slow = await Node.Start();
        slow.Before = NeverAnswer;
        await using var broken = await Node.Start();
        broken.Before = context =>
        {
            Node.Fail(context, 14, "Server Is Not Ready");
            return Task.FromResult(true);
        };
        _states = [VNodeState.CatchingUp, VNodeState.Unknown, VNodeState.PreLeader];
        await using var source = Sources.Of(
            $"esdb://{dead.EndPoint},{slow.EndPoint},{broken.EndPoint},{_nodes[0].EndPoint}"
            + "?tls=false&maxDiscoverAttempts=2&discoveryInterval=1&gossipTimeout=200");
        var fault = await Assert.ThrowsAsync<DiscoveryException>(source.Now);
        Assert.Equal(2, fault.MaxDiscoverAttempts);
        Assert.Contains("in 2 attempts", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"{dead.EndPoint}: The conn", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"{slow.EndPoint}: The deadl", fault.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"{broken.EndPoint}: Server Is Not Ready", fault.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"{_nodes[0].EndPoint}: none of its 3 members can be called: "
            + $"{_nodes[0].EndPoint} CatchingUp, ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, broken.Count(Node.GossipPath));
        // Of each seed its last answer.
        Assert.Equal(2, fault.Message.Split(broken.EndPoint).Length);
    }

    [Fact]
    public async Task A_cluster_without_a_leader_is_asked_until_it_has_one()
    {
        _states = [VNodeState.Unknown, VNodeState.Unknown, VNodeState.Unknown];
        var asked = 0;
        _nodes[0].Before = context =>
        {
            if (context.Request.Path == Node.GossipPath && ++asked == 4)
            {
                _states = [VNodeState.Follower, VNodeState.Follower, VNodeState.Leader];
            }

            return Task.FromResult(false);
        };
        await using var source = Sources.Of(
            $"esdb+discover://{_nodes[0].EndPoint}?tls=false&discoveryInterval=1");
        Assert.Equal(_nodes[2].Port, (await source.Now()).Address.Port);
        Assert.Equal(4, asked);
    }

    [Fact]
    public async Task A_lost_leader_is_searched_anew()
    {
        await using var source = Sources.Of($"esdb://{Seeds}?tls=false&discoveryInterval=1");
        var first = await source.Now();
        await _nodes[1].DisposeAsync();
        _states = [VNodeState.Leader, VNodeState.Unknown, VNodeState.Follower];
        source.Lost(first, new IOException("gone"));
        Assert.Equal(_nodes[0].Port, (await source.Now()).Address.Port);
    }

    [Fact]
    public async Task A_leader_that_is_named_is_called_without_gossip()
    {
        await using var source = Sources.Of($"esdb://{Seeds}?tls=false&discoveryInterval=1");
        var first = await source.Now();
        var asked = _nodes.Sum(node => node.Count(Node.GossipPath));
        source.Lost(first, new NotLeaderException(_nodes[2].Host, _nodes[2].Port));
        Assert.Equal(_nodes[2].Port, (await source.Now()).Address.Port);
        Assert.Equal(asked, _nodes.Sum(node => node.Count(Node.GossipPath)));
    }

    [Fact]
    public async Task A_leader_that_is_named_and_gone_is_searched_anew()
    {
        using var dead = new DeadPort();
        await using var source = Sources.Of($"esdb://{Seeds}?tls=false&discoveryInterval=1");
        var first = await source.Now();
        source.Lost(first, new NotLeaderException("127.0.0.1", dead.Port));
        Assert.Equal(_nodes[1].Port, (await source.Now()).Address.Port);
    }

    [Fact]
    public async Task A_single_node_that_names_a_leader_is_left_for_it()
    {
        await using var source = Sources.Of($"esdb://{_nodes[0].EndPoint}?tls=false");
        var first = await source.Now();
        Assert.Equal(_nodes[0].Port, first.Address.Port);
        source.Lost(first, new NotLeaderException(_nodes[1].Host, _nodes[1].Port));
        var second = await source.Now();
        Assert.Equal(_nodes[1].Port, second.Address.Port);
        source.Lost(second, new IOException("gone"));
        Assert.Equal(_nodes[0].Port, (await source.Now()).Address.Port);
    }

    [Fact]
    public async Task Calls_on_a_connection_that_was_lost_go_on()
    {
        await using var source = Sources.Of($"esdb://{Seeds}?tls=false&discoveryInterval=1");
        var (isAsked, mayAnswer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = await source.Now();
        _nodes[1].Before = async _ =>
        {
            isAsked.TrySetResult();
            await mayAnswer.Task;
            return false;
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, first.Address);
        var call = first.Http.SendAsync(request, CancellationToken.None);
        await isAsked.Task.WaitAsync(Sources.Patience);
        source.Lost(first, new NotLeaderException(_nodes[2].Host, _nodes[2].Port));
        await source.Now();
        mayAnswer.SetResult();
        using var response = await call.WaitAsync(Sources.Patience);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Wrong_credentials_are_not_tried_ten_times()
    {
        _nodes[1].Before = context =>
        {
            Node.Fail(context, 16, "Unauthenticated");
            return Task.FromResult(true);
        };
        await using var source = Sources.Of(
            $"esdb://{_nodes[0].EndPoint},{_nodes[2].EndPoint}?tls=false");
        await Assert.ThrowsAsync<NotAuthenticatedException>(source.Now);
        Assert.Single(_nodes[1].Requests);
    }

    private static async Task<bool> NeverAnswer(HttpContext context)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return true;
    }

    /// <summary>A port that is taken and where nobody listens.</summary>
    private sealed class DeadPort : IDisposable
    {
        private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp);

        public DeadPort()
        {
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        }

        public int Port { get; }

        public string EndPoint => $"127.0.0.1:{Port}";

        public void Dispose() => _socket.Dispose();
    }
}
