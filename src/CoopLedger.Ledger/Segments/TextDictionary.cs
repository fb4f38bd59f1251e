using System.Buffers.Binary;

namespace CoopLedger.Ledger.Segments;

/// <summary>Gives each text that is met a code: 1 to the first, 2 to the next other one …</summary>
internal sealed class TextDictionary
{
    /// <summary>Bytes of texts in one dictionary at the most.</summary>
    private const int LengthMax = 1 << 29;

    /// <summary>Another one in each process, so that nobody can choose texts that all fall into one
    /// place.</summary>
    private static readonly ulong Seed = unchecked((ulong)HashCode.Combine(LengthMax));

    private byte[] _texts = new byte[256];
    private int[] _ends = new int[16];
    private int[] _hashes = new int[16];

    /// <summary>Codes, each where its hash says or in the next free place; 0 is a free place.
    /// </summary>
    private int[] _places = new int[32];

    private int _last;

    public int Count { get; private set; }

    /// <summary>The texts, one after another.</summary>
    public ReadOnlySpan<byte> Texts => _texts.AsSpan(0, EndOf(Count));

    public int LengthOf(int code) => EndOf(code) - EndOf(code - 1);

    public int CodeOf(ReadOnlySpan<byte> text)
    {
        if (_last > 0 && TextOf(_last).SequenceEqual(text))
        {
            return _last;
        }

        _last = Find(text);
        return _last;
    }

    private int Find(ReadOnlySpan<byte> text)
    {
        var hash = HashOf(text);
        var mask = _places.Length - 1;
        var place = hash & mask;
        while (_places[place] != 0)
        {
            var code = _places[place];
            if (_hashes[code - 1] == hash && TextOf(code).SequenceEqual(text))
            {
                return code;
            }

            place = (place + 1) & mask;
        }

        return Add(text, hash, place);
    }

    private static int HashOf(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            var mixed = Seed ^ (ulong)text.Length;
            for (; text.Length > sizeof(ulong); text = text[sizeof(ulong)..])
            {
                mixed = Mixed(mixed ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
            }

            var rest = 0UL;
            foreach (var letter in text)
            {
                rest = (rest << 8) | letter;
            }

            return (int)Mixed(mixed ^ rest);
        }
    }

    private static ulong Mixed(ulong bits)
    {
        unchecked
        {
            bits *= 0x9E3779B97F4A7C15;
            bits = (bits ^ (bits >> 32)) * 0xC2B2AE3D27D4EB4F;
            return bits ^ (bits >> 29);
        }
    }

    private ReadOnlySpan<byte> TextOf(int code) => _texts.AsSpan(EndOf(code - 1), LengthOf(code));

    private int EndOf(int code) => code == 0 ? 0 : _ends[code - 1];

    private int Add(ReadOnlySpan<byte> text, int hash, int place)
    {
        var begin = EndOf(Count);
        if (begin + text.Length > LengthMax)
        {
            throw new InvalidOperationException(
                $"The texts of one column are longer than {LengthMax} bytes.");
        }

        if (begin + text.Length > _texts.Length)
        {
            Array.Resize(ref _texts, Math.Max(_texts.Length * 2, begin + text.Length));
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }

        text.CopyTo(_texts.AsSpan(begin));
        _ends[Count] = begin + text.Length;
        _hashes[Count] = hash;
        _places[place] = ++Count;
        if (Count * 2 > _places.Length)
        {
            Spread();
        }

        return Count;
    }

    private void Spread()
    {
        _places = new int[_places.Length * 2];
        var mask = _places.Length - 1;
        for (var code = 1; code <= Count; code++)
        {
            var place = _hashes[code - 1] & mask;
            while (_places[place] != 0)
            {
                place = (place + 1) & mask;
            }

            _places[place] = code;
        }
    }
}
