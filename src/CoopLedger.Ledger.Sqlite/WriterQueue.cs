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
/// <para>Source: D. J. DeWitt et al., "Implementation techniques for main memory database
/// systems", 1984 (group commit).</para>
/// </remarks>
internal sealed class WriterQueue : IAsyncDisposable
{
    /// <summary>Appends that may wait; more wait outside the queue.</summary>
    public const int Capacity = 1024;

    private const int GroupMax = 256;

    private readonly Channel<PendingAppend> _queue = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly LedgerFile _file;
    private readonly LogWriter _writer;
    private readonly Action _appended;
    private readonly Task _loop;

    public WriterQueue(LedgerFile file, LogWriter writer, Action appended)
    {
        (_file, _writer, _appended) = (file, writer, appended);
        _loop = Task.Run(Loop);
    }

    public async Task<ImmutableArray<StoredEvent>> Append(
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

    /// <summary>Lets those that wait finish, takes no more, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _writer.Dispose();
    }

    private async Task Loop()
    {
        var group = new List<PendingAppend>(GroupMax);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < GroupMax && _queue.Reader.TryRead(out var pending))
            {
                if (!pending.IsGivenUp())
                {
                    group.Add(pending);
                }
            }

            Write(group);
        }
    }

    private void Write(List<PendingAppend> group)
    {
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

        _appended();
        group.ForEach(pending => pending.Settle());
    }
}
