using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Brings a ledger of an earlier format to today's. Events are never touched.</summary>
internal static class LedgerUpgrade
{
    /// <summary>Does it in one transaction, or finds that nothing is to be done. It needs the
    /// memory of a few hundred events, however many there are.</summary>
    public static void Run(SqliteConnection connection)
    {
        if (FormatOf(connection) == LedgerIdentity.Format)
        {
            return;
        }

        Execute(connection, "begin-write.sql");
        try
        {
            // Somebody else may have done it while this one waited for the lock.
            if (FormatOf(connection) < LedgerIdentity.Format)
            {
                Execute(connection, "format-2.sql");
                using var edge = new Statement(connection, "edge.sql");
                using var tiles = new TileWriter(connection);
                tiles.Extend(0, edge.One(LogRow.Edge).Size);
            }

            Execute(connection, "commit.sql");
        }
        catch
        {
            // Some errors have rolled back already.
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                Execute(connection, "rollback.sql");
            }

            throw;
        }
    }

    public static long FormatOf(SqliteConnection connection)
    {
        using var format = new Statement(connection, "format.sql");
        return format.One(row => row.GetInt64(0));
    }

    private static void Execute(SqliteConnection connection, string file)
    {
        using var statement = new Statement(connection, file);
        statement.Run();
    }
}
