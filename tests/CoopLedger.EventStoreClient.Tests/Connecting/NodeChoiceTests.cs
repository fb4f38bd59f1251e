using EventStore.Client;
using EventStore.Client.Wire.Gossip;
using static EventStore.Client.Wire.Gossip.MemberInfo.Types;

namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>Which member of a cluster is chosen.</summary>
public sealed class NodeChoiceTests
{
    private static readonly VNodeState[] Ready =
    [
        VNodeState.Leader, VNodeState.Follower, VNodeState.ReadOnlyReplica,
        VNodeState.ReadOnlyLeaderless,
    ];

    /// <summary>The best first; without it the next, and so on.</summary>
    [Theory]
    [InlineData(NodePreference.Leader, "Leader Follower ReadOnlyReplica ReadOnlyLeaderless")]
    [InlineData(NodePreference.Follower, "Follower Leader ReadOnlyReplica ReadOnlyLeaderless")]
    [InlineData(
        NodePreference.ReadOnlyReplica, "ReadOnlyReplica ReadOnlyLeaderless Leader Follower")]
    public void A_preference_is_an_order(NodePreference preference, string order)
    {
        var members = Ready.Select((state, at) => Node.Member("h", at + 1, state)).ToList();
        foreach (var expected in order.Split(' '))
        {
            var best = Best(members, preference);
            Assert.Equal(expected, best?.State.ToString());
            members.Remove(best!);
        }

        Assert.Null(Best(members, preference));
    }

    [Fact]
    public void A_member_in_any_other_state_is_never_chosen()
    {
        var others = Enum.GetValues<VNodeState>().Except(Ready).ToList();
        Assert.Equal(12, others.Count);
        Assert.All(Enum.GetValues<NodePreference>(), preference => Assert.Null(Best(
            others.Select((state, at) => Node.Member("h", at + 1, state)), preference)));
    }

    [Fact]
    public void A_member_that_is_not_alive_is_never_chosen() =>
        Assert.All(Enum.GetValues<NodePreference>(), preference => Assert.Null(Best(
            Ready.Select((state, at) => Node.Member("h", at + 1, state, alive: false)),
            preference)));

    [Theory]
    [InlineData("", 2113)]
    [InlineData("not a host", 2113)]
    [InlineData("h", 0)]
    [InlineData("h", 65536)]
    public void A_member_without_an_address_is_never_chosen(string host, int port) =>
        Assert.Null(Best([Node.Member(host, port, VNodeState.Leader)], NodePreference.Leader));

    [Fact]
    public void A_member_without_any_end_point_is_never_chosen() => Assert.Null(Best(
        [new MemberInfo { IsAlive = true, State = VNodeState.Leader }], NodePreference.Leader));

    [Fact]
    public void Equals_are_chosen_by_chance()
    {
        MemberInfo[] members =
        [
            Node.Member("h", 1, VNodeState.Leader), Node.Member("h", 2, VNodeState.Follower),
            Node.Member("h", 3, VNodeState.Follower),
        ];
        Assert.Equal([2u, 3u], Ports(members, NodePreference.Follower));
        Assert.Equal([1u, 2u, 3u], Ports(members, NodePreference.Random));
        Assert.Equal([1u], Ports(members, NodePreference.Leader));
    }

    private static IEnumerable<uint> Ports(MemberInfo[] members, NodePreference preference) =>
        Enumerable.Range(0, 200)
            .Select(seed => NodeChoice.Best(members, preference, Sources.Chance(seed))!)
            .Select(member => member.HttpEndPoint.Port).Distinct().Order();

    private static MemberInfo? Best(IEnumerable<MemberInfo> members, NodePreference preference) =>
        NodeChoice.Best(members, preference, Sources.Chance(1));
}
