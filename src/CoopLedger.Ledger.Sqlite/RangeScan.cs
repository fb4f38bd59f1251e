using System.Runtime.CompilerServices;
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
    private readonly Guid _ledger;
    private sqlite3_stmt? _envelopes;
    private sqlite3_stmt? _rows;

    public RangeScan(SqliteConnection connection, Guid ledger) =>
        (_database, _ledger) = (connection.Handle!, ledger);

    /// <exception cref="LedgerDamagedException">A position is missing or wrong.</exception>
    public void Run(
        long after, long until, ILogVisitor visitor, CancellationToken cancellationToken)
    {
        var compares = visitor.ComparesCopies;
        var rows = compares
            ? _rows ??= Prepared("events-between.sql")
            : _envelopes ??= Prepared("envelopes-between.sql");
        raw.sqlite3_bind_int64(rows, 1, after);
        raw.sqlite3_bind_int64(rows, 2, until);
        try
        {
            Run(rows.DangerousGetHandle(), compares, after, until, visitor, cancellationToken);
        }
        finally
        {
            raw.sqlite3_reset(rows); // Also keeps the statement alive until here.
        }
    }

    public void Dispose()
    {
        _envelopes?.Dispose();
        _rows?.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(
        nint row, bool compares, long after, long until, ILogVisitor visitor,
        CancellationToken cancellationToken)
    {
        var last = after;
        while (Step(row, last))
        {
            var position = RowReading.Integer(row, 0);
            if (position != last + 1)
            {
                throw LogScan.Missing(last + 1);
            }

            visitor.Visit(compares ? Compared(row, position) : Checked(row, position, 1, 2));
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

    private sqlite3_stmt Prepared(string file)
    {
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v2(_database, Statement.TextOf(file), out var statement),
            _database);
        return statement;
    }

    private bool Step(nint row, long last)
    {
        switch (RowReading.Step(row))
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

    private EnvelopeView Checked(nint row, long position, int checksum, int envelope)
    {
        var bytes = RowReading.Bytes(row, envelope);
        LogRow.Demand(
            RowReading.Integer(row, checksum) == Crc32C.Of(bytes), position, "checksum");
        return EnvelopeView.Of(_ledger, position, bytes);
    }

    private EnvelopeView Compared(nint row, long position)
    {
        var view = Checked(row, position, 6, 7);
        LogRow.Demand(RowReading.Bytes(row, 1).SequenceEqual(view.Stream), position, "stream");
        LogRow.Demand(RowReading.Integer(row, 2) == view.Revision, position, "revision");
        LogRow.Demand(RowReading.Bytes(row, 3).SequenceEqual(view.IdBytes), position, "id");
        LogRow.Demand(RowReading.Bytes(row, 4).SequenceEqual(view.Name), position, "name");
        LogRow.Demand(RowReading.Integer(row, 5) == view.RecordedAt, position, "recorded_at");
        return view;
    }
}
