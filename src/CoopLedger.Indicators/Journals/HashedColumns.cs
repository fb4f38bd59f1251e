using System.Buffers;
using System.Buffers.Binary;
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
        foreach (var day in run.Days)
        {
            Day(day);
        }
    }

    public void Positions(in AccountRun run)
    {
        for (var i = 0; i < run.Count; i++)
        {
            Long(run.PositionAt(i));
        }
    }

    public void Amounts(in AccountRun run)
    {
        for (var i = 0; i < run.Count; i++)
        {
            Long(run.AmountAt(i));
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

    private Span<byte> Room(int length)
    {
        if (_used + length > BufferLength)
        {
            End();
        }

        return _buffer.AsSpan(_used);
    }
}
