using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>Whoever opens the file without us.</summary>
internal static class Raw
{
    public static void Run(string path, string sql)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        using var connection = new SqliteConnection(source.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static object? Read(string path, string sql)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        using var connection = new SqliteConnection(source.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Changes what the triggers keep.</summary>
    public static void Forge(string path, string sql) => Run(
        path,
        $"""
        DROP TRIGGER event_is_never_changed;
        DROP TRIGGER event_is_never_removed;
        {sql}
        """);
}
