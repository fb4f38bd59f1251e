using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoopLedger.Indicators.Snapshots;
using CoopLedger.Ledger.Segments;
using Microsoft.Win32.SafeHandles;

namespace CoopLedger.Ledger.Snapshots;

/// <summary>Writes columns one after another behind the header's place, and what is known of them
/// last.</summary>
internal sealed class SnapshotWriter : IColumnWriter
{
    private readonly SafeFileHandle _file;
    private readonly List<byte> _directory = [];
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
        new ColumnLine(bytes.Length, Unsafe.SizeOf<T>(), Crc32C.Of(bytes)).Write(entry);
        _directory.AddRange(entry);
    }

    /// <summary>Writes the directory and then the header, without which the file is none.
    /// </summary>
    public void End(SnapshotHeader header)
    {
        var directory = CollectionsMarshal.AsSpan(_directory);
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
/// <param name="Crc">Their sum.</param>
/// <remarks>Bytes (8) · width (4) · CRC-32C (4).</remarks>
internal readonly record struct ColumnLine(long Bytes, int Width, uint Crc)
{
    public const int Length = 16;

    private const int WidthAt = 8;
    private const int CrcAt = 12;

    public static ColumnLine Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[WidthAt..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcAt..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[WidthAt..], Width);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[CrcAt..], Crc);
    }
}
