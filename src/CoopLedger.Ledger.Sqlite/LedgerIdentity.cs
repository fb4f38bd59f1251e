using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Tells a ledger from every other file.</summary>
internal static class LedgerIdentity
{
    private const int ApplicationId = 0x434f4f50;
    private const int TableCount = 3;
    private const int AddedTableCount = 2;

    /// <summary>The format that this program writes: 2 added stored hashes and checkpoints. It
    /// reads format 1 as it is, and brings it to 2 when it is to write.</summary>
    public const int Format = 2;

    /// <remarks>Read as immutable, so that nothing happens to a file that is not ours, not even
    /// the recovery of its journal. SQLite opens it, not we: closing a file of our own would drop
    /// the locks which other connections of this process hold on it.</remarks>
    /// <returns>True; the value is there to be guarded.</returns>
    /// <exception cref="Store.StoreException">Not a ledger, or of a later format.</exception>
    public static bool Demand(LedgerFile file)
    {
        try
        {
            using var connection = file.ConnectImmutable();
            return Demand(file, connection);
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is StoreErrors.NotADatabase)
        {
            throw StoreErrors.NotALedger(file.Path);
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is StoreErrors.Corrupt)
        {
            // Somebody is moving the -wal file into the database, or was stopped while at it.
            // Whoever heeds the -wal file reads a whole database, and still changes nothing.
            using var connection = file.Connect(SqliteOpenMode.ReadOnly);
            return Demand(file, connection);
        }
    }

    private static bool Demand(LedgerFile file, SqliteConnection connection)
    {
        using var identity = new Statement(connection, "identity.sql");
        return identity.One(row =>
            (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3))) switch
        {
            (not ApplicationId, _, _, _) => throw StoreErrors.NotALedger(file.Path),
            (_, > Format and var later, _, _) =>
                throw StoreErrors.LaterFormat(file.Path, later, Format),
            (_, _, not TableCount, _) => throw StoreErrors.NotALedger(file.Path),
            (_, Format, _, not AddedTableCount) => throw StoreErrors.NotALedger(file.Path),
            _ => true,
        };
    }
}
