using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Copies a ledger page by page while others write to it.</summary>
/// <remarks>Source: SQLite online backup API (sqlite.org/backup.html). The copy is made inside one
/// read transaction, so that it is the ledger of one moment and is never begun again.</remarks>
internal static class LedgerCopy
{
    private const int PagesAtOnce = 1024;

    /// <returns>How far the copy reaches.</returns>
    public static Head Run(LedgerFile file, string path, CancellationToken cancellationToken)
    {
        using var source = file.OpenToRead();
        using var begin = new Statement(source.Connection, "begin-read.sql");
        using var edge = new Statement(source.Connection, "edge.sql");
        using var end = new Statement(source.Connection, "commit.sql");
        begin.Run();
        try
        {
            var log = edge.One(LogRow.Edge);
            Copy(source.Connection, path, cancellationToken);
            return new(log.Size, log.Root());
        }
        finally
        {
            end.Run();
        }
    }

    private static void Copy(
        SqliteConnection source, string path, CancellationToken cancellationToken)
    {
        using var target = LedgerFile.Draft(MachineFolder.Instance, path)
            .Connect(SqliteOpenMode.ReadWriteCreate);
        using var backup = raw.sqlite3_backup_init(
            target.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid)
        {
            throw Fault(target);
        }

        int state;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            state = raw.sqlite3_backup_step(backup, PagesAtOnce);
        }
        while (state == raw.SQLITE_OK);

        var finished = raw.sqlite3_backup_finish(backup);
        if (state != raw.SQLITE_DONE || finished != raw.SQLITE_OK)
        {
            throw Fault(target);
        }
    }

    private static SqliteException Fault(SqliteConnection target) => new(
        raw.sqlite3_errmsg(target.Handle).utf8_to_string(),
        raw.sqlite3_errcode(target.Handle));
}
