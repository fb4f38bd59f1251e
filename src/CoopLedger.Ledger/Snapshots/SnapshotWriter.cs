using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoopLedger.Indicators.Snapshots;
using CoopLedger.Ledger.Store;
using Microsoft.Win32.SafeHandles;

namespace CoopLedger.Ledger.Snapshots;

/// <summary>Writes columns one after another behind the header's place, and what is known of them
/// last.</summary>
internal sealed class SnapshotWriter : IColumnWriter
{
    private readonly SafeFileHandle _file;
    private readonly List<byte> _lines = [];
    private readonly List<byte> _sums = [];
    private long _end = SnapshotHeader.Length;
    private int _columns;

    public SnapshotWriter(SafeFileHandle file)
    {
        _file = file;

        // Whatever becomes of the rest, the file tells whose it is.
        RandomAccess.Write(file, SnapshotHeader.Magic, 0);
    }

    public void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        RandomAccess.Write(_file, bytes, _end);
        _end += bytes.Length;
        _columns++;
        Span<byte> entry = stackalloc byte[ColumnLine.Length];
        new ColumnLine(bytes.Length, Unsafe.SizeOf<T>(), _sums.Count / sizeof(uint)).Write(entry);
        _lines.AddRange(entry);
        Span<byte> sum = stackalloc byte[sizeof(uint)];
        while (!bytes.IsEmpty)
        {
            var page = bytes[..Math.Min(bytes.Length, ColumnPage.Length)];
            BinaryPrimitives.WriteUInt32LittleEndian(sum, Crc32C.Of(page));
            _sums.AddRange(sum);
            bytes = bytes[page.Length..];
        }
    }

    /// <summary>Writes the directory and then the header, without which the file is none.
    /// </summary>
    public void End(SnapshotHeader header)
    {
        byte[] directory = [.. _lines, .. _sums];
        RandomAccess.Write(_file, directory, _end);
        header = header with
        {
            DirectoryAt = _end, Columns = _columns, DirectoryCrc = Crc32C.Of(directory),
        };
        RandomAccess.Write(_file, header.ToBytes(), 0);
        RandomAccess.FlushToDisk(_file);
    }
}

/// <summary>What the directory says of a column.</summary>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Width">The bytes of one value.</param>
/// <param name="FirstPage">The number of its first page among those of all columns.</param>
/// <remarks>Bytes (8) · width (4) · first page (4). The sums of the pages follow the lines.
/// </remarks>
internal readonly record struct ColumnLine(long Bytes, int Width, int FirstPage)
{
    public const int Length = 16;

    private const int WidthAt = 8;
    private const int FirstPageAt = 12;

    public int Pages => checked((int)((Bytes + ColumnPage.Length - 1) / ColumnPage.Length));

    public static ColumnLine Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[WidthAt..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[FirstPageAt..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[WidthAt..], Width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[FirstPageAt..], FirstPage);
    }
}
