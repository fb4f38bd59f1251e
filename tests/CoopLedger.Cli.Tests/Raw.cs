using Microsoft.Data.Sqlite;

namespace CoopLedger.Cli.Tests;

/// <summary>Whoever opens a ledger's file without the program.</summary>
internal static class Raw
{
    public static SqliteConnection Open(string path)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        var connection = new SqliteConnection(source.ToString());
        connection.Open();
        return connection;
    }

    public static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static object? Run(string path, string sql)
    {
        using var connection = Open(path);
        return Run(connection, sql);
    }

    /// <summary>Flips one bit of what an event says, past the triggers.</summary>
    public static void Forge(string path, long position)
    {
        using var connection = Open(path);
        Run(connection, "DROP TRIGGER event_is_never_changed");
        using var read = connection.CreateCommand();
        read.CommandText = $"SELECT envelope FROM event WHERE position = {position}";
        var envelope = (byte[])read.ExecuteScalar()!;
        envelope[^2] ^= 1;
        using var write = connection.CreateCommand();
        write.CommandText = $"UPDATE event SET envelope = $envelope WHERE position = {position}";
        write.Parameters.AddWithValue("$envelope", envelope);
        write.ExecuteNonQuery();
    }
}
