using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>A connection that can only read.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="IsImmutable">It takes the file for one that nobody changes.</param>
internal sealed record ReadConnection(SqliteConnection Connection, bool IsImmutable) : IDisposable
{
    public void Dispose() => Connection.Dispose();
}
