using System.Runtime.InteropServices;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>SQLite's functions that step to a row and hand out its columns, called without what the
/// package adds to each call: a row has eight columns, and a log a million rows.</summary>
/// <remarks>Source: https://sqlite.org/c3ref/column_blob.html. What a column points to holds until
/// the next step. The column functions do no more than look, so that the collector need not be
/// told of the call.</remarks>
internal static partial class RowReading
{
    // The library that SQLitePCLRaw brings along and has loaded by then.
    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    public static partial long Integer(nint statement, int column);

    /// <summary>The bytes of a blob, or of a text as it is stored: UTF-8.</summary>
    public static unsafe ReadOnlySpan<byte> Bytes(nint statement, int column)
    {
        var bytes = Blob(statement, column);
        return new(bytes, Length(statement, column));
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob"), SuppressGCTransition]
    private static unsafe partial void* Blob(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes"), SuppressGCTransition]
    private static partial int Length(nint statement, int column);
}
