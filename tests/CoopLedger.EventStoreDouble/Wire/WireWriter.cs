using System.Text;

namespace CoopLedger.Doubles;

/// <summary>Writes fields of messages into bytes that are long enough.</summary>
internal ref struct WireWriter(Span<byte> into)
{
    private const int Delimited = 2;

    private readonly Span<byte> _into = into;

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    public static int SizeOfVarint(ulong value)
    {
        var size = 1;
        for (; value >= 0x80; value >>= 7)
        {
            size++;
        }

        return size;
    }

    public void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _into[Length++] = (byte)((value & 0x7F) | 0x80);
        }

        _into[Length++] = (byte)value;
    }

    /// <summary>A number; nothing for zero unless it is one of a choice of fields.</summary>
    public void Number(int field, ulong value, bool isChoice = false)
    {
        if (value != 0 || isChoice)
        {
            Varint((ulong)field << 3);
            Varint(value);
        }
    }

    /// <summary>The beginning of a message inside, or of bytes.</summary>
    public void Begin(int field, int length)
    {
        Varint(((ulong)field << 3) | Delimited);
        Varint((ulong)length);
    }

    public void Bytes(int field, scoped ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            Begin(field, bytes.Length);
            Raw(bytes);
        }
    }

    public void Text(int field, string text)
    {
        Begin(field, Encoding.UTF8.GetByteCount(text));
        Length += Encoding.UTF8.GetBytes(text, _into[Length..]);
    }

    public void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_into[Length..]);
        Length += bytes.Length;
    }
}
