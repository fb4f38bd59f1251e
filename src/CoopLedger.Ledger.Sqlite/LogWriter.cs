using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>The one connection that appends. Its caller lets in one group at a time.</summary>
internal sealed class LogWriter(SqliteConnection connection) : IDisposable
{
    private const int UniqueConstraint = 2067;

    private static readonly long RecordedAtMax = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly PreparedStatement _begin = new(connection, "begin-write.sql");
    private readonly PreparedStatement _commit = new(connection, "commit.sql");
    private readonly PreparedStatement _rollback = new(connection, "rollback.sql");
    private readonly PreparedStatement _edge = new(connection, "edge.sql");
    private readonly PreparedStatement _lastInstant = new(connection, "last-recorded-at.sql");
    private readonly PreparedStatement _lastRevision = new(connection, "last-revision.sql");
    private readonly EventInsert _event = new(connection);
    private readonly PreparedStatement _advance = new(connection, "advance-edge.sql");
    private readonly TileWriter _tiles = new(connection);

    private LogEnd? _end;
    private byte[] _edgeBytes = [];

    public Guid Ledger { get; } = LedgerFile.LedgerId(connection);

    /// <summary>Makes the appends in one transaction, which is on the disk when it returns; each
    /// has its outcome. One that conflicts leaves the others as they are.</summary>
    /// <returns>How many were made.</returns>
    public int Append(IReadOnlyList<PendingAppend> group)
    {
        while (group.Count > 0 && !TryAppend(group))
        {
            // One of several events failed halfway. It has its outcome, and the others are made
            // again without it: rarer than a savepoint for each would be dear.
        }

        return group.Count;
    }

    public void Dispose()
    {
        // Passive: it waits for nobody, and its failure is no fault. What was acknowledged is safe
        // in the -wal file; whoever opens next moves it.
        _ = raw.sqlite3_wal_checkpoint_v2(
            connection.Handle!, null, raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

        foreach (var statement in
            (PreparedStatement[])[
                _begin, _commit, _rollback, _edge, _lastInstant, _lastRevision, _advance])
        {
            statement.Dispose();
        }

        _event.Dispose();
        _tiles.Dispose();
        connection.Dispose();
    }

    private bool TryAppend(IReadOnlyList<PendingAppend> group)
    {
        _begin.Run();
        try
        {
            var end = End();
            var before = end.Size;
            if (!group.All(pending => AppendOne(end, pending)))
            {
                RollBack();
                return false;
            }

            if (end.Size > before)
            {
                _edgeBytes = end.EdgeBytes();
                _advance.Bind(1, end.Size).Bind(2, _edgeBytes).Run();
            }

            _commit.Run();
            return true;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    private void RollBack()
    {
        _end = null;

        // Some errors have rolled back already.
        if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            _rollback.Run();
        }
    }

    /// <summary>The end of the log, which is known if the edge is the one that this writer left.
    /// </summary>
    private LogEnd End()
    {
        try
        {
            if (!_edge.Step())
            {
                throw new SqliteException("A row is missing.", StoreErrors.Corrupt);
            }

            var (size, last) = (_edge.Long(0), _edge.Long(2));
            var bytes = _edge.Blob(1);
            if (_end is null || _end.Size != last || !bytes.SequenceEqual(_edgeBytes))
            {
                _end = new(LogRow.Edge(size, bytes, last), LastInstant(last));
                _edgeBytes = bytes.ToArray();
            }

            return _end;
        }
        finally
        {
            _edge.Reset();
        }
    }

    private long LastInstant(long position)
    {
        try
        {
            var instant = _lastInstant.Step() ? _lastInstant.Long(0) : long.MinValue;
            return instant <= RecordedAtMax ? instant : throw OutOfRange(position, "recorded_at");
        }
        finally
        {
            _lastInstant.Reset();
        }
    }

    private long LastRevision(StreamName stream)
    {
        try
        {
            _ = _lastRevision.Bind(1, stream.Text).Step();
            return _lastRevision.Long(0);
        }
        finally
        {
            _lastRevision.Reset();
        }
    }

    private static LedgerDamagedException OutOfRange(long position, string column) =>
        new(position, $"the column {column} is out of its range.");

    /// <summary>Makes one append, or gives it the fault that keeps it from being made.</summary>
    /// <returns>Whether none of it was left in the log halfway.</returns>
    private bool AppendOne(LogEnd end, PendingAppend pending)
    {
        if (pending.Outcome?.Fault is not null)
        {
            return true;
        }

        var before = end.Size;
        try
        {
            if (pending.After is { } after && after != before)
            {
                throw new LogMovedException(before);
            }

            pending.Outcome = new(Extend(end, pending), null);
            foreach (var next in pending.Then)
            {
                _ = Extend(end, next);
            }

            return true;
        }
        catch (Exception fault) when (fault is not SqliteException)
        {
            pending.Outcome = new([], fault);
            return end.Size == before;
        }
    }

    private ImmutableArray<StoredEvent> Extend(LogEnd end, PendingAppend pending)
    {
        var stream = pending.Stream;
        var revision = end.TryGetRevision(stream.Text, out var known)
            ? known
            : LastRevision(stream);
        if (revision < -1 || revision >= end.Size)
        {
            throw OutOfRange(end.Size, "revision");
        }

        if (revision != pending.ExpectedRevision)
        {
            throw new WrongExpectedRevisionException(stream, pending.ExpectedRevision, revision);
        }

        var recordedAt = Math.Max(
            pending.Origin.RecordedAt.ToUnixTimeMilliseconds(), end.LastRecordedAt);
        var origin = pending.Origin with
        {
            RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(recordedAt),
        };
        var stored = ImmutableArray.CreateBuilder<StoredEvent>(pending.Events.Length);
        foreach (var draft in pending.Drafts(Ledger))
        {
            revision++;
            var next = draft.Place(end.Size + 1, revision, origin);
            Insert(next, draft, pending.ExpectedRevision);
            end.Add(draft.Bytes, recordedAt);
            _tiles.Extend(end);
            stored.Add(next);
        }

        end.Keep(stream.Text, revision);
        return stored.MoveToImmutable();
    }

    private void Insert(StoredEvent stored, EnvelopeDraft draft, long expected)
    {
        try
        {
            _event.Run(stored, draft);
        }
        catch (SqliteException twice) when (twice.SqliteExtendedErrorCode == UniqueConstraint)
        {
            throw new WrongExpectedRevisionException(stored.Stream, expected, expected);
        }
    }
}
