using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoopLedger.Indicators.Snapshots;
using CoopLedger.Ledger.Segments;
using Microsoft.Win32.SafeHandles;

namespace CoopLedger.Ledger.Snapshots;

/// <summary>Reads the columns of a snapshot straight into arrays, each checked by its sum.
/// </summary>
/// <remarks>Reading and not mapping: a disk that fails is an exception and not the end of the
/// process.</remarks>
internal sealed class SnapshotReader : IColumnReader
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly (long At, ColumnLine Entry)[] _columns;

    private SnapshotReader(
        string path, SafeFileHandle file, (long At, ColumnLine Entry)[] columns) =>
        (_path, _file, _columns) = (path, file, columns);

    /// <exception cref="SnapshotRefusedException">It is not a snapshot of this format, or it is
    /// damaged.</exception>
    public static SnapshotHeader Header(string path, SafeFileHandle file)
    {
        Span<byte> bytes = stackalloc byte[SnapshotHeader.Length];
        if (RandomAccess.GetLength(file) < SnapshotHeader.Magic.Length
            || !TryRead(file, 0, bytes[..SnapshotHeader.Magic.Length])
            || !bytes.StartsWith(SnapshotHeader.Magic))
        {
            throw new SnapshotRefusedException(SnapshotRefusal.Foreign(path));
        }

        if (!TryRead(file, 0, bytes) || !SnapshotHeader.IsWhole(bytes))
        {
            throw Damaged(path, "header");
        }

        return SnapshotHeader.VersionOf(bytes) is var version and not SnapshotHeader.Version
            ? throw new SnapshotRefusedException(SnapshotRefusal.Format(path, version))
            : SnapshotHeader.Read(bytes);
    }

    /// <exception cref="SnapshotRefusedException">The file is longer or shorter than it should
    /// be, or its directory is damaged.</exception>
    public static SnapshotReader Of(string path, SafeFileHandle file, SnapshotHeader header)
    {
        var length = RandomAccess.GetLength(file);
        if (length != header.DirectoryAt + ((long)header.Columns * ColumnLine.Length))
        {
            throw Damaged(path, "length");
        }

        var directory = new byte[header.Columns * ColumnLine.Length];
        if (!TryRead(file, header.DirectoryAt, directory)
            || Crc32C.Of(directory) != header.DirectoryCrc)
        {
            throw Damaged(path, "directory");
        }

        var columns = new (long, ColumnLine)[header.Columns];
        long at = SnapshotHeader.Length;
        for (var column = 0; column < columns.Length; column++)
        {
            var entry = ColumnLine.Read(directory.AsSpan(column * ColumnLine.Length));
            columns[column] = (at, entry);
            at += entry.Bytes;
        }

        return at == header.DirectoryAt ? new(path, file, columns) : throw Damaged(path, "length");
    }

    public T[] Read<T>(int column)
        where T : unmanaged
    {
        if (column >= _columns.Length || _columns[column].Entry.Width != Unsafe.SizeOf<T>())
        {
            throw Damaged(_path, $"column {column}");
        }

        var (at, entry) = _columns[column];
        var values = GC.AllocateUninitializedArray<T>(checked((int)(entry.Bytes / entry.Width)));
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        return TryRead(_file, at, bytes) && Crc32C.Of(bytes) == entry.Crc
            ? values
            : throw Damaged(_path, $"column {column}");
    }

    private static bool TryRead(SafeFileHandle file, long at, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            var read = RandomAccess.Read(file, into, at);
            if (read == 0)
            {
                return false;
            }

            into = into[read..];
            at += read;
        }

        return true;
    }

    private static SnapshotRefusedException Damaged(string path, string what) =>
        new(SnapshotRefusal.Damaged(path, what));
}
