using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>The SQL of one file, prepared when it is first run, for what runs at every append: no
/// value is boxed, no parameter is looked up by its name.</summary>
internal sealed class PreparedStatement(SqliteConnection connection, string file) : IDisposable
{
    private const int OnStackMax = 512;

    private sqlite3_stmt? _statement;

    /// <summary>Where values are bound, the first parameter of the text being 1.</summary>
    private sqlite3_stmt Handle => _statement ??= Prepare();

    /// <summary>The statement itself, for reading its rows one after another
    /// (<see cref="RowReading"/>) while this object is alive.</summary>
    public nint Row => Handle.DangerousGetHandle();

    public PreparedStatement Bind(int parameter, long value)
    {
        Demand(raw.sqlite3_bind_int64(Handle, parameter, value));
        return this;
    }

    public PreparedStatement Bind(int parameter, ReadOnlySpan<byte> blob)
    {
        Demand(raw.sqlite3_bind_blob(Handle, parameter, blob));
        return this;
    }

    public PreparedStatement Bind(int parameter, string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= OnStackMax ? stackalloc byte[length] : new byte[length];
        var written = Encoding.UTF8.GetBytes(text, bytes);
        Demand(written == 0
            ? raw.sqlite3_bind_text(Handle, parameter, "") // No bytes at all would be NULL.
            : raw.sqlite3_bind_text(Handle, parameter, bytes[..written]));
        return this;
    }

    /// <summary>Runs it to its end; a row is not looked at.</summary>
    /// <exception cref="SqliteException">SQLite refused.</exception>
    public void Run()
    {
        try
        {
            _ = Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <returns>Whether there is a row.</returns>
    /// <exception cref="SqliteException">SQLite refused.</exception>
    public bool Step()
    {
        var result = raw.sqlite3_step(Handle);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return result == raw.SQLITE_ROW;
        }

        Demand(result);
        throw new UnreachableException();
    }

    public long Long(int column) => raw.sqlite3_column_int64(Handle, column);

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(Handle, column);

    /// <summary>Ends the run: a statement that is not reset holds its read lock.</summary>
    /// <remarks>What it returns is the error of the last step, which was told there.</remarks>
    public void Reset() => _ = raw.sqlite3_reset(Handle);

    public void Dispose() => _statement?.Dispose();

    private sqlite3_stmt Prepare()
    {
        Demand(raw.sqlite3_prepare_v3(
            connection.Handle, Statement.TextOf(file), raw.SQLITE_PREPARE_PERSISTENT,
            out var statement));
        return statement;
    }

    /// <exception cref="SqliteException">SQLite refused.</exception>
    public void Demand(int result) =>
        SqliteException.ThrowExceptionForRC(result, connection.Handle);
}
