using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>A ledger in one SQLite file.</summary>
/// <remarks>
/// <para>One connection appends, one transaction at a time, which appends that wait together share;
/// readers have connections of their own and go on while events are appended, by this process or
/// another.</para>
/// <para>SQLite has no asynchronous I/O: a call holds its thread until the disk has answered.
/// </para>
/// </remarks>
public sealed class SqliteEventStore : IMirrorStore
{
    private const int SubscriptionBatch = 512;

    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PollMin = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PollMax = TimeSpan.FromMilliseconds(250);

    private readonly LedgerFile _file;
    private readonly WriterQueue? _queue;
    private readonly ReadSessions _sessions;
    private TaskCompletionSource _grown = NewSignal();
    private bool _closed;

    private SqliteEventStore(
        LedgerFile file, Guid ledger, LogWriter? writer, int groupMax = WriterQueue.GroupMax)
    {
        (_file, LedgerId) = (file, ledger);
        _sessions = new(file, ledger);
        Subtrees = new SqliteSubtrees(Ask);
        _queue = writer is null
            ? null
            : new WriterQueue(file, writer, groupMax, Appended);
    }

    public Guid LedgerId { get; }

    public ISubtrees Subtrees { get; }

    /// <summary>Makes a new, empty ledger and opens it for appending.</summary>
    /// <exception cref="StoreException">Something is at the path already, or nothing can be
    /// written there.</exception>
    public static SqliteEventStore Create(string path, Guid ledgerId)
    {
        LedgerCreation.Create(MachineFolder.Instance, path, ledgerId);
        return Open(path, StoreAccess.ReadWrite);
    }

    /// <summary>Opens a ledger. A file that is not a ledger is left as it is.</summary>
    /// <exception cref="StoreException">There is no ledger, it is of a later format, or it cannot
    /// be opened for what is asked.</exception>
    public static SqliteEventStore Open(string path, StoreAccess access) =>
        Open(path, access, BusyTimeout);

    /// <summary>Opens a ledger for appending with at most so many appends in a transaction: to
    /// measure what sharing one is worth.</summary>
    public static SqliteEventStore OpenForGroupsOf(string path, int appendsMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(appendsMax, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(appendsMax, WriterQueue.GroupMax);
        return Open(path, StoreAccess.ReadWrite, BusyTimeout, appendsMax);
    }

    internal static SqliteEventStore Open(
        string path, StoreAccess access, TimeSpan busyTimeout,
        int groupMax = WriterQueue.GroupMax) =>
        Open(MachineFolder.Instance, path, access, busyTimeout, groupMax);

    internal static SqliteEventStore Open(
        IFolder folder, string path, StoreAccess access, TimeSpan busyTimeout,
        int groupMax = WriterQueue.GroupMax)
    {
        var file = LedgerFile.Existing(folder, path, busyTimeout);
        return file.Guarded(() =>
        {
            if (access == StoreAccess.ReadWrite)
            {
                var writer = new LogWriter(file.OpenToWrite());
                return new SqliteEventStore(file, writer.Ledger, writer, groupMax);
            }

            using var reader = file.OpenToRead();
            return new SqliteEventStore(file, LedgerFile.LedgerId(reader.Connection), null);
        });
    }

    public Task<Head> ReadHead(CancellationToken cancellationToken) =>
        Read(session => session.Head(), cancellationToken);

    public Task<ImmutableArray<StoredEvent>> ReadStream(
        StreamName stream, CancellationToken cancellationToken) =>
        Read(session => session.Stream(stream), cancellationToken);

    public Task<StoredEvent?> Find(Guid id, CancellationToken cancellationToken) =>
        Read(session => session.Find(id), cancellationToken);

    public Task<StoredEvent?> Find(long position, CancellationToken cancellationToken) =>
        Read(session => session.Find(position), cancellationToken);

    public Task<long> PositionAt(DateTimeOffset instant, CancellationToken cancellationToken) =>
        Read(session => session.PositionAt(instant), cancellationToken);

    public Task CheckStorage(LookupSums read, CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(
            () => Read(session => session.CheckIds(read), cancellationToken), cancellationToken),
        Task.Run(
            () => Read(session => session.CheckStreams(read), cancellationToken),
            cancellationToken));

    public Task CheckEvents(CancellationToken cancellationToken)
    {
        _file.Guarded(() => EventHashes.Check(_file, LedgerId, cancellationToken));
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<StoredCheckpoint>> ReadCheckpoints(
        long after, CancellationToken cancellationToken) =>
        Read(session => session.Checkpoints(after), cancellationToken);

    public Task<StoredCheckpoint?> LastCheckpoint(
        long until, CancellationToken cancellationToken) =>
        Read(session => session.LastCheckpoint(until), cancellationToken);

    public Task VerifyHashes(CancellationToken cancellationToken)
    {
        _file.Guarded(() => TileVerification.Run(_file, LedgerId, cancellationToken));
        return Task.CompletedTask;
    }

    /// <summary>Copies the ledger as it stands into a new file while others go on writing.
    /// </summary>
    /// <param name="path">Where nothing is yet. What is there after a fault is no ledger.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    /// <returns>How far the copy reaches.</returns>
    public Task<Head> CopyTo(string path, CancellationToken cancellationToken) =>
        Task.FromResult(_file.Guarded(() => LedgerCopy.Run(_file, path, cancellationToken)));

    /// <remarks>On a connection of its own: it waits for its turn like another process.</remarks>
    /// <exception cref="StoreException">The ledger was opened for reading, or cannot be written.
    /// </exception>
    public Task AddCheckpoint(
        StoredCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _queue is null
            ? throw StoreErrors.OpenedToRead(_file.Path)
            : Task.FromResult(_file.Guarded(() => CheckpointWriter.Add(_file, checkpoint)));
    }

    public async IAsyncEnumerable<ImmutableArray<StoredEvent>> ReadAll(
        long after, int batch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = _file.Guarded(_sessions.Rent);
        using var scan = _file.Guarded(() => lease.Session.Scan(after));
        while (_file.Guarded(() => scan.Next(batch)) is { IsEmpty: false } page)
        {
            yield return page;
            cancellationToken.ThrowIfCancellationRequested();
        }

        await Task.CompletedTask;
    }

    public Task Scan(
        long after, long until, ILogVisitor visitor, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        return Read(
            session =>
            {
                session.Scan(after, until, visitor, cancellationToken);
                return until;
            },
            cancellationToken);
    }

    public Task Scan(
        IReadOnlyList<long> positions, ILogVisitor visitor, CancellationToken cancellationToken) =>
        Read(
            session =>
            {
                session.Scan(positions, visitor, cancellationToken);
                return positions.Count;
            },
            cancellationToken);

    public async IAsyncEnumerable<ImmutableArray<StoredEvent>> Subscribe(
        long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        while (true)
        {
            await foreach (var batch in ReadAll(after, SubscriptionBatch, cancellationToken))
            {
                after = batch[^1].Position;
                yield return batch;
            }

            await GrowthPast(after, cancellationToken);
        }
    }

    public Task<ImmutableArray<StoredEvent>> Append(
        StreamName stream,
        long expectedRevision,
        ImmutableArray<NewEvent> events,
        Origin origin,
        CancellationToken cancellationToken)
    {
        if (events.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An append holds at least one event.", nameof(events));
        }

        var queue = _queue ?? throw StoreErrors.OpenedToRead(_file.Path);
        return queue.Append(
            new PendingAppend(stream, expectedRevision, events, origin, cancellationToken),
            cancellationToken);
    }

    public async Task<long> Extend(
        long after, IReadOnlyList<OrderedAppend> appends, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(appends);
        var queue = _queue ?? throw StoreErrors.OpenedToRead(_file.Path);
        var pending = PendingAppend.Ordered(after, appends, cancellationToken);
        try
        {
            _ = await queue.Append(pending, cancellationToken);
            return after + pending.Count;
        }
        catch (LogMovedException moved)
        {
            return moved.Size;
        }
    }

    /// <summary>Waits for the appends under way and closes the file. The last one to close it
    /// leaves a single file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, true))
        {
            return;
        }

        _sessions.Dispose();
        if (_queue is not null)
        {
            await _queue.DisposeAsync();
        }
    }

    private void Appended() => Interlocked.Exchange(ref _grown, NewSignal()).SetResult();

    private static TaskCompletionSource NewSignal() =>
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task<T> Read<T>(Func<ReadSession, T> question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Ask(question));
    }

    private T Ask<T>(Func<ReadSession, T> question) => _file.Guarded(() =>
    {
        using var lease = _sessions.Rent();
        return question(lease.Session);
    });

    /// <summary>Returns when the log reaches past a position: at once after an append of this
    /// store, within <see cref="PollMax"/> after one of another process.</summary>
    private async Task GrowthPast(long position, CancellationToken cancellationToken)
    {
        for (var pause = PollMin; ; pause = pause * 2 < PollMax ? pause * 2 : PollMax)
        {
            // The signal is taken before the look, so that no append falls between the two.
            var grown = Volatile.Read(ref _grown).Task;
            if (await Read(session => session.Size(), cancellationToken) > position)
            {
                return;
            }

            await Task.WhenAny(grown, Task.Delay(pause, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
