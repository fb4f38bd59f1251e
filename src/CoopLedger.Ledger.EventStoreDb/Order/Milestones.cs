namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>How far a reading has come, for those who wait until it has come so far.</summary>
internal sealed class Milestones : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly PriorityQueue<TaskCompletionSource, ulong> _waiting = new();
    private ulong? _passed;

    /// <summary>Why it comes no further, if it does not.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Is cancelled when it comes no further.</summary>
    public CancellationToken Stopped => _stopped.Token;

    /// <summary>Returns when a place has been passed.</summary>
    public Task Reach(ulong place, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (Fault is { } fault)
            {
                return Task.FromException(fault);
            }

            if (_passed >= place)
            {
                return Task.CompletedTask;
            }

            _waiting.Enqueue(reached, place);
        }

        return reached.Task.WaitAsync(cancellationToken);
    }

    public void Pass(ulong place)
    {
        lock (_gate)
        {
            _passed = place;
            while (_waiting.TryPeek(out var waiting, out var wanted) && wanted <= place)
            {
                _waiting.Dequeue();
                waiting.TrySetResult();
            }
        }
    }

    public void Fail(Exception fault)
    {
        lock (_gate)
        {
            if (Fault is not null)
            {
                return;
            }

            Fault = fault;
            while (_waiting.TryDequeue(out var waiting, out _))
            {
                waiting.TrySetException(fault);
            }
        }

        _stopped.Cancel();
    }

    public void Dispose() => _stopped.Dispose();
}
