namespace CoopLedger.Ledger.Segments;

/// <summary>Collects the rows of one event name.</summary>
internal sealed class GroupBuilder
{
    private readonly Rows _raw;
    private readonly Rows? _typed;
    private readonly RowSplitting? _splitting;

    public GroupBuilder(string name)
    {
        var shape = SegmentShape.Of(name);
        _raw = new(name, isRaw: true, [new("", FieldForm.Object)]);
        if (shape.Event is not null)
        {
            _splitting = new(shape);
            _typed = new(name, isRaw: false,
            [
                .. shape.Fields.Select(field => new ColumnBuilder(field.Name, field.Form)),
            ]);
        }
    }

    /// <summary>Those of the two that have rows: the columns of the fields, and what did not fall
    /// apart into them.</summary>
    public IEnumerable<Rows> Filled => ((Rows?[])[_typed, _raw]).OfType<Rows>()
        .Where(rows => rows.Count > 0);

    public void Add(long offset, ReadOnlySpan<byte> data)
    {
        if (_splitting?.TryCut(data) != true)
        {
            _raw.Begin(offset);
            _raw.Columns[0].Add(data);
            return;
        }

        _typed!.Begin(offset);
        var values = _splitting.Values;
        for (var i = 0; i < values.Length; i++)
        {
            var column = _typed.Columns[i];
            if (!values[i].IsThere)
            {
                column.AddNothing();
            }
            else if (column.IsNumbers)
            {
                column.Add(values[i].Number);
            }
            else
            {
                column.Add(values[i].TextIn(data));
            }
        }
    }

    /// <summary>The columns of a group to be.</summary>
    internal sealed class Rows(string name, bool isRaw, ColumnBuilder[] columns)
    {
        private long[] _offsets = new long[16];

        public int Count { get; private set; }

        public ColumnBuilder[] Columns { get; } = columns;

        public void Begin(long offset)
        {
            if (Count == _offsets.Length)
            {
                Array.Resize(ref _offsets, Count * 2);
            }

            _offsets[Count++] = offset;
        }

        /// <summary>What stands in the directory, and the bytes of its columns and of its
        /// dictionaries.</summary>
        public (GroupEntry Entry, List<byte[]> Columns, List<byte[]> Dictionaries) Build()
        {
            var all = _offsets.AsSpan(0, Count);
            var offsets = Packing.EntryOf(all);
            var packed = Packing.Pack(all, offsets);
            var built = Array.ConvertAll(Columns, column => column.Build());
            var entry = new GroupEntry(
                name, isRaw, Count, offsets with { Crc = ColumnBuilder.SumOf(packed) },
                [.. built.Select(column => column.Entry)]);
            return (
                entry,
                [
                    packed,
                    .. entry.InOrder.SelectMany(
                        place => (byte[][])[built[place].Present, built[place].Values]),
                ],
                [.. built.Select(column => column.Dictionary)]);
        }
    }
}
