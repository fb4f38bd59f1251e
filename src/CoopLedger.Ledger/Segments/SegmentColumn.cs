using System.Buffers;
using System.Numerics;

namespace CoopLedger.Ledger.Segments;

/// <summary>The values of one field, one for each row of its group.</summary>
/// <remarks>For one thread at a time with all of its segment, and until that is disposed of.
/// </remarks>
internal sealed class SegmentColumn
{
    private readonly SegmentFile _file;
    private readonly string _group;
    private readonly int _rows;
    private readonly ColumnEntry _entry;
    private readonly Block _presence;
    private readonly Block _values;
    private readonly Block _dictionary;
    private byte[] _packed = [];
    private byte[] _bits = [];
    private byte[] _texts = [];
    private int[] _ends = [];

    public SegmentColumn(
        SegmentFile file, string group, int rows, ColumnEntry entry, Block presence, Block values,
        Block dictionary)
    {
        (_file, _group, _rows, _entry) = (file, group, rows, entry);
        (_presence, _values, _dictionary) = (presence, values, dictionary);
    }

    /// <summary>The field's name in camelCase.</summary>
    public string Name => _entry.Name;

    public FieldForm Form => _entry.Form;

    /// <summary>Whole numbers, and days as <see cref="DateOnly.DayNumber"/>; all else has codes of
    /// a dictionary.</summary>
    public bool IsNumbers => ColumnBuilder.IsNumber(Form);

    /// <summary>Some rows of a column of numbers have none.</summary>
    public bool HasAbsent => _entry.Presence != Presence.All;

    /// <summary>The different texts; their codes are 1 and so on.</summary>
    public int DictionaryCount => _entry.Dictionary.Count;

    /// <summary>The number of each row. Where it has none any number stands:
    /// see <see cref="Present"/>.</summary>
    /// <param name="into">At least as long as the group has rows.</param>
    /// <exception cref="SegmentDamagedException">The block is damaged.</exception>
    public void Numbers(Span<long> into)
    {
        Demand(IsNumbers);
        into = into[.._rows];
        Packing.Unpack(_file.Read(_values, _group, Name), _entry.Values, into);
        if (Form == FieldForm.Day && !Packing.IsWithin(into, 0, DayText.NumberMax))
        {
            throw _file.Damaged(BlockKind.Values, _group, Name);
        }
    }

    /// <summary>Whether each row has a number.</summary>
    /// <param name="into">At least as long as the group has rows.</param>
    /// <exception cref="SegmentDamagedException">The block is damaged.</exception>
    public void Present(Span<bool> into)
    {
        Demand(IsNumbers);
        into = into[.._rows];
        if (_entry.Presence != Presence.Some)
        {
            into.Fill(_entry.Presence == Presence.All);
            return;
        }

        var bits = _file.Read(_presence, _group, Name);
        for (var row = 0; row < into.Length; row++)
        {
            into[row] = IsSet(bits, row);
        }
    }

    /// <summary>The code of each row's text; 0 where the field was left out.</summary>
    /// <param name="into">At least as long as the group has rows.</param>
    /// <exception cref="SegmentDamagedException">The block is damaged.</exception>
    public void Codes<T>(Span<T> into)
        where T : unmanaged, IBinaryInteger<T>
    {
        Demand(!IsNumbers);
        into = into[.._rows];
        Packing.Unpack(_file.Read(_values, _group, Name), _entry.Values, into);
        if (!Packing.IsWithin(into, T.Zero, T.CreateChecked(DictionaryCount)))
        {
            throw _file.Damaged(BlockKind.Values, _group, Name);
        }
    }

    /// <summary>The text of a code: what stands between the quotes, the letters of true, false or
    /// a decimal, or the whole JSON of an event. UTF-8, without escapes.</summary>
    /// <param name="code">1 to <see cref="DictionaryCount"/>.</param>
    /// <exception cref="SegmentDamagedException">The block is damaged.</exception>
    public ReadOnlySpan<byte> Text(int code)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(code, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, DictionaryCount);
        if (_ends.Length == 0)
        {
            Load();
        }

        return _texts.AsSpan(_ends[code - 1], _ends[code] - _ends[code - 1]);
    }

    /// <summary>Gives the memory of its dictionary and its rows back.</summary>
    public void Release()
    {
        SegmentFile.Return(ref _packed);
        SegmentFile.Return(ref _bits);
        SegmentFile.Return(ref _texts);
        if (_ends.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_ends);
            _ends = [];
        }
    }

    /// <summary>The text of one row; empty where the field was left out.</summary>
    /// <exception cref="SegmentDamagedException">A block is damaged.</exception>
    internal ReadOnlySpan<byte> TextAt(int row) => At(row) switch
    {
        0 => [],
        var code when code > 0 && code <= DictionaryCount => Text((int)code),
        _ => throw _file.Damaged(BlockKind.Values, _group, Name),
    };

    /// <summary>Adds the value of a row to its JSON.</summary>
    /// <exception cref="SegmentDamagedException">A block is damaged.</exception>
    internal void Write(int row, SegmentShape.Field field, RowText into)
    {
        var value = At(row);
        if (!IsNumbers && value != 0)
        {
            into.Text(field, TextAt(row));
        }
        else if (!IsNumbers || !IsPresent(row))
        {
            return;
        }
        else if (Form == FieldForm.Number)
        {
            into.Number(field, value);
        }
        else if (value is >= 0 and <= DayText.NumberMax)
        {
            into.Day(field, (int)value);
        }
        else
        {
            throw _file.Damaged(BlockKind.Values, _group, Name);
        }
    }

    private static bool IsSet(ReadOnlySpan<byte> bits, int row) =>
        (bits[row / 8] & (1 << (row % 8))) != 0;

    private static void Demand(bool isOfItsKind)
    {
        if (!isOfItsKind)
        {
            throw new InvalidOperationException("Numbers have no codes, and codes no numbers.");
        }
    }

    private long At(int row)
    {
        if (_packed.Length == 0 && _values.Length > 0)
        {
            _packed = Kept(_values);
        }

        return Packing.At(_packed, _entry.Values, row);
    }

    private bool IsPresent(int row)
    {
        if (_bits.Length == 0 && _presence.Length > 0)
        {
            _bits = Kept(_presence);
        }

        return _entry.Presence == Presence.All
            || (_entry.Presence == Presence.Some && IsSet(_bits, row));
    }

    private byte[] Kept(in Block block)
    {
        var rented = ArrayPool<byte>.Shared.Rent(block.Length);
        try
        {
            _file.Read(block, rented.AsSpan(0, block.Length), _group, Name);
            return rented;
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(rented);
            throw;
        }
    }

    private void Load()
    {
        var bytes = Kept(_dictionary);
        var ends = ArrayPool<int>.Shared.Rent(DictionaryCount + 1);
        if (!TryEnds(bytes.AsSpan(0, _dictionary.Length), ends.AsSpan(0, DictionaryCount + 1)))
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<int>.Shared.Return(ends);
            throw _file.Damaged(BlockKind.Dictionary, _group, Name);
        }

        (_texts, _ends) = (bytes, ends);
    }

    /// <summary>Where each text begins, and the last ends.</summary>
    private static bool TryEnds(ReadOnlySpan<byte> bytes, Span<int> ends)
    {
        var at = 0;
        var sum = 0L;
        for (var i = 1; i < ends.Length; i++)
        {
            var (length, shift) = (0L, 0);
            do
            {
                if (at == bytes.Length || shift > 28)
                {
                    return false;
                }

                length |= (bytes[at] & 0x7FL) << shift;
                shift += 7;
            }
            while (bytes[at++] >= 0x80);

            sum += length;
            ends[i] = (int)Math.Min(sum, int.MaxValue);
        }

        if (at + sum != bytes.Length)
        {
            return false;
        }

        ends[0] = 0;
        foreach (ref var end in ends)
        {
            end += at;
        }

        return true;
    }
}
