using System.Collections.Immutable;

namespace CoopLedger.Ledger.Segments;

/// <summary>Finds the blocks that a directory speaks of: they stand without gaps, the positions
/// and columns of all groups first, then all dictionaries.</summary>
internal sealed class SegmentLayout(SegmentFile file, SegmentHeader header)
{
    private long _at = SegmentHeader.Length + (long)header.DirectoryLength;

    /// <exception cref="FormatException">The directory does not fit the file or the events.
    /// </exception>
    public ImmutableArray<SegmentGroup> Groups(ImmutableArray<GroupEntry> entries)
    {
        foreach (var entry in entries)
        {
            Demand(IsOfItsShape(entry), "A group in it has other columns than its event.");
        }

        var columns = entries.Select(ColumnsOf).ToList();
        var groups = entries.Zip(columns, (entry, places) => new SegmentGroup(
            file, entry, header.Count, places.Offsets,
            [.. entry.Columns.Select((column, i) => new SegmentColumn(
                file, entry.Name, entry.Rows, column, places.Present[i], places.Values[i],
                Next(column.Dictionary.Length, column.Dictionary.Crc, BlockKind.Dictionary)))]))
            .ToImmutableArray();
        Demand(_at == header.FileLength, "Its blocks do not come to its length.");
        return groups;
    }

    private static bool IsOfItsShape(GroupEntry entry)
    {
        var shape = SegmentShape.Of(entry.Name);
        var isShaped = entry.IsRaw
            ? entry.Columns is [{ Name: "", Form: FieldForm.Object }]
            : shape.Event is not null && entry.Columns.Select(column => (column.Name, column.Form))
                .SequenceEqual(shape.Fields.Select(field => (field.Name, field.Form)));
        return isShaped && entry.Columns.All(column => ColumnBuilder.IsNumber(column.Form)
            ? column.Dictionary is { Count: 0, Length: 0 }
            : column.Presence == Presence.All);
    }

    private static void Demand(bool holds, string fault)
    {
        if (!holds)
        {
            throw new FormatException(fault);
        }
    }

    private (Block Offsets, Block[] Present, Block[] Values) ColumnsOf(GroupEntry entry)
    {
        var offsets = ValuesOf(entry.Offsets, entry.Rows, BlockKind.Positions);
        var present = new Block[entry.Columns.Length];
        var values = new Block[entry.Columns.Length];
        foreach (var place in entry.InOrder)
        {
            var column = entry.Columns[place];
            var bits = column.Presence == Presence.Some ? (entry.Rows + 7) / 8 : 0;
            present[place] = Next(bits, column.PresenceCrc, BlockKind.Presence);
            values[place] = ValuesOf(column.Values, entry.Rows, BlockKind.Values);
        }

        return (offsets, present, values);
    }

    private Block ValuesOf(in ValuesEntry values, int rows, BlockKind what) =>
        Next(values.Width * rows, values.Crc, what);

    private Block Next(int length, uint crc, BlockKind what)
    {
        Demand(length <= header.FileLength - _at, "A block in it ends after the file.");
        var block = new Block(_at, length, crc, what);
        _at += length;
        return block;
    }
}
