namespace EventStore.Client.Grpc;

/// <summary>The time a call has: until somebody cancels it, or until its deadline.</summary>
internal sealed class CallTime : IDisposable
{
    /// <summary>A timer takes at most this much; a longer deadline is none in practice.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _caller;
    private readonly long? _end;
    private bool _cancelled;
    private bool _disposed;

    public CallTime(TimeSpan? deadline, CancellationToken caller)
    {
        _caller = caller;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        Token = _source.Token;
        if (deadline is { } time && time != Timeout.InfiniteTimeSpan && time < Longest)
        {
            time = time < TimeSpan.Zero ? TimeSpan.Zero : time;
            _end = Environment.TickCount64 + (long)time.TotalMilliseconds;
            _source.CancelAfter(time);
        }
    }

    public CancellationToken Token { get; }

    /// <summary>What is left of it; nothing where there is no deadline.</summary>
    public TimeSpan? Remaining => _end is { } end
        ? TimeSpan.FromMilliseconds(Math.Max(end - Environment.TickCount64, 0))
        : null;

    /// <summary>Whether the deadline has passed, and nobody has cancelled.</summary>
    public bool IsOver =>
        Token.IsCancellationRequested && !_caller.IsCancellationRequested && !_cancelled;

    /// <summary>Ends the call.</summary>
    public void Cancel()
    {
        lock (_gate)
        {
            _cancelled = true;
            if (!_disposed)
            {
                _source.Cancel();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _source.Dispose();
        }
    }
}
