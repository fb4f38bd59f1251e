using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoopLedger.Indicators.Snapshots;

namespace CoopLedger.Ledger.Rebuilding;

/// <summary>Columns one after another in memory, each with its length before it.</summary>
internal sealed class PartColumns : IColumnWriter, IColumnReader
{
    private readonly MemoryStream _bytes = new();
    private readonly List<(int Start, int Length)> _columns = [];

    public PartColumns()
    {
    }

    /// <param name="bytes">As they were written.</param>
    public PartColumns(byte[] bytes)
    {
        _bytes = new(bytes, 0, bytes.Length, writable: false, publiclyVisible: true);
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
        _bytes.Write(length);
        _bytes.Write(bytes);
    }

    public T[] Read<T>(int column)
        where T : unmanaged
    {
        var (start, length) = _columns[column];
        var values = new T[length / Unsafe.SizeOf<T>()];
        _bytes.GetBuffer().AsSpan(start, length).CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public byte[] ToBytes() => _bytes.ToArray();
}
