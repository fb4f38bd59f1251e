using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace CoopLedger.Ledger.Segments;

/// <summary>Whether the rows of a column of numbers have one.</summary>
internal enum Presence : byte
{
    All,
    Some,
    None,
}

/// <summary>Numbers: their least, the bytes each takes, and the sum over them all.</summary>
internal readonly record struct ValuesEntry(int Width, long Origin, uint Crc);

/// <summary>Texts: how many, the bytes they take with their lengths, and the sum over these.
/// </summary>
internal readonly record struct DictionaryEntry(int Count, int Length, uint Crc);

/// <summary>A column. The dictionary is empty where there are numbers.</summary>
internal sealed record ColumnEntry(
    string Name, FieldForm Form, Presence Presence, uint PresenceCrc, ValuesEntry Values,
    DictionaryEntry Dictionary);

/// <summary>The rows of one event name.</summary>
internal sealed record GroupEntry(
    string Name, bool IsRaw, int Rows, ValuesEntry Offsets, ImmutableArray<ColumnEntry> Columns)
{
    private static readonly int[] Widths = [0, 1, 2, 4, 8];

    /// <summary>The columns in the order in which they stand in the file: the narrow ones first.
    /// </summary>
    public IEnumerable<int> InOrder
    {
        get
        {
            foreach (var width in Widths)
            {
                for (var place = 0; place < Columns.Length; place++)
                {
                    if (Columns[place].Values.Width == width)
                    {
                        yield return place;
                    }
                }
            }
        }
    }
}

/// <summary>What a segment holds and where, as bytes.</summary>
internal static class SegmentDirectory
{
    private const int NameMax = 255;

    public static byte[] Write(IReadOnlyList<GroupEntry> groups)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Int(bytes, groups.Count);
        foreach (var group in groups)
        {
            Name(bytes, group.Name);
            Byte(bytes, group.IsRaw ? 1 : 0);
            Int(bytes, group.Rows);
            Values(bytes, group.Offsets);
            Byte(bytes, group.Columns.Length);
            foreach (var column in group.Columns)
            {
                Name(bytes, column.Name);
                Byte(bytes, (int)column.Form);
                Byte(bytes, (int)column.Presence);
                Int(bytes, unchecked((int)column.PresenceCrc));
                Values(bytes, column.Values);
                Int(bytes, column.Dictionary.Count);
                Int(bytes, column.Dictionary.Length);
                Int(bytes, unchecked((int)column.Dictionary.Crc));
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <param name="bytes">The directory.</param>
    /// <param name="count">The events of the segment.</param>
    /// <exception cref="FormatException">It cannot be one.</exception>
    public static ImmutableArray<GroupEntry> Read(ReadOnlySpan<byte> bytes, int count)
    {
        var from = new Cursor(bytes);
        var groups = ImmutableArray.CreateBuilder<GroupEntry>();
        var left = count;
        for (var i = from.Int(1, count); i > 0; i--)
        {
            groups.Add(Group(ref from, left));
            left -= groups[^1].Rows;
        }

        return left == 0 && from.IsAtEnd
            ? groups.ToImmutable()
            : throw new FormatException("Its groups do not come to its events.");
    }

    private static GroupEntry Group(ref Cursor from, int rowsMax)
    {
        var name = from.Name();
        var isRaw = from.Byte(1) == 1;
        var rows = from.Int(1, rowsMax);
        var offsets = from.Values();
        var columns = new ColumnEntry[from.Byte(NameMax)];
        var fields = isRaw ? [] : SegmentShape.Of(name).Fields;
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = new(
                i < fields.Length ? from.Name(fields[i]) : from.Name(),
                (FieldForm)from.Byte((int)FieldForm.Object),
                (Presence)from.Byte((int)Presence.None), from.Crc(), from.Values(),
                new(from.Int(0, rows), from.Int(0, int.MaxValue), from.Crc()));
        }

        return new(
            name, isRaw, rows, offsets, ImmutableCollectionsMarshal.AsImmutableArray(columns));
    }

    private static void Byte(ArrayBufferWriter<byte> bytes, int value) =>
        bytes.Write([(byte)value]);

    private static void Int(ArrayBufferWriter<byte> bytes, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

    private static void Values(ArrayBufferWriter<byte> bytes, ValuesEntry values)
    {
        Byte(bytes, values.Width);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(sizeof(long)), values.Origin);
        bytes.Advance(sizeof(long));
        Int(bytes, unchecked((int)values.Crc));
    }

    private static void Name(ArrayBufferWriter<byte> bytes, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        Byte(bytes, text.Length);
        bytes.Write(text);
    }

    private ref struct Cursor(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public readonly bool IsAtEnd => _rest.IsEmpty;

        public int Byte(int max) => Take(1)[0] is var value && value <= max
            ? value
            : throw new FormatException("A code in it is not known.");

        public int Int(int min, int max) =>
            BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int))) is var value
                && value >= min && value <= max
                ? value
                : throw new FormatException("A number in it is out of range.");

        public uint Crc() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

        public ValuesEntry Values()
        {
            var width = Byte(sizeof(long));
            return width is 0 or 1 or 2 or 4 or 8
                ? new(width, BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long))), Crc())
                : throw new FormatException("A width in it is not known.");
        }

        /// <summary>A name that is most likely a field's: then no text is made of it.</summary>
        public string Name(SegmentShape.Field expected)
        {
            var name = Take(Byte(NameMax));
            return name.SequenceEqual(expected.Bytes) ? expected.Name
                : Encoding.UTF8.GetString(name);
        }

        public string Name() => Encoding.UTF8.GetString(Take(Byte(NameMax)));

        private ReadOnlySpan<byte> Take(int length)
        {
            if (length > _rest.Length)
            {
                throw new FormatException("It ends too soon.");
            }

            var taken = _rest[..length];
            _rest = _rest[length..];
            return taken;
        }
    }
}
