using System.Collections.Immutable;
using CoopLedger.Ledger.Sqlite.Simulation.Disk;
using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite.Simulation.Runs;

/// <summary>A process with the ledger open for writing: through the store's queue, or with a
/// writer of its own to which whole groups are given.</summary>
internal sealed class Office(Machine machine, Process process, Mutant mutant) : IAsyncDisposable
{
    public const string Ledger = "ledger.db";

    private SqliteEventStore? _store;
    private LogWriter? _writer;
    private LedgerFile? _file;

    public Process Process => process;

    public bool IsAlive => process.IsAlive;

    public string Path => machine.Path(process, Ledger);

    public IEventStore Store => _store!;

    /// <summary>Whether groups go to the writer itself.</summary>
    public bool IsDirect => _writer is not null;

    /// <summary>A scan that is under way, and how far it must reach.</summary>
    public (IAsyncEnumerator<ImmutableArray<StoredEvent>> Rows, List<StoredEvent> Expected)? Scan
    {
        get;
        set;
    }

    private SimulatedFolder Folder => new(machine, process, mutant != Mutant.UnflushedName);

    public void Create(Guid ledger) => LedgerCreation.Create(Folder, Path, ledger);

    public void Open(bool direct, int checkpointPages)
    {
        if (!direct)
        {
            _store = Open(StoreAccess.ReadWrite);
            return;
        }

        _store = Open(StoreAccess.Read);
        _file = LedgerFile.Existing(Folder, Path, TimeSpan.Zero);
        _writer = _file.Guarded(() =>
        {
            var connection = _file.OpenToWrite();
            raw.sqlite3_wal_autocheckpoint(connection.Handle, checkpointPages);
            if (mutant == Mutant.SynchronousOff)
            {
                Run(connection, "PRAGMA synchronous = OFF;");
            }

            return new LogWriter(connection);
        });
    }

    public SqliteEventStore Open(StoreAccess access) =>
        SqliteEventStore.Open(Folder, Path, access, TimeSpan.Zero);

    /// <summary>Appends in one transaction.</summary>
    public void Append(IReadOnlyList<PendingAppend> group) =>
        _file!.Guarded(() => _writer!.Append(group));

    /// <summary>What another tool may do at any time: move the log into the file.</summary>
    public void Checkpoint(string kind)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path, Pooling = false, DefaultTimeout = 1,
        }.ToString());
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle, 0);
        Run(connection, $"PRAGMA wal_checkpoint({kind});");
    }

    public async ValueTask DisposeAsync()
    {
        if (Scan is { } scan)
        {
            await scan.Rows.DisposeAsync();
            Scan = null;
        }

        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        _writer?.Dispose();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
