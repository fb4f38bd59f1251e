using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>A pass over a range of positions that shows each row where SQLite holds it. For one
/// caller at a time.</summary>
/// <remarks>The columns are read as SQLite's own interface hands them out, since a copy and a
/// string for each would cost more than all that is done with them.</remarks>
internal sealed class RangeScan : IDisposable
{
    private const int LooksAtOnce = 1024;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _rows;
    private readonly nint _row;
    private readonly Guid _ledger;

    public RangeScan(SqliteConnection connection, Guid ledger)
    {
        _database = connection.Handle!;
        _ledger = ledger;
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v2(_database, Statement.TextOf("events-between.sql"), out _rows),
            _database);
        _row = _rows.DangerousGetHandle();
    }

    /// <exception cref="LedgerDamagedException">A position is missing or wrong.</exception>
    public void Run(
        long after, long until, ILogVisitor visitor, CancellationToken cancellationToken)
    {
        raw.sqlite3_bind_int64(_rows, 1, after);
        raw.sqlite3_bind_int64(_rows, 2, until);
        try
        {
            var last = after;
            while (Step(last))
            {
                var position = RowReading.Integer(_row, 0);
                if (position != last + 1)
                {
                    throw LogScan.Missing(last + 1);
                }

                visitor.Visit(Checked(position));
                last = position;
                if (last % LooksAtOnce == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }

            if (last < until)
            {
                throw LogScan.Missing(last + 1);
            }
        }
        finally
        {
            raw.sqlite3_reset(_rows); // Also keeps the statement alive until here.
        }
    }

    public void Dispose() => _rows.Dispose();

    private bool Step(long last)
    {
        switch (RowReading.Step(_row))
        {
            case raw.SQLITE_ROW:
                return true;
            case raw.SQLITE_DONE:
                return false;
            case raw.SQLITE_CORRUPT:
                throw LogScan.Broken(last + 1, null);
            case var code:
                SqliteException.ThrowExceptionForRC(code, _database);
                return false;
        }
    }

    private EnvelopeView Checked(long position)
    {
        var bytes = RowReading.Bytes(_row, 7);
        LogRow.Demand(
            RowReading.Integer(_row, 6) == Checksum.Of(bytes), position, "checksum");
        var view = EnvelopeView.Of(_ledger, position, bytes);
        LogRow.Demand(
            RowReading.Bytes(_row, 1).SequenceEqual(view.Stream), position, "stream");
        LogRow.Demand(
            RowReading.Integer(_row, 2) == view.Revision, position, "revision");
        LogRow.Demand(
            RowReading.Bytes(_row, 3).SequenceEqual(view.IdBytes), position, "id");
        LogRow.Demand(
            RowReading.Bytes(_row, 4).SequenceEqual(view.Name), position, "name");
        LogRow.Demand(
            RowReading.Integer(_row, 5) == view.RecordedAt, position, "recorded_at");
        return view;
    }
}
