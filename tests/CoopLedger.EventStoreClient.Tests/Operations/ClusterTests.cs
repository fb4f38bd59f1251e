using System.Text;
using CoopLedger.Doubles;
using EventStore.Client;
using Grpc.Core;
using Client = EventStore.Client.EventStoreClient;

namespace CoopLedger.EventStoreClient.Tests.Operations;

/// <summary>The leader of a cluster changes under appends and subscriptions.</summary>
public sealed class ClusterTests
{
    public static TheoryData<bool, bool> Elections { get; } = new()
    {
        { true, true }, { true, false }, { false, true }, { false, false },
    };

    public static TheoryData<bool> Ways { get; } = [true, false];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_append_follows_the_leader(bool batch)
    {
        await using var cluster = await EventStoreCluster.Start(
            options: new() { HasBatchAppend = batch });
        await using var client = Client(cluster);
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1));
        cluster.MoveLeader(2);
        await client.AppendToStreamAsync("s", new StreamRevision(0), [Given.Event("sau")]);
        Assert.Equal(["0", "sau"], Texts(cluster, "s"));
        // The leader is known again without asking anybody: any revision may be expected, too.
        cluster.MoveLeader(1);
        await client.AppendToStreamAsync("s", StreamState.Any, [Given.Event("nữa")]);
        Assert.Equal(["0", "sau", "nữa"], Texts(cluster, "s"));
    }

    [Theory]
    [MemberData(nameof(Elections))]
    public async Task An_append_that_an_election_meets_stands_exactly_once(bool kept, bool batch)
    {
        await using var cluster = await EventStoreCluster.Start(
            options: new() { HasBatchAppend = batch });
        await using var client = Client(cluster);
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1));
        cluster.HoldsCommits = true;
        var append = client.AppendToStreamAsync(
            "s", new StreamRevision(0), [Given.Event("một"), Given.Event("hai")]);
        while (cluster.Uncommitted == 0)
        {
            await Task.Delay(10);
        }

        cluster.MoveLeader(1, keepsUncommitted: kept);
        cluster.HoldsCommits = false;
        var result = await append.WaitAsync(Given.Patience);
        Assert.Equal(new StreamRevision(2), result.NextExpectedStreamRevision);
        Assert.Equal(["0", "một", "hai"], Texts(cluster, "s"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_append_waits_until_there_is_a_leader_again(bool killed)
    {
        await using var cluster = await EventStoreCluster.Start();
        await using var client = Client(cluster);
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1));
        if (killed)
        {
            await cluster.Kill(0);
        }
        else
        {
            cluster.LoseLeader();
        }

        var append = client.AppendToStreamAsync(
            "s", new StreamRevision(0), [Given.Event("sau")]);
        await Task.Delay(TimeSpan.FromSeconds(1));
        cluster.MoveLeader(1);
        await append.WaitAsync(Given.Patience);
        Assert.Equal(["0", "sau"], Texts(cluster, "s"));
    }

    [Fact]
    public async Task Leaders_that_change_under_many_appends_lose_and_double_nothing()
    {
        const int Writers = 6;
        const int Each = 30;
        await using var cluster = await EventStoreCluster.Start();
        await using var client = Client(cluster);
        using var done = new CancellationTokenSource();
        var electing = Task.Run(async () =>
        {
            for (var leader = 1; !done.IsCancellationRequested; leader = (leader + 1) % 3)
            {
                await Task.Delay(30, CancellationToken.None);
                cluster.MoveLeader(leader, keepsUncommitted: leader == 0);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var number = 0; number < Each; number++)
            {
                await client.AppendToStreamAsync(
                    $"w{writer}", StreamRevision.FromInt64(number - 1), [Given.Event($"{number}")]);
            }
        }));
        await done.CancelAsync();
        await electing;
        string[] all = [.. Enumerable.Range(0, Each).Select(number => $"{number}")];
        Assert.All(
            Enumerable.Range(0, Writers),
            writer => Assert.Equal(all, Texts(cluster, $"w{writer}")));
    }

    [Fact]
    public async Task A_subscription_ends_with_its_leader_and_the_next_one_misses_nothing()
    {
        await using var cluster = await EventStoreCluster.Start();
        await using var client = Client(cluster);
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(3));
        var (last, seen) = (FromStream.Start, new List<string>());
        var fault = await Record.ExceptionAsync(async () =>
        {
            await foreach (var one in client.SubscribeToStream("s", last))
            {
                seen.Add(one.Text());
                last = FromStream.After(one.OriginalEventNumber);
                if (seen.Count == 3)
                {
                    cluster.MoveLeader(1);
                }
            }
        });
        Assert.True(
            fault is NotLeaderException or RpcException { StatusCode: StatusCode.Unavailable },
            $"{fault}");
        await client.AppendToStreamAsync("s", new StreamRevision(2), [Given.Event("3")]);
        await foreach (var one in client.SubscribeToStream("s", last))
        {
            Assert.Equal("3", one.Text());
            break;
        }
    }

    private static Client Client(EventStoreCluster cluster)
    {
        var settings = EventStoreClientSettings.Create(cluster.ConnectionString);
        settings.DefaultDeadline = Given.Patience;
        return new(settings);
    }

    private static string[] Texts(EventStoreCluster cluster, string stream) =>
    [
        .. cluster.Log.ReadStream(stream).Select(one => Encoding.UTF8.GetString(one.Data.Span)),
    ];
}
