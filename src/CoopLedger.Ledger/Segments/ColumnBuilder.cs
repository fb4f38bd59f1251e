using System.Buffers;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Segments;

/// <summary>Collects the values of one field.</summary>
internal sealed class ColumnBuilder(string name, FieldForm form)
{
    private readonly TextDictionary? _texts = IsNumber(form) ? null : new();
    private long[] _values = new long[16];
    private bool[] _present = new bool[16];
    private int _count;
    private int _presentCount;

    /// <summary>Whether values of this form are kept as numbers.</summary>
    public static bool IsNumber(FieldForm form) => form is FieldForm.Number or FieldForm.Day;

    public bool IsNumbers => _texts is null;

    public void AddNothing() => Add(0, isThere: false);

    public void Add(long number) => Add(number, isThere: true);

    public void Add(ReadOnlySpan<byte> text) => Add(_texts!.CodeOf(text), isThere: true);

    /// <summary>What stands in the directory, and the bytes of its blocks.</summary>
    public (ColumnEntry Entry, byte[] Present, byte[] Values, byte[] Dictionary) Build()
    {
        FillGaps();
        var all = _values.AsSpan(0, _count);
        var values = Packing.EntryOf(all);
        var packed = Packing.Pack(all, values);
        var presence = _texts is not null || _presentCount == _count ? Presence.All
            : _presentCount == 0 ? Presence.None : Presence.Some;
        var present = presence == Presence.Some ? Bits() : [];
        var dictionary = Dictionary();
        return (
            new(
                name, form, presence, SumOf(present), values with { Crc = SumOf(packed) },
                new(_texts?.Count ?? 0, dictionary.Length, SumOf(dictionary))),
            present, packed, dictionary);
    }

    internal static uint SumOf(byte[] block) => block.Length == 0 ? 0 : Crc32C.Of(block);

    private void Add(long value, bool isThere)
    {
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, _count * 2);
            Array.Resize(ref _present, _count * 2);
        }

        _values[_count] = value;
        _present[_count++] = isThere;
        _presentCount += isThere ? 1 : 0;
    }

    /// <summary>An absent number takes no room of its own: the least of the others stands there.
    /// </summary>
    private void FillGaps()
    {
        if (_texts is not null || _presentCount == _count || _presentCount == 0)
        {
            return;
        }

        var least = long.MaxValue;
        for (var row = 0; row < _count; row++)
        {
            least = _present[row] ? Math.Min(least, _values[row]) : least;
        }

        for (var row = 0; row < _count; row++)
        {
            _values[row] = _present[row] ? _values[row] : least;
        }
    }

    private byte[] Bits()
    {
        var bits = new byte[(_count + 7) / 8];
        for (var row = 0; row < _count; row++)
        {
            bits[row / 8] |= (byte)(_present[row] ? 1 << (row % 8) : 0);
        }

        return bits;
    }

    private byte[] Dictionary()
    {
        if (_texts is null || _texts.Count == 0)
        {
            return [];
        }

        var bytes = new ArrayBufferWriter<byte>(_texts.Texts.Length + (2 * _texts.Count));
        for (var code = 1; code <= _texts.Count; code++)
        {
            var length = (uint)_texts.LengthOf(code);
            for (; length >= 0x80; length >>= 7)
            {
                bytes.Write([(byte)((length & 0x7F) | 0x80)]);
            }

            bytes.Write([(byte)length]);
        }

        bytes.Write(_texts.Texts);
        return bytes.WrittenSpan.ToArray();
    }
}
