namespace EventStore.Client;

/// <summary>Which node of a cluster a client would rather talk to. Default: the leader.</summary>
public enum NodePreference
{
    /// <summary>The leader, which alone takes appends.</summary>
    Leader,

    /// <summary>A follower, which spares the leader the reading.</summary>
    Follower,

    /// <summary>Any node that answers clients.</summary>
    Random,

    /// <summary>A read-only replica.</summary>
    ReadOnlyReplica,
}
