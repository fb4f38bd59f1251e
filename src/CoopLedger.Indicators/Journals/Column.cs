using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CoopLedger.Indicators.Snapshots;

namespace CoopLedger.Indicators.Journals;

/// <summary>The values of one column in their order. Those that were saved may still lie in the
/// file, and are read, a page at a time, when they are asked for. Safe for several readers.
/// </summary>
internal sealed class Column<T>
    where T : unmanaged
{
    private readonly IColumnReader? _from;
    private readonly int _number;
    private readonly bool[] _isRead = [];
    private readonly Lock _reading = new();
    private T[]? _values;
    private int _missing;

    private Column(T[] values) => (_values, Length) = (values, values.Length);

    private Column(IColumnReader from, int number)
    {
        var bytes = from.LengthOf(number, Unsafe.SizeOf<T>());
        Length = checked((int)(bytes / Unsafe.SizeOf<T>()));
        _missing = checked((int)((bytes + ColumnPage.Length - 1) / ColumnPage.Length));
        (_from, _number, _isRead) = (from, number, new bool[_missing]);
        if (_missing == 0)
        {
            _values = [];
        }
    }

    public int Length { get; }

    public ReadOnlySpan<T> All => Slice(0, Length);

    /// <summary>The values themselves, of a column that is whole.</summary>
    public T[] Values => _missing == 0
        ? _values!
        : throw new InvalidOperationException("A part of the column was not read.");

    public T this[int index]
    {
        get
        {
            if (Volatile.Read(ref _missing) > 0)
            {
                Demand(index, 1);
            }

            return _values![index];
        }
    }

    public static implicit operator Column<T>(T[] values) => new(values);

    /// <summary>A column of a state: read when it is asked for, if the state allows it.</summary>
    public static Column<T> Of(IColumnReader from, int number) =>
        from.IsLazy ? new(from, number) : new(from.Read<T>(number));

    public ReadOnlySpan<T> Slice(int start, int count)
    {
        if (count == 0)
        {
            return [];
        }

        if (Volatile.Read(ref _missing) > 0)
        {
            Demand(start, count);
        }

        return new(_values, start, count);
    }

    private void Demand(int start, int count)
    {
        var first = (int)((long)start * Unsafe.SizeOf<T>() / ColumnPage.Length);
        var last = (int)((((long)start + count) * Unsafe.SizeOf<T>() - 1) / ColumnPage.Length);
        for (var page = first; page <= last; page++)
        {
            if (!Volatile.Read(ref _isRead[page]))
            {
                Read(page, last);
                return;
            }
        }
    }

    /// <summary>Reads what is missing from one page to another.</summary>
    private void Read(int first, int last)
    {
        lock (_reading)
        {
            _values ??= new T[Length];
            var bytes = MemoryMarshal.CreateSpan(
                ref Unsafe.As<T, byte>(ref _values[0]), Length * Unsafe.SizeOf<T>());
            for (var page = first; page <= last; page++)
            {
                var end = page;
                while (end <= last && !_isRead[end])
                {
                    end++;
                }

                if (end > page)
                {
                    var at = page * ColumnPage.Length;
                    _from!.Read(
                        _number, at,
                        bytes[at..Math.Min(end * ColumnPage.Length, bytes.Length)]);
                    Array.Fill(_isRead, true, page, end - page);
                    Volatile.Write(ref _missing, _missing - (end - page));
                    page = end;
                }
            }
        }
    }
}
