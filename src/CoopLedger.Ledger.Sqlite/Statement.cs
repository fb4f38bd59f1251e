using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>The SQL of one file, prepared when it is first run and kept until disposed of.
/// </summary>
internal sealed class Statement : IDisposable
{
    private static readonly ConcurrentDictionary<string, string> Texts =
        new(StringComparer.Ordinal);

    private readonly SqliteCommand _command;

    /// <param name="connection">Where it runs.</param>
    /// <param name="file">The name of the file under <c>Sql/</c>.</param>
    /// <param name="parameters">Their names, in the order in which values will come.</param>
    public Statement(
        SqliteConnection connection, string file, params ReadOnlySpan<string> parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = TextOf(file);
        foreach (var name in parameters)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
    }

    /// <summary>The SQL of a file.</summary>
    public static string TextOf(string file) => Texts.GetOrAdd(file, Load);

    /// <returns>The rows that it changed.</returns>
    public int Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public SqliteDataReader Read(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    /// <summary>Reads the only row.</summary>
    public T One<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        using var rows = Read(values);
        return rows.Read() ? read(rows) : throw new SqliteException("A row is missing.", 11);
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        Debug.Assert(values.Length == _command.Parameters.Count, _command.CommandText);
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i];
        }
    }

    private static string Load(string file)
    {
        using var resource = typeof(Statement).Assembly.GetManifestResourceStream(file)
            ?? throw new UnreachableException($"{file} is not in the assembly.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
