using System.Buffers.Binary;
using CoopLedger.Indicators.Snapshots;
using CoopLedger.Ledger.Store;
using Microsoft.Win32.SafeHandles;

namespace CoopLedger.Ledger.Snapshots;

/// <summary>Reads the columns of a snapshot straight into arrays, each page checked by its sum
/// before anything of it is given away.</summary>
/// <remarks>Reading and not mapping: a disk that fails is an exception and not the end of the
/// process.</remarks>
internal sealed class SnapshotReader : IColumnReader
{
    // Some fifty million columns of a page: a length that is not believed.
    private const int DirectoryLengthMax = 1 << 30;

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly (long At, ColumnLine Entry)[] _columns;
    private readonly uint[] _sums;

    private SnapshotReader(
        string path, SafeFileHandle file, (long At, ColumnLine Entry)[] columns, uint[] sums) =>
        (_path, _file, _columns, _sums) = (path, file, columns, sums);

    /// <summary>Whether columns may be read when they are asked for.</summary>
    public bool IsLazy { get; init; }

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
    public static SnapshotReader Of(
        string path, SafeFileHandle file, SnapshotHeader header, bool isLazy)
    {
        var length = RandomAccess.GetLength(file);
        var linesLength = (long)header.Columns * ColumnLine.Length;
        if (length - header.DirectoryAt < linesLength
            || length - header.DirectoryAt > DirectoryLengthMax)
        {
            throw Damaged(path, "length");
        }

        var directory = new byte[length - header.DirectoryAt];
        if (!TryRead(file, header.DirectoryAt, directory)
            || Crc32C.Of(directory) != header.DirectoryCrc)
        {
            throw Damaged(path, "directory");
        }

        var columns = new (long, ColumnLine)[header.Columns];
        long at = SnapshotHeader.Length;
        var pages = 0;
        for (var column = 0; column < columns.Length; column++)
        {
            var entry = ColumnLine.Read(directory.AsSpan(column * ColumnLine.Length));
            columns[column] = (at, entry);
            at += entry.Bytes;
            pages += entry.Pages;
        }

        return at == header.DirectoryAt
                && directory.Length == linesLength + ((long)pages * sizeof(uint))
            ? new(path, file, columns, Sums(directory.AsSpan((int)linesLength)))
            {
                IsLazy = isLazy,
            }
            : throw Damaged(path, "length");
    }

    public long LengthOf(int column, int width) =>
        column < _columns.Length && _columns[column].Entry.Width == width
            ? _columns[column].Entry.Bytes
            : throw Damaged(_path, $"column {column}");

    public void Read(int column, long at, Span<byte> into)
    {
        var (start, entry) = _columns[column];
        try
        {
            if (!TryRead(_file, start + at, into))
            {
                throw Damaged(_path, $"column {column}");
            }
        }
        catch (IOException failed) when (IsLazy)
        {
            // Whoever asks for a figure knows nothing of files.
            throw new SnapshotRefusedException(
                SnapshotRefusal.Unreadable(_path, failed.Message), failed);
        }

        var sum = entry.FirstPage + (int)(at / ColumnPage.Length);
        for (; !into.IsEmpty; sum++)
        {
            var page = into[..Math.Min(into.Length, ColumnPage.Length)];
            if (Crc32C.Of(page) != _sums[sum])
            {
                throw Damaged(_path, $"column {column}");
            }

            into = into[page.Length..];
        }
    }

    private static uint[] Sums(ReadOnlySpan<byte> bytes)
    {
        var sums = new uint[bytes.Length / sizeof(uint)];
        for (var page = 0; page < sums.Length; page++)
        {
            sums[page] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(page * sizeof(uint))..]);
        }

        return sums;
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
