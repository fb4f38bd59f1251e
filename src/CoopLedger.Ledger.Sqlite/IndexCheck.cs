using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Compares the indexes that events are found by with the log itself.</summary>
/// <remarks>A disk that loses a page can leave a log that is whole and an index that is not: an
/// event would then not be found, and its key recorded once more.</remarks>
internal static class IndexCheck
{
    /// <returns>True; the value is there to be guarded.</returns>
    /// <exception cref="LedgerDamagedException">An index does not agree with the log.</exception>
    public static bool Run(SqliteConnection connection)
    {
        foreach (var index in (string[])["id", "stream"])
        {
            if (Differing(connection, index) is { } position)
            {
                throw new LedgerDamagedException(
                    Math.Max(position, 1), $"the index by {index} does not agree with the log.");
            }
        }

        return true;
    }

    private static long? Differing(SqliteConnection connection, string index)
    {
        try
        {
            using var check = new Statement(connection, $"check-index-of-{index}.sql");
            return check.One(row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0));
        }
        catch (SqliteException unknown) when (unknown.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            throw new LedgerDamagedException(1, $"the index by {index} is missing.", unknown);
        }
    }
}
