namespace EventStore.Client.Grpc;

/// <summary>The time a call has: until it is cancelled, or until its deadline.</summary>
internal sealed class CallTime : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _caller;

    public CallTime(TimeSpan? deadline, CancellationToken caller)
    {
        _caller = caller;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        if (deadline is { } time && time != Timeout.InfiniteTimeSpan)
        {
            // A timer takes at most this much; a longer deadline is none in practice.
            var most = TimeSpan.FromMilliseconds(int.MaxValue);
            _source.CancelAfter(time < TimeSpan.Zero ? TimeSpan.Zero : time < most ? time : most);
        }
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether the deadline has passed, and not the caller's patience.</summary>
    public bool IsOver => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Ends the call.</summary>
    public void Cancel() => _source.Cancel();

    public void Dispose() => _source.Dispose();
}
