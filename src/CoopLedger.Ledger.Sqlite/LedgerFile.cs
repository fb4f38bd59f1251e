using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>The file of a ledger: where it is and how connections to it are opened.</summary>
internal sealed class LedgerFile
{
    private readonly IFolder _folder;
    private readonly TimeSpan _busyTimeout;

    static LedgerFile()
    {
        Batteries_V2.Init();

        // One thread at a time uses a connection, so SQLite need not lock it at every call. Once
        // another library has started SQLite it is too late, and everything works as before.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
    }

    private LedgerFile(IFolder folder, string path, TimeSpan busyTimeout) =>
        (_folder, Path, _busyTimeout) = (folder, path, busyTimeout);

    /// <summary>A file that is to become a ledger.</summary>
    public static LedgerFile Draft(IFolder folder, string path) =>
        new(folder, path, TimeSpan.Zero);

    public string Path { get; }

    /// <summary>Somebody has the ledger open, or left it without closing it.</summary>
    public bool HasLog => _folder.HasFile(Path + "-wal");

    /// <exception cref="StoreException">There is no ledger of a format that we know.</exception>
    public static LedgerFile Existing(IFolder folder, string path, TimeSpan busyTimeout)
    {
        var file = new LedgerFile(folder, System.IO.Path.GetFullPath(path), busyTimeout);
        if (folder.HasFolder(file.Path))
        {
            throw StoreErrors.NotALedger(file.Path);
        }

        if (!folder.HasFile(file.Path))
        {
            throw StoreErrors.NotFound(file.Path);
        }

        file.Guarded(() => LedgerIdentity.Demand(file));
        return file;
    }

    public static Guid LedgerId(SqliteConnection connection)
    {
        using var statement = new Statement(connection, "ledger.sql");
        var id = statement.One(row => row.GetFieldValue<byte[]>(0));
        return id.Length == 16
            ? new(id, bigEndian: true)
            : throw new SqliteException("The ledger's id is not of 16 bytes.", StoreErrors.Corrupt);
    }

    /// <summary>Runs something that talks to SQLite, and says what went wrong in our words.
    /// </summary>
    public T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException refused)
        {
            throw StoreErrors.Of(refused, Path);
        }
    }

    /// <exception cref="StoreException">The file or its folder cannot be written.</exception>
    public SqliteConnection OpenToWrite()
    {
        var connection = Connect(SqliteOpenMode.ReadWrite);
        try
        {
            // SQLite opens a file that it may not write for reading, and says nothing.
            if (raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
            {
                throw StoreErrors.ReadOnly(Path, null);
            }

            Run(connection, "settings-write.sql");
            LedgerId(connection);
            LedgerUpgrade.Run(connection);
            MakeDurable(connection);
            return connection;
        }
        catch (IOException refused)
        {
            connection.Dispose();
            throw StoreErrors.Failed(Path, refused);
        }
        catch (SqliteException refused)
            when (refused.SqliteErrorCode is StoreErrors.CannotOpen)
        {
            connection.Dispose();
            throw StoreErrors.ReadOnly(Path, refused);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <remarks>In a folder that we may not write, SQLite cannot make the files that readers and
    /// writers of a ledger share. If there is no -wal file, nobody has the ledger open and all of
    /// it is in the one file, so it is read as if it could not change; with a -wal file that
    /// would miss events, so then it is refused. A session opened this way is not used again
    /// once a -wal file appears.</remarks>
    public ReadConnection OpenToRead()
    {
        var connection = Connect(SqliteOpenMode.ReadOnly);
        try
        {
            LedgerId(connection);
            return new(connection, IsImmutable: false);
        }
        catch (SqliteException refused)
            when (refused.SqliteErrorCode is StoreErrors.CannotOpen or StoreErrors.NotWritable)
        {
            connection.Dispose();
            return HasLog
                ? throw StoreErrors.Unopened(Path, refused)
                : new(ConnectImmutable(), IsImmutable: true);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqliteConnection Connect(SqliteOpenMode mode) => Connect(Path, mode);

    /// <summary>A connection that touches nothing: no lock, no journal, no -wal file.</summary>
    public SqliteConnection ConnectImmutable()
    {
        var parts = Path.Split(System.IO.Path.DirectorySeparatorChar);
        var path = string.Join('/', parts.Select(Uri.EscapeDataString));
        return Connect(
            $"file://{(path.StartsWith('/') ? "" : "/")}{path}?immutable=1",
            SqliteOpenMode.ReadOnly);
    }

    private SqliteConnection Connect(string source, SqliteOpenMode mode)
    {
        // The wait for a lock is SQLite's own, which is finer than the package's; one second is
        // the least that the package can be told.
        // Written by hand: the package's builder checks what it writes with regular expressions,
        // and making those takes longer than opening the file.
        var quoted = source.Replace("\"", "\"\"", StringComparison.Ordinal);
        var connection = new SqliteConnection(
            $"Data Source=\"{quoted}\";Mode={mode};Pooling=False;Default Timeout=1");
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle, (int)_busyTimeout.TotalMilliseconds);
            raw.sqlite3_db_config(
                connection.Handle, raw.SQLITE_DBCONFIG_DEFENSIVE, 1, out _);
            Run(connection, "settings.sql");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Puts on the disk what is in the ledger.</summary>
    /// <remarks>A writer that was killed between its write and its flush leaves events in the -wal
    /// file that SQLite reads from then on, without flushing them. Whoever repeats the append
    /// is told that it is recorded, so from here on it has to outlive a loss of power. Moving
    /// them into the database is best, since that writes them anew; where a reader stands in the
    /// way, the -wal file itself is flushed.</remarks>
    private void MakeDurable(SqliteConnection connection)
    {
        var code = raw.sqlite3_wal_checkpoint_v2(
            connection.Handle!, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var log, out var moved);
        if (code is not (raw.SQLITE_OK or raw.SQLITE_BUSY))
        {
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
        }

        if ((code != raw.SQLITE_OK || moved < log) && HasLog)
        {
            _folder.Flush(Path + "-wal");
        }
    }

    private static void Run(SqliteConnection connection, string file)
    {
        using var statement = new Statement(connection, file);
        statement.Run();
    }
}
