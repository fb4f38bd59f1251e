namespace CoopLedger.Doubles;

/// <summary>A node as the others see it.</summary>
internal sealed record Member(Guid InstanceId, string Host, int Port, bool IsAlive);

/// <summary>Who belongs to a cluster, who leads it, and what its leader has not committed yet.
/// </summary>
internal sealed class Membership : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Member> _members = [];
    private readonly List<Uncommitted> _uncommitted = [];
    private CancellationTokenSource _leadership = new();
    private int _leader;
    private bool _holds;

    /// <summary>Whether writes wait, as with a leader that has lost its followers.</summary>
    public bool HoldsCommits
    {
        get
        {
            lock (_gate)
            {
                return _holds;
            }
        }

        set
        {
            lock (_gate)
            {
                _holds = value;
                if (!value)
                {
                    Settle(keep: true, answer: true);
                }
            }
        }
    }

    /// <summary>How many writes wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _uncommitted.Count;
            }
        }
    }

    /// <summary>Ends with the leadership of the present leader.</summary>
    public CancellationToken Leadership
    {
        get
        {
            lock (_gate)
            {
                return _leadership.Token;
            }
        }
    }

    public int Leader
    {
        get
        {
            lock (_gate)
            {
                return _leader;
            }
        }
    }

    public IReadOnlyList<Member> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _members];
            }
        }
    }

    public void Join(string host, int port)
    {
        lock (_gate)
        {
            _members.Add(new(Guid.NewGuid(), host, port, IsAlive: true));
        }
    }

    public void SetAlive(int index, bool alive)
    {
        lock (_gate)
        {
            _members[index] = _members[index] with { IsAlive = alive };
        }
    }

    /// <summary>Nobody leads until <see cref="MoveLeader"/>; what waits goes on waiting.</summary>
    public void LoseLeader() => End(-1, settle: false, keep: false);

    /// <summary>Another node leads. What was not committed is kept or lost; either way its writers
    /// are not told which.</summary>
    public void MoveLeader(int index, bool keepsUncommitted) =>
        End(index, settle: true, keepsUncommitted);

    /// <summary>Why a call that needs the leader ends when the leadership does.</summary>
    public GrpcFault Ended(int index)
    {
        lock (_gate)
        {
            return _leader < 0 || _leader == index
                ? GrpcFault.NotReady()
                : GrpcFault.NotLeader(_members[_leader].Host, _members[_leader].Port);
        }
    }

    /// <exception cref="GrpcFault">The node does not serve this call.</exception>
    public void RefuseUnlessServed(int index, bool requiresLeader)
    {
        lock (_gate)
        {
            if (_leader == index || !requiresLeader)
            {
                return;
            }

            throw _leader < 0
                ? GrpcFault.NoLeader()
                : GrpcFault.NotLeader(_members[_leader].Host, _members[_leader].Port);
        }
    }

    /// <summary>Does a write, or lets it wait while commits are held.</summary>
    /// <exception cref="GrpcFault">It was not committed in time, or the leader changed: the outcome
    /// is unknown.</exception>
    public async Task<AppendOutcome> Commit(
        Func<AppendOutcome> write, TimeSpan most, CancellationToken cancellation)
    {
        Uncommitted waiting;
        CancellationToken leadership;
        lock (_gate)
        {
            leadership = _leadership.Token;
            if (_leader < 0)
            {
                throw GrpcFault.NoLeader();
            }

            if (!_holds)
            {
                return write();
            }

            _uncommitted.Add(waiting = new(
                write, new(TaskCreationOptions.RunContinuationsAsynchronously)));
        }

        try
        {
            return await waiting.Done.Task.WaitAsync(most, cancellation)
                ?? throw GrpcFault.TimedOut();
        }
        catch (Exception e) when (e is TimeoutException
            || (e is OperationCanceledException && leadership.IsCancellationRequested))
        {
            // Whoever led cannot say whether the others have the write.
            throw GrpcFault.TimedOut();
        }
    }

    public void Dispose() => _leadership.Dispose();

    private void End(int leader, bool settle, bool keep)
    {
        CancellationTokenSource ended;
        lock (_gate)
        {
            (ended, _leadership) = (_leadership, new());
            _leader = leader;
            if (settle)
            {
                _holds = false;
                Settle(keep, answer: false);
            }
        }

        ended.Cancel();
        ended.Dispose();
    }

    private void Settle(bool keep, bool answer)
    {
        foreach (var (write, done) in _uncommitted)
        {
            var outcome = keep ? write() : null;
            done.SetResult(answer ? outcome : null);
        }

        _uncommitted.Clear();
    }

    private sealed record Uncommitted(
        Func<AppendOutcome> Write, TaskCompletionSource<AppendOutcome?> Done);
}
