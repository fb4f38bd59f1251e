using System.Runtime.ExceptionServices;
using CoopLedger.Ledger.EventStoreDb.Order;

namespace CoopLedger.Ledger.EventStoreDb.Sealing;

/// <summary>Seals and keeps alarms in the background while a ledger is open for writing.</summary>
/// <remarks>A connection that breaks off stops neither; what could not be sealed before the ledger
/// was closed is sealed by whoever opens it next.</remarks>
internal sealed class SealingTask : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ClosingMax = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly Following _following;
    private readonly Task _loops;

    public SealingTask(Following following)
    {
        _following = following;
        _loops = Task.WhenAll(
            Task.Run(() => Go(following.Sealer.Run)), Task.Run(() => Go(KeepAlarms)));
    }

    /// <summary>Why sealing has stopped, if it has: the seals contradict the mirror, or may not
    /// be written. Whoever asks or closes the ledger is told.</summary>
    public Exception? Fault { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loops;
        _stop.Dispose();
        if (Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        await Close();
    }

    private async Task Close()
    {
        using var patience = new CancellationTokenSource(ClosingMax);
        try
        {
            _ = await _following.Sealer.TrySeal(patience.Token);
            await _following.Sealer.Release(patience.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException
            || ClusterFaults.IsPassing(fault))
        {
            // What is not sealed shows in the ledger's standing, and the next one seals it.
            Fault = fault;
        }
    }

    private async Task KeepAlarms(CancellationToken cancellationToken)
    {
        await foreach (var alarm in _following.NewAlarms.ReadAllAsync(cancellationToken))
        {
            await _following.AlarmBook.Add(alarm, cancellationToken);
        }
    }

    private async Task Go(Func<CancellationToken, Task> work)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await work(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (ClusterFaults.IsPassing(fault))
            {
                await Task.WhenAny(Task.Delay(Pause, _stop.Token));
            }
            catch (Exception fault)
            {
                Fault = fault;
                return;
            }
        }
    }
}
