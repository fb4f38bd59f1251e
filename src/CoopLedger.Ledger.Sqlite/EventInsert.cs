using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Writes the row of an event: SQLite takes its texts and bytes from the envelope, where
/// they lie.</summary>
internal sealed class EventInsert(SqliteConnection connection) : IDisposable
{
    private const int IdLength = 16;

    private sqlite3_stmt? _statement;

    /// <param name="stored">The event in its place.</param>
    /// <param name="draft">What it was made from.</param>
    /// <exception cref="SqliteException">SQLite refused.</exception>
    public void Run(StoredEvent stored, EnvelopeDraft draft)
    {
        _statement ??= Prepare();
        var row = _statement.DangerousGetHandle();
        try
        {
            Demand(BindAndStep(row, stored, draft));
        }
        finally
        {
            _ = RowWriting.Reset(row); // It returns the error of the step, told already.
            GC.KeepAlive(_statement);
        }
    }

    public void Dispose() => _statement?.Dispose();

    private static unsafe int BindAndStep(nint row, StoredEvent stored, EnvelopeDraft draft)
    {
        var bytes = draft.Bytes;
        fixed (byte* envelope = bytes)
        {
            // By their place in the envelope, so that an empty text has an address: none would be
            // NULL. Nothing is refused here but for the lack of memory.
            var bound = RowWriting.Bind(row, 1, stored.Position)
                | RowWriting.BindText(
                    row, 2, envelope + EnvelopeDraft.StreamAt, draft.StreamLength)
                | RowWriting.Bind(row, 3, stored.Revision)
                | RowWriting.BindBlob(row, 4, envelope + EnvelopeDraft.IdAt, IdLength)
                | RowWriting.BindText(row, 5, envelope + draft.NameAt, draft.NameLength)
                | RowWriting.Bind(row, 6, stored.Origin.RecordedAt.ToUnixTimeMilliseconds())
                | RowWriting.Bind(row, 7, Crc32C.Of(bytes))
                | RowWriting.BindBlob(row, 8, envelope, bytes.Length);
            return bound != raw.SQLITE_OK ? raw.SQLITE_NOMEM : RowReading.Step(row);
        }
    }

    private void Demand(int result)
    {
        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }
    }

    private sqlite3_stmt Prepare()
    {
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v3(
                connection.Handle, Statement.TextOf("append-event.sql"),
                raw.SQLITE_PREPARE_PERSISTENT, out var statement),
            connection.Handle);
        return statement;
    }
}
