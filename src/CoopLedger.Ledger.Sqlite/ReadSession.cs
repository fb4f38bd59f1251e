using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>One reader's connection with its prepared questions. For one caller at a time.
/// </summary>
internal sealed class ReadSession(ReadConnection opened, Guid ledger) : IDisposable
{
    private readonly Statement _begin = new(opened.Connection, "begin-read.sql");
    private readonly Statement _end = new(opened.Connection, "commit.sql");
    private readonly Statement _edge = new(opened.Connection, "edge.sql");
    private readonly Statement _after = new(opened.Connection, "events-after.sql", "$after");
    private readonly Statement _stream =
        new(opened.Connection, "events-of-stream.sql", "$stream");

    private readonly Statement _id = new(opened.Connection, "event-by-id.sql", "$id");
    private readonly Statement _position =
        new(opened.Connection, "event-by-position.sql", "$position");

    private bool _isBroken;

    public bool IsImmutable => opened.IsImmutable;

    /// <summary>No transaction was left open.</summary>
    public bool IsClean => !_isBroken && raw.sqlite3_get_autocommit(opened.Connection.Handle) != 0;

    public Head Head()
    {
        var edge = _edge.One(LogRow.Edge);
        return new(edge.Size, edge.Root());
    }

    public long Size() => _edge.One(row => row.GetInt64(0));

    public ImmutableArray<StoredEvent> Stream(StreamName stream)
    {
        using var rows = _stream.Read(stream.Text);
        var events = ImmutableArray.CreateBuilder<StoredEvent>();
        while (rows.Read())
        {
            var stored = LogRow.Event(rows, ledger);
            if (stored.Revision != events.Count)
            {
                throw new LedgerDamagedException(
                    stored.Position, $"revision {events.Count} of {stream} is missing.");
            }

            events.Add(stored);
        }

        return events.DrainToImmutable();
    }

    public StoredEvent? Find(Guid id)
    {
        using var rows = _id.Read(id.ToByteArray(bigEndian: true));
        return rows.Read() ? LogRow.Event(rows, ledger) : null;
    }

    public StoredEvent? Find(long position)
    {
        // The edge first: what it holds has to be there, and it may only grow meanwhile.
        var size = Size();
        using var rows = _position.Read(position);
        return rows.Read() ? LogRow.Event(rows, ledger)
            : position >= 1 && position <= size ? throw LogScan.Missing(position)
            : null;
    }

    /// <remarks>The log's clock never runs backwards, so bisecting needs no index.</remarks>
    public long PositionAt(DateTimeOffset instant)
    {
        var (before, after) = (0L, Size() + 1);
        while (after - before > 1)
        {
            var middle = before + ((after - before) / 2);
            var stored = Find(middle) ?? throw LogScan.Missing(middle);
            if (stored.Origin.RecordedAt <= instant)
            {
                before = middle;
            }
            else
            {
                after = middle;
            }
        }

        return before;
    }

    /// <exception cref="LedgerDamagedException">An index does not agree with the log.</exception>
    public bool CheckIndexes()
    {
        foreach (var index in (string[])["id", "stream"])
        {
            using var check = new Statement(opened.Connection, $"check-index-of-{index}.sql");
            if (check.One(row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0)) is { } position)
            {
                throw new LedgerDamagedException(
                    Math.Max(position, 1), $"the index by {index} does not agree with the log.");
            }
        }

        return true;
    }

    /// <summary>The log after a position as it stands now, whatever is appended meanwhile.
    /// </summary>
    public LogScan Scan(long after)
    {
        _begin.Run();
        try
        {
            var size = _edge.One(LogRow.UncheckedEdge).Size;
            return new(_after.Read(after), End, ledger, after, size);
        }
        catch
        {
            End();
            throw;
        }
    }

    /// <summary>Ends a transaction, unless an error of the disk has ended it already. One that
    /// cannot be ended is closed with its session.</summary>
    private void End()
    {
        if (IsClean)
        {
            return;
        }

        try
        {
            _end.Run();
        }
        catch (SqliteException)
        {
            _isBroken = true; // The fault that led here is what the reader is told.
        }
    }

    public void Dispose()
    {
        foreach (var statement in
            (Statement[])[_begin, _end, _edge, _after, _stream, _id, _position])
        {
            statement.Dispose();
        }

        opened.Dispose();
    }
}
