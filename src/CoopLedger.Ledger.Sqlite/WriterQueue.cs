using System.Collections.Immutable;
using System.Threading.Channels;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>The one place that writes: appends queue up, and those that wait together share one
/// transaction and one flush to the disk (group commit).</summary>
/// <remarks>
/// <para>Appends are made in the order in which they were queued. Each is all or nothing by
/// itself: one that conflicts takes none of the others with it. Nobody is told before the commit
/// is on the disk.</para>
/// <para>It has a thread of its own, since SQLite holds a thread until the disk has answered; so
/// those who are told go on beside the next group.</para>
/// <para>Source: D. J. DeWitt et al., "Implementation techniques for main memory database
/// systems", 1984 (group commit).</para>
/// </remarks>
internal sealed class WriterQueue : IAsyncDisposable
{
    /// <summary>Appends that may wait; more wait outside the queue.</summary>
    public const int Capacity = 1024;

    /// <summary>Appends of one transaction.</summary>
    public const int GroupMax = 256;

    /// <summary>Events of one transaction; the append that reaches it is the last.</summary>
    public const int EventsMax = 8192;

    private readonly Channel<PendingAppend> _queue = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly LedgerFile _file;
    private readonly LogWriter _writer;
    private readonly Action _appended;
    private readonly int _groupMax;
    private readonly Task _loop;

    public WriterQueue(LedgerFile file, LogWriter writer, int groupMax, Action appended)
    {
        (_file, _writer, _groupMax, _appended) = (file, writer, groupMax, appended);
        _loop = Task.Factory.StartNew(
            Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Task<ImmutableArray<StoredEvent>> Append(
        PendingAppend pending, CancellationToken cancellationToken)
    {
        pending.Prepare(_writer.Ledger);
        return !cancellationToken.IsCancellationRequested && _queue.Writer.TryWrite(pending)
            ? pending.Done
            : AppendLater(pending, cancellationToken);
    }

    /// <summary>Lets those that wait finish, takes no more, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _writer.Dispose();
    }

    private async Task<ImmutableArray<StoredEvent>> AppendLater(
        PendingAppend pending, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException closed)
        {
            throw new ObjectDisposedException("The store has been closed.", closed);
        }

        return await pending.Done;
    }

    private void Loop()
    {
        var group = new List<PendingAppend>(_groupMax);
        while (_queue.Reader.WaitToReadAsync().AsTask().Result)
        {
            Gather(group);
            Write(group);
        }
    }

    /// <summary>Takes those that wait. Where several write at the same time, those who have just
    /// been told are let in with what they send next, as long as they are coming: the processor is
    /// offered to them, and no time is waited.</summary>
    private void Gather(List<PendingAppend> group)
    {
        var several = group.Count > 1;
        group.Clear();
        var events = Take(group, 0);
        for (var had = 0; had < group.Count && (several || group.Count > 1);)
        {
            had = group.Count;
            Thread.Yield();
            events = Take(group, events);
        }
    }

    /// <returns>The events of the group.</returns>
    private int Take(List<PendingAppend> group, int events)
    {
        while (group.Count < _groupMax && events < EventsMax
            && _queue.Reader.TryRead(out var pending))
        {
            if (!pending.IsGivenUp())
            {
                group.Add(pending);
                events += pending.Count;
            }
        }

        return events;
    }

    private void Write(List<PendingAppend> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        try
        {
            _file.Guarded(() => _writer.Append(group));
        }
        catch (Exception fault)
        {
            // Whatever it was, the transaction is undone, and everyone in it is told.
            group.ForEach(pending => pending.Fail(fault));
            return;
        }

        LedgerMeter.GroupSize.Record(group.Count);
        _appended();
        group.ForEach(pending => pending.Settle());
    }
}
