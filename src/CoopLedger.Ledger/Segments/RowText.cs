using System.Buffers.Text;

namespace CoopLedger.Ledger.Segments;

/// <summary>The JSON of a row, made of its values: what <c>EventJson</c> wrote.</summary>
internal sealed class RowText
{
    private const int NumberMax = 20;
    private const int LengthMin = 512;

    private byte[] _bytes = [];
    private int _length;
    private bool _isFirst;

    public void Begin()
    {
        if (_bytes.Length == 0)
        {
            _bytes = new byte[LengthMin];
        }

        (_length, _isFirst) = (1, true);
        _bytes[0] = (byte)'{';
    }

    public void Number(SegmentShape.Field field, long value)
    {
        Name(field, NumberMax);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    public void Day(SegmentShape.Field field, int day)
    {
        Name(field, DayText.Length + 2);
        _bytes[_length++] = (byte)'"';
        DayText.Write(day, _bytes.AsSpan(_length));
        _length += DayText.Length;
        _bytes[_length++] = (byte)'"';
    }

    public void Text(SegmentShape.Field field, ReadOnlySpan<byte> value)
    {
        Name(field, value.Length + 2);
        if (field.Form == FieldForm.Text)
        {
            _bytes[_length++] = (byte)'"';
        }

        value.CopyTo(_bytes.AsSpan(_length));
        _length += value.Length;
        if (field.Form == FieldForm.Text)
        {
            _bytes[_length++] = (byte)'"';
        }
    }

    /// <summary>The whole, until the next row begins.</summary>
    public ReadOnlySpan<byte> End()
    {
        _bytes[_length++] = (byte)'}';
        return _bytes.AsSpan(0, _length);
    }

    private void Name(SegmentShape.Field field, int room)
    {
        // A comma before it, and a brace at the end.
        var needed = _length + field.Prefix.Length + room + 2;
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, needed * 2);
        }

        if (!_isFirst)
        {
            _bytes[_length++] = (byte)',';
        }

        field.Prefix.CopyTo(_bytes.AsSpan(_length));
        _length += field.Prefix.Length;
        _isFirst = false;
    }
}
