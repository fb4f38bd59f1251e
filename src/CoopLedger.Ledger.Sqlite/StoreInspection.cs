using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>How a ledger's file is kept, as SQLite sees it. Nothing is changed by looking.
/// </summary>
/// <param name="SqliteVersion">The version of the library, such as <c>3.50.4</c>.</param>
/// <param name="JournalMode">Should be <c>wal</c>.</param>
/// <param name="Synchronous">What the writing connection uses: 2 is FULL; null when the file
/// cannot be opened for writing.</param>
/// <param name="Format">The ledger's format.</param>
/// <param name="Bytes">The length of the file.</param>
/// <param name="LogBytes">The length of the -wal file beside it; 0 when there is none.</param>
/// <param name="Fault">What SQLite's own check of the pages found first; null when nothing.
/// </param>
public sealed record StoreInspection(
    string SqliteVersion, string JournalMode, long? Synchronous, long Format, long Bytes,
    long LogBytes, string? Fault)
{
    /// <summary>What <see cref="Synchronous"/> is when an acknowledged append is on the disk.
    /// </summary>
    public const long Full = 2;

    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    /// <exception cref="Store.StoreException">There is no ledger, or it cannot be read.
    /// </exception>
    public static StoreInspection Of(string path)
    {
        var file = LedgerFile.Existing(MachineFolder.Instance, path, BusyTimeout);
        return file.Guarded(() =>
        {
            using var reader = file.OpenToRead();
            var (version, mode, format, fault) = Asked(reader.Connection);
            return new StoreInspection(
                version, mode, SynchronousOf(file), format, LengthOf(file.Path),
                LengthOf(file.Path + "-wal"), fault == "ok" ? null : fault);
        });
    }

    private static (string Version, string Mode, long Format, string Fault) Asked(
        SqliteConnection connection)
    {
        using var statement = new Statement(connection, "inspect.sql");
        return statement.One(row =>
            (row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3)));
    }

    private static long? SynchronousOf(LedgerFile file)
    {
        try
        {
            using var writer = file.OpenToWrite();
            using var statement = new Statement(writer, "synchronous.sql");
            return statement.One(row => row.GetInt64(0));
        }
        catch (Store.StoreException refused) when (refused.Code == "store.read-only")
        {
            return null;
        }
    }

    private static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}
