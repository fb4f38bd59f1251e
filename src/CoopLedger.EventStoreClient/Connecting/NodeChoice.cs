using EventStore.Client.Wire.Gossip;
using static EventStore.Client.Wire.Gossip.MemberInfo.Types;

namespace EventStore.Client;

/// <summary>Which member of a cluster calls go to.</summary>
/// <remarks>Source: what the official clients do. A member that is not alive, or on its way from
/// one state to another, is never chosen.</remarks>
internal static class NodeChoice
{
    /// <summary>The states in which a node answers clients, best first.</summary>
    private static VNodeState[] Order(NodePreference preference) => preference switch
    {
        NodePreference.Follower =>
        [
            VNodeState.Follower, VNodeState.Leader,
            VNodeState.ReadOnlyReplica, VNodeState.ReadOnlyLeaderless,
        ],
        NodePreference.ReadOnlyReplica =>
        [
            VNodeState.ReadOnlyReplica, VNodeState.ReadOnlyLeaderless,
            VNodeState.Leader, VNodeState.Follower,
        ],
        _ =>
        [
            VNodeState.Leader, VNodeState.Follower,
            VNodeState.ReadOnlyReplica, VNodeState.ReadOnlyLeaderless,
        ],
    };

    /// <returns>The best member, by chance among equals; <see langword="null"/> when none answers
    /// clients.</returns>
    public static MemberInfo? Best(
        IEnumerable<MemberInfo> members, NodePreference preference, Jitter jitter)
    {
        var order = Order(preference);
        var ready = members.Where(member => member.IsAlive
            && order.Contains(member.State) && Host(member) is not null);
        var shuffled = jitter.Shuffle(ready);
        return preference == NodePreference.Random
            ? shuffled.FirstOrDefault()
            : shuffled.MinBy(member => Array.IndexOf(order, member.State));
    }

    /// <summary>Where a member says that it is; <see langword="null"/> when that is no address.
    /// </summary>
    public static Host? Host(MemberInfo member) =>
        member.HttpEndPoint is { Port: > 0 and <= ushort.MaxValue, Address: var address }
        && Uri.CheckHostName(address) != UriHostNameType.Unknown
            ? new Host(address, (int)member.HttpEndPoint.Port)
            : null;
}
