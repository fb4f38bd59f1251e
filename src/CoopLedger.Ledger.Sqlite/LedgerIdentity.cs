using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Tells a ledger from every other file.</summary>
internal static class LedgerIdentity
{
    private const int ApplicationId = 0x434f4f50;
    private const int Format = 1;
    private const int TableCount = 3;

    /// <returns>True; the value is there to be guarded.</returns>
    /// <remarks>Read as immutable, so that nothing happens to a file that is not ours, not even
    /// the recovery of its journal. SQLite opens it, not we: closing a file of our own would drop
    /// the locks which other connections of this process hold on it.</remarks>
    /// <exception cref="Store.StoreException">Not a ledger, or of a later format.</exception>
    public static bool Demand(LedgerFile file)
    {
        (long Application, long Version, long Tables) found;
        try
        {
            using var connection = file.ConnectImmutable();
            using var identity = new Statement(connection, "identity.sql");
            found = identity.One(row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)));
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is StoreErrors.NotADatabase)
        {
            throw StoreErrors.NotALedger(file.Path);
        }

        return found switch
        {
            { Application: not ApplicationId } => throw StoreErrors.NotALedger(file.Path),
            { Version: > Format } =>
                throw StoreErrors.LaterFormat(file.Path, found.Version, Format),
            { Tables: not TableCount } => throw StoreErrors.NotALedger(file.Path),
            _ => true,
        };
    }
}
