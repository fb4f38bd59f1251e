namespace CoopLedger.Doubles;

/// <summary>Doubles that share one log and play a cluster: one leads, the others answer calls that
/// need the leader with its address. Elections are held by the test.</summary>
/// <remarks>The nodes do not replicate: a follower shows what was committed at once.</remarks>
public sealed class EventStoreCluster : IAsyncDisposable
{
    private readonly Membership _members;

    private EventStoreCluster(
        Membership members, DoubleLog log, IReadOnlyList<EventStoreDouble> nodes)
    {
        (_members, Log, Nodes) = (members, log, nodes);
    }

    /// <summary>The one log of all nodes.</summary>
    public DoubleLog Log { get; }

    public IReadOnlyList<EventStoreDouble> Nodes { get; }

    /// <summary>Which node leads, from 0; -1 while none does.</summary>
    public int Leader => _members.Leader;

    /// <summary>`esdb://` with every node: a client asks them for the leader.</summary>
    public string ConnectionString => ConnectionStringFor(credentials: "");

    /// <summary>While it is set, writes reach the leader and are not committed, as when it has lost
    /// its followers: their callers wait, then hear of a time-out. Taking it back commits what
    /// waits and answers whoever still listens.</summary>
    public bool HoldsCommits
    {
        get => _members.HoldsCommits;
        set => _members.HoldsCommits = value;
    }

    /// <summary>How many writes are not committed.</summary>
    public int Uncommitted => _members.Waiting;

    /// <summary>Starts the nodes; the first one leads.</summary>
    /// <param name="nodes">From 1.</param>
    /// <param name="options">How each is started; the port is the system's choice.</param>
    public static async Task<EventStoreCluster> Start(
        int nodes = 3, DoubleOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nodes);
        var how = (options ?? new()) with { Port = 0 };
        var (log, members) = (SystemEvents.LogOf(how), new Membership());
        var started = new List<EventStoreDouble>();
        for (var i = 0; i < nodes; i++)
        {
            started.Add(await EventStoreDouble.Start(new Node(log, how, members, i, new())));
            members.Join(EventStoreDouble.Host, started[i].Port);
        }

        return new(members, log, started);
    }

    /// <summary>`esdb://user:password@…`, percent-encoded.</summary>
    public string ConnectionStringAs(string user, string password) => ConnectionStringFor(
        $"{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@");

    /// <summary>Ends an election: another node leads. Calls at the old leader that needed a leader
    /// end with the new one's address.</summary>
    /// <param name="index">The node that leads now.</param>
    /// <param name="keepsUncommitted">Whether writes that waited are in the log of the new leader.
    /// Their callers hear of a time-out in either case.</param>
    public void MoveLeader(int index, bool keepsUncommitted = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Nodes.Count);
        _members.MoveLeader(index, keepsUncommitted);
    }

    /// <summary>Begins an election: nobody leads until <see cref="MoveLeader"/>.</summary>
    public void LoseLeader() => _members.LoseLeader();

    /// <summary>Kills a node: its connections break and nobody listens. If it led, nobody leads
    /// until <see cref="MoveLeader"/>.</summary>
    public async Task Kill(int index)
    {
        _members.SetAlive(index, alive: false);
        await Nodes[index].Stop();
        if (_members.Leader == index)
        {
            _members.LoseLeader();
        }
    }

    /// <summary>Starts a killed node again, at its address, as a follower.</summary>
    public async Task Restart(int index)
    {
        await Nodes[index].Restart();
        _members.SetAlive(index, alive: true);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
        {
            await node.DisposeAsync();
        }

        _members.Dispose();
    }

    private string ConnectionStringFor(string credentials)
    {
        var hosts = string.Join(',', Nodes.Select(node => $"{EventStoreDouble.Host}:{node.Port}"));
        return $"esdb://{credentials}{hosts}{Nodes[0].Security}";
    }
}
