using System.Buffers;
using System.Buffers.Text;

namespace CoopLedger.Ledger.Segments;

/// <summary>Cuts the JSON of an event into the values of its fields, where it is just what
/// <c>EventJson</c> writes: fields in order, no blanks, no escapes.</summary>
/// <param name="shape">Of the event.</param>
internal sealed class RowSplitting(SegmentShape shape)
{
    /// <summary>Of true, false and numbers.</summary>
    private static readonly SearchValues<byte> PlainLetters =
        SearchValues.Create("0123456789+-.Eaeflrstu"u8);

    private readonly Value[] _values = new Value[shape.Fields.Length];
    private readonly RowText _again = new();

    /// <summary>The values of the row that was cut last, one for each field.</summary>
    public ReadOnlySpan<Value> Values => _values;

    /// <summary>Cuts a row; what was cut is put together again and must be the same bytes.
    /// </summary>
    public bool TryCut(ReadOnlySpan<byte> data) => IsCut(data) && IsExact(data);

    private bool IsCut(ReadOnlySpan<byte> data)
    {
        if (data.Length < 2 || data[0] != (byte)'{')
        {
            return false;
        }

        var at = 1;
        for (var i = 0; i < _values.Length; i++)
        {
            var field = shape.Fields[i];
            var begin = at > 1 ? at + 1 : at;
            if ((at > 1 && data[at] != (byte)',')
                || !data[Math.Min(begin, data.Length)..].StartsWith(field.Prefix))
            {
                _values[i] = default;
                if (!field.IsOptional)
                {
                    return false;
                }

                continue;
            }

            begin += field.Prefix.Length;
            _values[i] = ValueAt(data, begin, field.Form);
            at = begin + _values[i].Length;
            if (!_values[i].IsThere || at >= data.Length)
            {
                return false;
            }
        }

        return at == data.Length - 1 && data[at] == (byte)'}';
    }

    private bool IsExact(ReadOnlySpan<byte> data)
    {
        _again.Begin();
        for (var i = 0; i < _values.Length; i++)
        {
            var (field, value) = (shape.Fields[i], _values[i]);
            if (!value.IsThere)
            {
                continue;
            }

            switch (field.Form)
            {
                case FieldForm.Number:
                    _again.Number(field, value.Number);
                    break;
                case FieldForm.Day:
                    _again.Day(field, (int)value.Number);
                    break;
                default:
                    _again.Text(field, value.TextIn(data));
                    break;
            }
        }

        return _again.End().SequenceEqual(data);
    }

    private static Value ValueAt(ReadOnlySpan<byte> data, int at, FieldForm form)
    {
        var rest = data[at..];
        switch (form)
        {
            case FieldForm.Text:
                var text = QuotedIn(rest);
                return text < 0 ? default : new(true, 0, at + 1, text, text + 2);
            case FieldForm.Day:
                return QuotedIn(rest) == DayText.Length
                    && DayText.TryRead(rest.Slice(1, DayText.Length), out var day)
                    ? new(true, day, at + 1, DayText.Length, DayText.Length + 2)
                    : default;
            case FieldForm.Object:
                var inner = ObjectIn(rest);
                return inner < 0 ? default : new(true, 0, at, inner, inner);
            default:
                var end = rest.IndexOfAnyExcept(PlainLetters);
                var number = 0L;
                return end < 1 || (form == FieldForm.Number && !IsNumber(rest[..end], out number))
                    ? default
                    : new(true, number, at, end, end);
        }
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, out long number) =>
        Utf8Parser.TryParse(text, out number, out var used) && used == text.Length;

    /// <summary>The length of the text in quotes with which the bytes begin, or less than none.
    /// </summary>
    private static int QuotedIn(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty || rest[0] != (byte)'"')
        {
            return -1;
        }

        var end = rest[1..].IndexOfAny((byte)'"', (byte)'\\');
        return end >= 0 && rest[end + 1] == (byte)'"' ? end : -1;
    }

    /// <summary>The length of the object with which the bytes begin, or less than none.</summary>
    private static int ObjectIn(ReadOnlySpan<byte> rest)
    {
        var depth = 0;
        for (var at = 0; at < rest.Length; at++)
        {
            switch (rest[at])
            {
                case (byte)'"':
                    var text = QuotedIn(rest[at..]);
                    if (text < 0)
                    {
                        return -1;
                    }

                    at += text + 1;
                    break;
                case (byte)'{':
                    depth++;
                    break;
                case (byte)'}' when depth == 1:
                    return at + 1;
                case (byte)'}':
                    depth--;
                    break;
                default:
                    if (depth == 0)
                    {
                        return -1;
                    }

                    break;
            }
        }

        return -1;
    }

    /// <summary>The value of a field.</summary>
    /// <param name="IsThere">Whether the field was given.</param>
    /// <param name="Number">The number, or the day's.</param>
    /// <param name="Start">Where its text begins in the JSON.</param>
    /// <param name="TextLength">How long its text is.</param>
    /// <param name="Length">How long the value is, with its quotes.</param>
    internal readonly record struct Value(
        bool IsThere, long Number, int Start, int TextLength, int Length)
    {
        public ReadOnlySpan<byte> TextIn(ReadOnlySpan<byte> data) => data.Slice(Start, TextLength);
    }
}
