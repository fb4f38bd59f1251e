using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CoopLedger.Ledger.Segments;

/// <summary>Numbers as what each is more than the least of them, in as few bytes as the greatest
/// needs: none, 1, 2, 4 or 8.</summary>
internal static class Packing
{
    /// <summary>How the numbers are kept.</summary>
    public static ValuesEntry EntryOf(ReadOnlySpan<long> values)
    {
        var (least, greatest) = (long.MaxValue, long.MinValue);
        foreach (var value in values)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        if (least >= greatest)
        {
            return new(0, values.IsEmpty ? 0 : least, 0);
        }

        var width = unchecked((ulong)(greatest - least)) switch
        {
            <= byte.MaxValue => 1,
            <= ushort.MaxValue => 2,
            <= uint.MaxValue => 4,
            _ => 8,
        };
        return new(width, least, 0);
    }

    public static byte[] Pack(ReadOnlySpan<long> values, in ValuesEntry entry)
    {
        var packed = new byte[values.Length * entry.Width];
        Span<byte> eight = stackalloc byte[8];
        var at = 0;
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(eight, unchecked(value - entry.Origin));
            for (var i = 0; i < entry.Width; i++)
            {
                packed[at++] = eight[i];
            }
        }

        return packed;
    }

    /// <summary>The number of one row.</summary>
    public static long At(ReadOnlySpan<byte> packed, in ValuesEntry entry, int row) =>
        unchecked(entry.Origin + entry.Width switch
        {
            0 => 0L,
            1 => packed[row],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(packed[(row * 2)..]),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(packed[(row * 4)..]),
            _ => BinaryPrimitives.ReadInt64LittleEndian(packed[(row * 8)..]),
        });

    /// <summary>The numbers of all rows; what a type has no room for is cut off.</summary>
    /// <param name="packed">As many as there is room for.</param>
    /// <param name="entry">How they are kept.</param>
    /// <param name="into">Where they go.</param>
    public static void Unpack<T>(ReadOnlySpan<byte> packed, in ValuesEntry entry, Span<T> into)
        where T : unmanaged, IBinaryInteger<T>
    {
        var origin = T.CreateTruncating(entry.Origin);
        switch (entry.Width)
        {
            case 0:
                into.Fill(origin);
                break;
            case 1:
                Add(packed, origin, into);
                break;
            case 2:
                Add<ushort, T>(packed, origin, into);
                break;
            case 4:
                Add<uint, T>(packed, origin, into);
                break;
            default:
                Add<ulong, T>(packed, origin, into);
                break;
        }
    }

    /// <summary>Whether none is less than the least or greater than the greatest allowed.
    /// </summary>
    public static bool IsWithin<T>(ReadOnlySpan<T> values, T least, T greatest)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (low, high) = (new Vector<T>(greatest), new Vector<T>(least));
        for (; values.Length >= Vector<T>.Count; values = values[Vector<T>.Count..])
        {
            var some = new Vector<T>(values);
            (low, high) = (Vector.Min(low, some), Vector.Max(high, some));
        }

        var isWithin = Vector.GreaterThanOrEqualAll(low, new Vector<T>(least))
            && Vector.LessThanOrEqualAll(high, new Vector<T>(greatest));
        foreach (var value in values)
        {
            isWithin &= value >= least && value <= greatest;
        }

        return isWithin;
    }

    private static void Add<TPacked, T>(ReadOnlySpan<byte> packed, T origin, Span<T> into)
        where TPacked : unmanaged, IBinaryInteger<TPacked>
        where T : unmanaged, IBinaryInteger<T>
    {
        var numbers = MemoryMarshal.Cast<byte, TPacked>(packed);
        if (BitConverter.IsLittleEndian)
        {
            Add(numbers, origin, into);
            return;
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            var number = TPacked.ReadLittleEndian(
                MemoryMarshal.AsBytes(numbers.Slice(i, 1)), isUnsigned: true);
            into[i] = unchecked(origin + T.CreateTruncating(number));
        }
    }

    private static void Add<TPacked, T>(ReadOnlySpan<TPacked> numbers, T origin, Span<T> into)
        where TPacked : unmanaged, IBinaryInteger<TPacked>
        where T : unmanaged, IBinaryInteger<T>
    {
        into = into[..numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            into[i] = unchecked(origin + T.CreateTruncating(numbers[i]));
        }
    }
}
