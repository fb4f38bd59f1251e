using System.Buffers.Binary;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>Small numbers for the texts that a field has had, in the order in which they came; the
/// first has code 1. Each text is read once, when it is new.</summary>
/// <param name="read">Makes the value of a text; an exception says that it is none.</param>
internal sealed class CodeBook(Func<string, object> read)
{
    /// <summary>As many texts as it takes.</summary>
    public const int CodesMax = 60_000;

    private const int LengthMax = 512;

    private int[] _slots = new int[256];
    private uint[] _hashes = new uint[128];
    private int[] _ends = new int[128];
    private byte[] _bytes = new byte[1024];
    private int _count;

    /// <returns>The code of a text; 0 when it is new and there is no room for more.</returns>
    /// <exception cref="FormatException">The text is no such value.</exception>
    public int CodeOf(ReadOnlySpan<byte> text)
    {
        var hash = HashOf(text);
        var slot = (int)(hash & (uint)(_slots.Length - 1));
        for (; _slots[slot] is var code and > 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (_hashes[code] == hash && TextOf(code).SequenceEqual(text))
            {
                return code;
            }
        }

        _ = read(EventCursor.TextOf(text));
        return _count < CodesMax && text.Length <= LengthMax ? Add(hash, text) : 0;
    }

    /// <summary>The text of a code, UTF-8.</summary>
    public ReadOnlySpan<byte> TextOf(int code) =>
        _bytes.AsSpan(_ends[code - 1], _ends[code] - _ends[code - 1]);

    /// <summary>Mixes the length, both ends and the middle of a text.</summary>
    internal static uint HashOf(ReadOnlySpan<byte> text)
    {
        ulong first, last, middle;
        if (text.Length >= 8)
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(text);
            last = BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
            middle = BinaryPrimitives.ReadUInt64LittleEndian(text[((text.Length - 8) / 2)..]);
        }
        else
        {
            first = text.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(text) : 0;
            last = text.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(text[^4..])
                : text.Length == 0 ? 0
                : text[0] | ((ulong)text[^1] << 8) | ((ulong)text[text.Length / 2] << 16);
            middle = 0;
        }

        unchecked
        {
            var mixed = (first ^ ((ulong)text.Length << 56)) * 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 32) ^ last) * 0xC2B2AE3D27D4EB4F;
            mixed = (mixed ^ (mixed >> 29) ^ middle) * 0x9E3779B97F4A7C15;
            return (uint)(mixed >> 32);
        }
    }

    private int Add(uint hash, ReadOnlySpan<byte> text)
    {
        var code = ++_count;
        if (code == _hashes.Length)
        {
            Array.Resize(ref _hashes, code * 2);
            Array.Resize(ref _ends, code * 2);
        }

        var start = _ends[code - 1];
        if (start + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + text.Length));
        }

        text.CopyTo(_bytes.AsSpan(start));
        (_hashes[code], _ends[code]) = (hash, start + text.Length);
        if (code * 2 > _slots.Length)
        {
            _slots = new int[_slots.Length * 2];
            for (var earlier = 1; earlier < code; earlier++)
            {
                Enter(earlier);
            }
        }

        Enter(code);
        return code;
    }

    private void Enter(int code)
    {
        var slot = (int)(_hashes[code] & (uint)(_slots.Length - 1));
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        _slots[slot] = code;
    }
}
