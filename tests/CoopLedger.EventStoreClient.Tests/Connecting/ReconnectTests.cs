using System.Collections.Concurrent;
using EventStore.Client;
using Grpc.Core;
using static EventStore.Client.Wire.Gossip.MemberInfo.Types;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>How a lost connection is made again, and how soon.</summary>
public sealed class ReconnectTests
{
    [Fact]
    public async Task One_loss_is_repaired_at_once_and_several_in_a_row_are_not()
    {
        await using var node = await Node.Start();
        var clock = new FastClock();
        await using var source = Timed(clock, $"esdb://{node.EndPoint}?tls=false");
        for (var loss = 0; loss < 8; loss++)
        {
            source.Lost(await source.Now(), new IOException("gone"));
        }

        Assert.True((await source.Now()).SupportsBatchAppend);
        // Eight losses, and a pause before each attempt after the second.
        var most = new[] { 100, 200, 400, 800, 1_600, 3_200, 3_200 };
        Assert.Equal(most.Length, clock.Pauses.Count);
        Assert.All(clock.Pauses.Zip(most), pause => Assert.InRange(
            pause.First, TimeSpan.Zero, TimeSpan.FromMilliseconds(pause.Second)));
        Assert.True(clock.Pauses.Max() > TimeSpan.FromMilliseconds(400));
    }

    [Fact]
    public async Task A_connection_that_has_held_is_repaired_at_once_again()
    {
        await using var node = await Node.Start();
        var clock = new FastClock();
        await using var source = Timed(clock, $"esdb://{node.EndPoint}?tls=false");
        for (var loss = 0; loss < 8; loss++)
        {
            var connection = await source.Now();
            clock.Advance(TimeSpan.FromSeconds(1));
            source.Lost(connection, new IOException("gone"));
        }

        await source.Now();
        Assert.Empty(clock.Pauses);
    }

    [Fact]
    public async Task A_node_that_is_gone_is_not_asked_ever_faster()
    {
        await using var node = await Node.Start();
        node.Before = context =>
        {
            context.Abort();
            return Task.FromResult(true);
        };
        var clock = new FastClock();
        await using var source = Timed(clock, $"esdb://{node.EndPoint}?tls=false");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await Assert.ThrowsAsync<RpcException>(source.Now);
        }

        Assert.Equal(3, clock.Pauses.Count);
    }

    [Fact]
    public async Task The_rounds_of_a_discovery_grow_apart()
    {
        await using var node = await Node.Start();
        node.Members = () => [node.As(VNodeState.Unknown)];
        var clock = new FastClock();
        await using var source = Timed(
            clock, $"esdb+discover://{node.EndPoint}?tls=false&discoveryInterval=1000");
        await Assert.ThrowsAsync<DiscoveryException>(source.Now);
        Assert.Equal(10, node.Count(Node.GossipPath));
        int[] most = [1, 2, 4, 8, 16, 32, 32, 32, 32];
        Assert.Equal(most.Length, clock.Pauses.Count);
        Assert.All(clock.Pauses.Zip(most), pause => Assert.InRange(
            pause.First, TimeSpan.Zero, TimeSpan.FromSeconds(pause.Second)));
    }

    [Fact]
    public async Task Two_nodes_that_name_each_other_are_called_with_pauses()
    {
        await using var one = await Node.Start();
        await using var two = await Node.Start();
        var clock = new FastClock();
        await using var source = Timed(clock, $"esdb://{one.EndPoint}?tls=false");
        for (var redirect = 0; redirect < 6; redirect++)
        {
            var connection = await source.Now();
            var other = connection.Address.Port == one.Port ? two : one;
            source.Lost(connection, new NotLeaderException(other.Host, other.Port));
            Assert.Equal(other.Port, (await source.Now()).Address.Port);
        }

        Assert.Equal(5, clock.Pauses.Count);
    }

    [Fact]
    public async Task Many_callers_that_lose_the_same_connection_lose_it_once()
    {
        await using var node = await Node.Start();
        await using var source = Timed(new FastClock(), $"esdb://{node.EndPoint}?tls=false");
        var given = new ConcurrentBag<Connection>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var each = 0; each < 25; each++)
            {
                var connection = await source.Now();
                given.Add(connection);
                source.Lost(connection, new IOException("gone"));
            }
        }))).WaitAsync(Sources.Patience);
        var different = given.Distinct().Count();
        Assert.Equal(200, given.Count);
        Assert.InRange(different, 25, 200);
        Assert.Equal(different, node.Count(Node.FeaturesPath));
    }

    private static ConnectionSource Timed(TimeProvider clock, string connectionString) => new(
        EventStoreClientSettings.Create(connectionString), clock, Sources.Chance(5));

    /// <summary>A clock on which pauses pass at once and are written down.</summary>
    private sealed class FastClock : TimeProvider
    {
        private long _now;

        public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _now);

        public void Advance(TimeSpan time) => Interlocked.Add(ref _now, time.Ticks);

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pauses.Enqueue(dueTime);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
