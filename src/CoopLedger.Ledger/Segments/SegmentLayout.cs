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
        var places = new (Block Offsets, Block[] Present, Block[] Values)[entries.Length];
        for (var i = 0; i < places.Length; i++)
        {
            Demand(IsOfItsShape(entries[i]), "A group in it has other columns than its event.");
            places[i] = ColumnsOf(entries[i]);
        }

        var groups = ImmutableArray.CreateBuilder<SegmentGroup>(entries.Length);
        for (var i = 0; i < places.Length; i++)
        {
            groups.Add(Group(entries[i], places[i].Offsets, places[i].Present, places[i].Values));
        }

        Demand(_at == header.FileLength, "Its blocks do not come to its length.");
        return groups.MoveToImmutable();
    }

    private SegmentGroup Group(GroupEntry entry, Block offsets, Block[] present, Block[] values)
    {
        var columns = ImmutableArray.CreateBuilder<SegmentColumn>(entry.Columns.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var column = entry.Columns[i];
            columns.Add(new(
                file, entry.Name, entry.Rows, column, present[i], values[i],
                Next(column.Dictionary.Length, column.Dictionary.Crc, BlockKind.Dictionary)));
        }

        return new(file, entry, header.Count, offsets, columns.MoveToImmutable());
    }

    private static bool IsOfItsShape(GroupEntry entry)
    {
        var shape = SegmentShape.Of(entry.Name);
        var fields = shape.Fields;
        if (entry.IsRaw)
        {
            return entry.Columns is [{ Name: "", Form: FieldForm.Object }]
                && IsOfItsForm(entry.Columns[0]);
        }

        var isShaped = shape.Event is not null && entry.Columns.Length == fields.Length;
        for (var i = 0; isShaped && i < fields.Length; i++)
        {
            var (column, field) = (entry.Columns[i], fields[i]);
            isShaped = column.Form == field.Form && IsOfItsForm(column)
                && string.Equals(column.Name, field.Name, StringComparison.Ordinal);
        }

        return isShaped;
    }

    private static bool IsOfItsForm(ColumnEntry column) => ColumnBuilder.IsNumber(column.Form)
        ? column.Dictionary is { Count: 0, Length: 0 }
        : column.Presence == Presence.All;

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
