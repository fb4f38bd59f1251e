using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CoopLedger.Indicators.Journals;

/// <summary>Appends columns of postings to a hash in one form, however they are kept: days in 32
/// bits, positions and amounts in 64, all little-endian.</summary>
internal sealed class HashedColumns(IncrementalHash hash) : IDisposable
{
    private const int BufferLength = 1 << 14;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
    private int _used;

    public void Days(in AccountRun run)
    {
        for (var done = 0; done < run.Count;)
        {
            var days = Next<int>(run.Count - done);
            run.Days.Slice(done, days.Length).CopyTo(days);
            InOrder(days);
            done += days.Length;
        }
    }

    public void Positions(in AccountRun run)
    {
        for (var done = 0; done < run.Count;)
        {
            var positions = Next<long>(run.Count - done);
            run.CopyPositions(done, positions);
            InOrder(positions);
            done += positions.Length;
        }
    }

    public void Amounts(in AccountRun run)
    {
        for (var done = 0; done < run.Count;)
        {
            var amounts = Next<long>(run.Count - done);
            run.CopyAmounts(done, amounts);
            InOrder(amounts);
            done += amounts.Length;
        }
    }

    /// <summary>The text of each posting's subject, each followed by a line end.</summary>
    public void Subjects(in AccountRun run)
    {
        for (var i = 0; i < run.Count; i++)
        {
            Text(run.SubjectAt(i));
        }
    }

    public void Text(ReadOnlySpan<byte> text)
    {
        if (text.Length >= BufferLength)
        {
            End();
            hash.AppendData(text);
            text = [];
        }

        var to = Room(text.Length + 1);
        text.CopyTo(to);
        to[text.Length] = (byte)'\n';
        _used += text.Length + 1;
    }

    public void Day(int day)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), day);
        _used += sizeof(int);
    }

    public void Long(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), number);
        _used += sizeof(long);
    }

    /// <summary>Ends a column, or goes on with something else.</summary>
    public void End()
    {
        hash.AppendData(_buffer, 0, _used);
        _used = 0;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>Room for some numbers, which count as appended.</summary>
    /// <param name="most">How many there are; it may be room for fewer.</param>
    private Span<T> Next<T>(int most)
        where T : unmanaged
    {
        var bytes = Math.Min(most, BufferLength / Unsafe.SizeOf<T>()) * Unsafe.SizeOf<T>();
        var numbers = MemoryMarshal.Cast<byte, T>(Room(bytes)[..bytes]);
        _used += bytes;
        return numbers;
    }

    private static void InOrder(Span<int> numbers)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }
    }

    private static void InOrder(Span<long> numbers)
    {
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }
    }

    private Span<byte> Room(int length)
    {
        if (_used + length > BufferLength)
        {
            End();
        }

        return _buffer.AsSpan(_used);
    }
}
