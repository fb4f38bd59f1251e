using System.Buffers.Binary;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>Remembers what the texts seen last were read as, so that a unit's id that comes a
/// thousand times is checked and made once. It gives up where texts do not come again.</summary>
internal sealed class ByteMemo<T>(Func<string, T> parse)
{
    private const int Slots = 256;
    private const int LengthMax = 128;
    private const int Trial = 4096;
    private const int WorthIt = Trial / 8;

    private readonly byte[]?[] _texts = new byte[Slots][];
    private readonly T[] _values = new T[Slots];
    private readonly byte[] _lengths = new byte[Slots];
    private int _asked;
    private int _known;
    private bool _isGivenUp;

    /// <summary>The value of a text: the same object while it is remembered.</summary>
    public T Find(ReadOnlySpan<byte> text)
    {
        if (_isGivenUp || text.Length > LengthMax)
        {
            return parse(EventCursor.TextOf(text));
        }

        var slot = SlotOf(text);
        if (_texts[slot] is { } kept && kept.AsSpan(0, _lengths[slot]).SequenceEqual(text))
        {
            _known++;
            return _values[slot];
        }

        var value = parse(EventCursor.TextOf(text));
        Keep(slot, text, value);
        return value;
    }

    private void Keep(int slot, ReadOnlySpan<byte> text, T value)
    {
        var room = _texts[slot];
        if (room is null || room.Length < text.Length)
        {
            _texts[slot] = room = new byte[Math.Max(32, text.Length)];
        }

        text.CopyTo(room);
        (_lengths[slot], _values[slot]) = ((byte)text.Length, value);
        if (++_asked == Trial)
        {
            _isGivenUp = _known < WorthIt;
            (_asked, _known) = (0, 0);
        }
    }

    private static int SlotOf(ReadOnlySpan<byte> text)
    {
        Span<byte> ends = stackalloc byte[16];
        ends.Clear();
        text[..Math.Min(8, text.Length)].CopyTo(ends);
        text[^Math.Min(8, text.Length)..].CopyTo(ends[8..]);
        unchecked
        {
            var mixed = (BinaryPrimitives.ReadUInt64LittleEndian(ends) * 0x9E3779B97F4A7C15)
                ^ (BinaryPrimitives.ReadUInt64LittleEndian(ends[8..]) * 0xC2B2AE3D27D4EB4F)
                ^ (ulong)text.Length;
            mixed *= 0x9E3779B97F4A7C15;
            return (int)(mixed >> 56);
        }
    }
}
