using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CoopLedger.Indicators.Snapshots;

/// <summary>Takes the columns of a projection's state, one after another.</summary>
public interface IColumnWriter
{
    /// <summary>Adds the next column; the first has number 0.</summary>
    void Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged;
}

/// <summary>Gives the columns back as they were added. Safe for several threads.</summary>
public interface IColumnReader
{
    /// <summary>Whether columns may be read later, by pages, as they are asked for: what cannot be
    /// read is then noticed by whoever asks.</summary>
    bool IsLazy { get; }

    /// <summary>The length of a column in bytes.</summary>
    /// <param name="column">Its number.</param>
    /// <param name="width">The bytes of one value.</param>
    long LengthOf(int column, int width);

    /// <summary>Reads some pages of a column.</summary>
    /// <param name="column">Its number.</param>
    /// <param name="at">Where the first begins: a multiple of <see cref="ColumnPage.Length"/>.
    /// </param>
    /// <param name="into">Whole pages, of which the last may be the column's end.</param>
    void Read(int column, long at, Span<byte> into);
}

/// <summary>The pages of a column: the least of it that is read.</summary>
public static class ColumnPage
{
    /// <summary>The bytes of a page; the last one of a column may have less.</summary>
    public const int Length = 1 << 14;
}

/// <summary>Reads whole columns.</summary>
internal static class WholeColumns
{
    /// <remarks>Here and not with the file: what is generic over a type of this assembly is only
    /// compiled beforehand in this assembly.</remarks>
    public static T[] Read<T>(this IColumnReader from, int column)
        where T : unmanaged
    {
        var length = checked((int)from.LengthOf(column, Unsafe.SizeOf<T>()));
        if (length == 0)
        {
            return [];
        }

        var values = new T[length / Unsafe.SizeOf<T>()];
        from.Read(
            column, 0, MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref values[0]), length));
        return values;
    }
}
