using System.Runtime.InteropServices;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>SQLite's functions that bind what a row is to hold, called without what the package
/// adds to each call, and without a copy.</summary>
/// <remarks>Source: https://sqlite.org/c3ref/bind_blob.html. The bytes are bound as static: they
/// have to stay where they are until the statement has been stepped, and have to be bound anew
/// before it is stepped again. The functions do no more than note an address, so that the collector
/// need not be told of the call.</remarks>
internal static unsafe partial class RowWriting
{
    private const string Library = "e_sqlite3";

    private static readonly nint Static = 0;

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    public static partial int Bind(nint statement, int parameter, long value);

    public static int BindText(nint statement, int parameter, byte* text, int length) =>
        Text(statement, parameter, text, length, Static);

    public static int BindBlob(nint statement, int parameter, byte* blob, int length) =>
        Blob(statement, parameter, blob, length, Static);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text"), SuppressGCTransition]
    private static partial int Text(
        nint statement, int parameter, byte* text, int length, nint lifetime);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob"), SuppressGCTransition]
    private static partial int Blob(
        nint statement, int parameter, byte* blob, int length, nint lifetime);
}
