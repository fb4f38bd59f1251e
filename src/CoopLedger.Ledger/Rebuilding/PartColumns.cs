using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoopLedger.Indicators.Snapshots;

namespace CoopLedger.Ledger.Rebuilding;

/// <summary>Columns one after another in memory, each with its length before it.</summary>
internal sealed class PartColumns : IColumnWriter, IColumnReader
{
    private readonly List<byte> _written = [];
    private readonly byte[] _read = [];
    private readonly List<(int Start, int Length)> _columns = [];

    /// <summary>To be written.</summary>
    public PartColumns()
    {
    }

    /// <summary>To be read.</summary>
    /// <param name="bytes">As they were written.</param>
    public PartColumns(byte[] bytes)
    {
        _read = bytes;
        for (var at = 0; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            _columns.Add((at + sizeof(int), length));
            at += sizeof(int) + length;
        }
    }

    public void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        _written.AddRange(length);
        _written.AddRange(bytes);
    }

    public T[] Read<T>(int column)
        where T : unmanaged
    {
        var (start, length) = _columns[column];
        var values = new T[length / Unsafe.SizeOf<T>()];
        _read.AsSpan(start, length).CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public byte[] ToBytes() => [.. _written];
}
