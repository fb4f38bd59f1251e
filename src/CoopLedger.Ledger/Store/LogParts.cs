using System.Runtime.CompilerServices;

namespace CoopLedger.Ledger.Store;

/// <summary>Cuts a log into parts that are worked on side by side and given in order.</summary>
internal static class LogParts
{
    /// <summary>From the beginning.</summary>
    public static IAsyncEnumerable<T> Run<T>(
        long until, int length, int atOnce,
        Func<long, long, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken) =>
        Run(0, until, length, atOnce, work, cancellationToken);

    /// <param name="from">The position before the first; the first part ends where it would end
    /// if it began with the log.</param>
    /// <param name="until">The last position.</param>
    /// <param name="length">Events in a part.</param>
    /// <param name="atOnce">Parts at work at the same time, from 1.</param>
    /// <param name="work">Makes something of a part, given the position before its first and its
    /// last.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async IAsyncEnumerable<T> Run<T>(
        long from, long until, int length, int atOnce,
        Func<long, long, CancellationToken, Task<T>> work,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var atWork = new Queue<Task<T>>();
        var next = from;
        try
        {
            while (next < until || atWork.Count > 0)
            {
                while (next < until && atWork.Count < atOnce)
                {
                    var (after, last) = (next, Math.Min(next - (next % length) + length, until));
                    atWork.Enqueue(Task.Run(() => work(after, last, stop.Token), stop.Token));
                    next = last;
                }

                yield return await atWork.Dequeue();
            }
        }
        finally
        {
            // Nobody reads from the log any more when this returns, whatever became of the work.
            await stop.CancelAsync();
            foreach (var task in atWork)
            {
                await task.ContinueWith(
                    _ => { }, CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }
}
