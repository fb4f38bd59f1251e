using System.Buffers.Binary;
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

    public bool IsLazy => false;

    public long LengthOf(int column, int width) => _columns[column].Length;

    public void Read(int column, long at, Span<byte> into) =>
        _read.AsSpan(_columns[column].Start + (int)at, into.Length).CopyTo(into);

    public byte[] ToBytes() => [.. _written];
}
