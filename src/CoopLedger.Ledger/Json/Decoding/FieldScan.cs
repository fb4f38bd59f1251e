using System.Buffers;
using System.Text.Unicode;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>Steps through the fields of an event's bytes where they lie. Every step says whether
/// the bytes are just what <see cref="EventJson"/> writes; when one is not, the whole event is
/// read the long way.</summary>
internal ref struct FieldScan(ReadOnlySpan<byte> data)
{
    private const long AreaPartsMax = 10_000_000_000 * Domain.Values.Hectares.PartsInOne;
    private const int TextBytesMax = Domain.Values.Text.LengthMax;

    private static readonly SearchValues<byte> IdBytes =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-./"u8);

    private static readonly SearchValues<byte> NumberBytes =
        SearchValues.Create("0123456789."u8);

    // Control characters begin with these in UTF-8, and so do the marks that a letter may be
    // composed with: whoever has one of them is looked at more closely.
    private static readonly SearchValues<byte> UnusualBytes = SearchValues.Create(
        (byte[])[.. Enumerable.Range(0, 0x20).Select(control => (byte)control),
            0x7F, 0xC2, 0xCC, 0xCD]);

    private readonly ReadOnlySpan<byte> _data = data;
    private int _at;

    /// <summary>Whether everything has been passed, up to the closing bracket.</summary>
    public readonly bool IsAtEnd => _at == _data.Length - 1 && _data[_at] == (byte)'}';

    /// <summary>Passes a field's name if it is the next.</summary>
    /// <param name="name">In quotes, with its colon.</param>
    public bool Name(ReadOnlySpan<byte> name)
    {
        var rest = _data[_at..];
        if (rest.IsEmpty || rest[0] != (_at == 0 ? (byte)'{' : (byte)',')
            || !rest[1..].StartsWith(name))
        {
            return false;
        }

        _at += name.Length + 1;
        return true;
    }

    /// <summary>Passes a text without escapes.</summary>
    public bool Quoted(out ReadOnlySpan<byte> text)
    {
        text = [];
        if (_at >= _data.Length || _data[_at] != (byte)'"')
        {
            return false;
        }

        var rest = _data[(_at + 1)..];
        var end = rest.IndexOfAny((byte)'"', (byte)'\\');
        if (end < 0 || rest[end] == (byte)'\\')
        {
            return false;
        }

        text = rest[..end];
        _at += end + 2;
        return true;
    }

    /// <summary>Passes a whole number as it is written: no leading zero.</summary>
    public bool Whole(long min, long max, out long number)
    {
        number = 0;
        var rest = _data[_at..];
        var negative = !rest.IsEmpty && rest[0] == (byte)'-';
        var first = negative ? 1 : 0;
        var at = first;
        for (; at < rest.Length && rest[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            if (number > (long.MaxValue / 10) - 1)
            {
                return false;
            }

            number = (number * 10) + (rest[at] - '0');
        }

        if (at == first || at == rest.Length || rest[at] is not ((byte)',' or (byte)'}')
            || (rest[first] == (byte)'0' && (at > 1 || negative)))
        {
            return false;
        }

        number = negative ? -number : number;
        _at += at;
        return number >= min && number <= max;
    }

    /// <summary>Passes a civil day.</summary>
    /// <param name="day">Counted from 0001-01-01.</param>
    /// <param name="text">As it is written.</param>
    public bool Day(out int day, out ReadOnlySpan<byte> text)
    {
        day = 0;
        if (!Quoted(out text) || text.Length != 10 || text[4] != (byte)'-'
            || text[7] != (byte)'-')
        {
            return false;
        }

        var year = (Two(text, 0) * 100) + Two(text, 2);
        var (month, dayOfMonth) = (Two(text, 5), Two(text, 8));
        if (year is < 1900 or > 2199 || month is < 1 or > 12 || dayOfMonth < 1
            || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, dayOfMonth).DayNumber;
        return true;
    }

    public bool Flag(out bool flag)
    {
        var rest = _data[_at..];
        flag = rest.StartsWith("true"u8);
        if (!flag && !rest.StartsWith("false"u8))
        {
            return false;
        }

        _at += flag ? 4 : 5;
        return true;
    }

    /// <summary>Passes a decimal number; what it is, the field's type says.</summary>
    public bool Number(out ReadOnlySpan<byte> number)
    {
        number = [];
        var rest = _data[_at..];
        var end = rest.IndexOfAnyExcept(NumberBytes);
        if (end is < 1 or > 14 || rest[end] is not ((byte)',' or (byte)'}')
            || rest[0] == (byte)'.' || rest[end - 1] == (byte)'.'
            || (rest[0] == (byte)'0' && end > 1 && rest[1] != (byte)'.'))
        {
            return false;
        }

        number = rest[..end];
        _at += end;
        return true;
    }

    /// <summary>Whether a decimal number is surely an area
    /// (<see cref="Domain.Values.Hectares"/>).</summary>
    /// <param name="number">As it is written.</param>
    /// <param name="parts">In hundredths of a hectare.</param>
    public static bool IsArea(ReadOnlySpan<byte> number, out long parts)
    {
        parts = 0;
        var decimals = -1;
        foreach (var letter in number)
        {
            if (letter == (byte)'.')
            {
                if (decimals >= 0)
                {
                    return false;
                }

                decimals = 0;
                continue;
            }

            parts = (parts * 10) + (letter - '0');
            decimals += decimals >= 0 ? 1 : 0;
        }

        parts *= decimals switch
        {
            2 => 1,
            1 => 10,
            _ => 100,
        };
        return decimals <= 2 && parts > 0 && parts <= AreaPartsMax;
    }

    /// <summary>Whether bytes are surely an id (<see cref="Domain.Values.Id"/>).</summary>
    public static bool IsId(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= Domain.Values.Id.LengthMax
        && !text.ContainsAnyExcept(IdBytes)
        && text[0] >= (byte)'0' && text[^1] >= (byte)'0';

    /// <summary>Whether bytes are surely a text (<see cref="Domain.Values.Text"/>). The answer no
    /// says nothing.</summary>
    public static bool IsText(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= TextBytesMax
        && !text.ContainsAny(UnusualBytes)
        && !MayBeginBlank(text)
        && !MayEndBlank(text)
        && Utf8.IsValid(text);

    // Blanks are U+0020, and of three bytes U+1680, U+2000 to U+205F and U+3000.
    private static bool MayBeginBlank(ReadOnlySpan<byte> text) =>
        text[0] is (byte)' ' or 0xE2 or 0xE3
        || (text[0] == 0xE1 && text.Length > 1 && text[1] == 0x9A);

    private static bool MayEndBlank(ReadOnlySpan<byte> text) =>
        text[^1] == (byte)' '
        || (text.Length > 2 && text[^1] >= 0x80
            && (text[^3] is 0xE2 or 0xE3 || (text[^3] == 0xE1 && text[^2] == 0x9A)));

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = (text[at], text[at + 1]);
        return tens is >= (byte)'0' and <= (byte)'9' && ones is >= (byte)'0' and <= (byte)'9'
            ? ((tens - '0') * 10) + (ones - '0')
            : -10_000;
    }
}
