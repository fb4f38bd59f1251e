using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>The place in the bytes of an event up to which it has been read. What is not as
/// expected fails the whole, and everything after reads as nothing.</summary>
/// <remarks>Its public members are what compiled readers call.</remarks>
internal sealed class EventCursor
{
    /// <summary>Events inside one another; one is all there is today.</summary>
    private const int DepthMax = 4;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly SearchValues<byte> NumberLetters =
        SearchValues.Create("0123456789."u8);

    private readonly ByteMemo<RecordReader> _readers = new(RecordReader.Named);
    private object?[] _memos = [];
    private byte[] _bytes = new byte[1024];
    private int _length;
    private int _at;
    private int _depth;
    private bool _isFirst;

    /// <summary>Something was not as expected.</summary>
    public bool Failed { get; private set; }

    private ReadOnlySpan<byte> Rest => _bytes.AsSpan(_at, _length - _at);

    /// <summary>The event that all of the bytes hold.</summary>
    public Event? Whole(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        if (_readers.Find(name).Compiled is not { } read)
        {
            return null;
        }

        if (data.Length > _bytes.Length)
        {
            _bytes = new byte[data.Length * 2];
        }

        data.CopyTo(_bytes);
        (_length, _at, _depth, Failed) = (data.Length, 0, 0, false);
        var fact = read(this);
        return Failed || _at != _length ? null : fact;
    }

    public void Begin()
    {
        Skip((byte)'{');
        _isFirst = true;
    }

    public void End()
    {
        Skip((byte)'}');
        _isFirst = false;
    }

    /// <summary>Passes the name of a field if it is the next.</summary>
    /// <param name="name">In quotes, with its colon.</param>
    public bool Has(byte[] name)
    {
        var rest = Rest;
        if (!_isFirst)
        {
            if (rest.IsEmpty || rest[0] != (byte)',')
            {
                return false;
            }

            rest = rest[1..];
        }

        if (!rest.StartsWith(name))
        {
            return false;
        }

        _at = _length - rest.Length + name.Length;
        _isFirst = false;
        return true;
    }

    public void Demand(byte[] name)
    {
        if (!Has(name))
        {
            Fail();
        }
    }

    public DateOnly Day()
    {
        var text = Quoted();
        if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-')
        {
            return Fail<DateOnly>();
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..]));
        return year is < 1900 or > 2199 || month is < 1 or > 12 || day < 1
            || day > DateTime.DaysInMonth(year, month)
            ? Fail<DateOnly>()
            : new(year, month, day);
    }

    public bool Flag()
    {
        var value = Rest.StartsWith("true"u8);
        if (!value && !Rest.StartsWith("false"u8))
        {
            return Fail<bool>();
        }

        _at += value ? 4 : 5;
        return value;
    }

    public Guid Uuid()
    {
        var text = Quoted();
        return text.Length == 36 && Utf8Parser.TryParse(text, out Guid id, out var used)
            && used == 36
            ? id
            : Fail<Guid>();
    }

    /// <summary>A whole number as it is written: no leading zero.</summary>
    public long Integer()
    {
        var rest = Rest;
        var negative = !rest.IsEmpty && rest[0] == (byte)'-';
        var at = negative ? 1 : 0;
        var (first, number) = (at, 0L);
        for (; at < rest.Length && rest[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            if (number > (long.MaxValue / 10) - 1)
            {
                return Fail<long>();
            }

            number = (number * 10) + (rest[at] - '0');
        }

        var plain = at > first && (rest[first] != (byte)'0' || (at == 1 && !negative))
            && at < rest.Length && rest[at] is (byte)',' or (byte)'}';
        _at += at;
        return plain ? negative ? -number : number : Fail<long>();
    }

    public T Whole<T>()
        where T : struct, IWhole<T>
    {
        var number = Integer();
        return Failed || number < T.Min || number > T.Max ? Fail<T>() : T.Of(number);
    }

    public Hectares Area()
    {
        var rest = Rest;
        var end = rest.IndexOfAnyExcept(NumberLetters);
        if (end is < 1 or > 14 || rest[end] is not ((byte)',' or (byte)'}')
            || rest[0] == (byte)'.' || rest[end - 1] == (byte)'.'
            || (rest[0] == (byte)'0' && end > 1 && rest[1] != (byte)'.'))
        {
            return Fail<Hectares>();
        }

        _at += end;
        return new(decimal.Parse(
            rest[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
    }

    /// <summary>A value that is written as a text.</summary>
    public T Scalar<T>(ScalarField<T> field)
    {
        var text = Quoted();
        return Failed ? default! : MemoOf(field).Find(text);
    }

    /// <summary>An event inside this one, with its name.</summary>
    public Event Embedded()
    {
        if (!Rest.StartsWith("{\"name\":"u8))
        {
            return Fail<Event>();
        }

        _at += "{\"name\":".Length;
        var name = Quoted();
        if (Failed || !Rest.StartsWith(",\"data\":"u8)
            || _readers.Find(name).Compiled is not { } read)
        {
            return Fail<Event>();
        }

        if (++_depth > DepthMax)
        {
            return Fail<Event>();
        }

        _at += ",\"data\":".Length;
        var fact = read(this);
        _depth--;
        Skip((byte)'}');
        return fact!;
    }

    internal static string TextOf(ReadOnlySpan<byte> bytes) => Utf8.GetString(bytes);

    private ByteMemo<T> MemoOf<T>(ScalarField<T> field)
    {
        if (field.Place >= _memos.Length)
        {
            Array.Resize(ref _memos, field.Place + 16);
        }

        return (ByteMemo<T>)(_memos[field.Place] ??= new ByteMemo<T>(field.Parse));
    }

    private ReadOnlySpan<byte> Quoted()
    {
        var rest = Rest;
        if (rest.IsEmpty || rest[0] != (byte)'"')
        {
            Fail();
            return [];
        }

        rest = rest[1..];
        var end = rest.IndexOfAny((byte)'"', (byte)'\\');
        if (end < 0 || rest[end] == (byte)'\\'
            || rest[..end].ContainsAnyInRange((byte)0, (byte)0x1F))
        {
            Fail();
            return [];
        }

        _at += end + 2;
        return rest[..end];
    }

    private void Skip(byte expected)
    {
        if (_at < _length && _bytes[_at] == expected)
        {
            _at++;
        }
        else
        {
            Fail();
        }
    }

    private void Fail() => Failed = true;

    private T Fail<T>()
    {
        Failed = true;
        return default!;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
