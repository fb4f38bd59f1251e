using System.Buffers;
using System.Collections.Immutable;

namespace CoopLedger.Ledger.Segments;

/// <summary>The events of one stored name in a segment.</summary>
/// <remarks>A name has two groups where the JSON of some of its events does not fall apart into
/// fields: that of the columns first, then that of the raw ones.</remarks>
internal sealed class SegmentGroup
{
    private readonly SegmentFile _file;
    private readonly GroupEntry _entry;
    private readonly SegmentShape _shape;
    private readonly Block _offsets;
    private readonly int _countOfAll;
    private readonly ImmutableArray<SegmentColumn> _columns;
    private readonly RowText _text = new();

    public SegmentGroup(
        SegmentFile file, GroupEntry entry, int countOfAll, Block offsets,
        ImmutableArray<SegmentColumn> columns)
    {
        (_file, _entry, _offsets, _columns) = (file, entry, offsets, columns);
        (_countOfAll, _shape) = (countOfAll, SegmentShape.Of(entry.Name));
    }

    /// <summary>The name under which they are stored.</summary>
    public string Name => _entry.Name;

    /// <summary>What they are read as, field by field; nothing where their JSON was kept whole.
    /// </summary>
    public Type? Event => _entry.IsRaw ? null : _shape.Event;

    public int Count => _entry.Rows;

    /// <summary>The columns in the order of the fields; none where the JSON was kept whole.
    /// </summary>
    public IReadOnlyList<SegmentColumn> Columns => _entry.IsRaw ? [] : _columns;

    /// <summary>Where each stands in its part: 0 is the first position of the part. Ascending.
    /// </summary>
    /// <param name="into">At least <see cref="Count"/> long.</param>
    /// <exception cref="SegmentDamagedException">The block is damaged.</exception>
    public void Offsets(Span<ushort> into)
    {
        into = into[..Count];
        Packing.Unpack(_file.Read(_offsets, Name, ""), _entry.Offsets, into);
        var last = -1;
        foreach (var offset in into)
        {
            if (offset <= last || offset >= _countOfAll)
            {
                throw _file.Damaged(BlockKind.Positions, Name, "");
            }

            last = offset;
        }
    }

    /// <summary>A field's values; nothing when there is no such field or the JSON was kept whole.
    /// </summary>
    /// <param name="field">In camelCase.</param>
    public SegmentColumn? Column(string field)
    {
        foreach (var column in _columns)
        {
            if (column.Name == field && !_entry.IsRaw)
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>The exact JSON of one event, until the next is asked for.</summary>
    /// <param name="row">From 0.</param>
    /// <exception cref="SegmentDamagedException">A block is damaged.</exception>
    public ReadOnlySpan<byte> Data(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        if (_entry.IsRaw)
        {
            return _columns[0].TextAt(row);
        }

        _text.Begin();
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Write(row, _shape.Fields[i], _text);
        }

        return _text.End();
    }

    /// <summary>Adds the exact JSON of one event to what is written there.</summary>
    /// <returns>How many bytes it is.</returns>
    /// <exception cref="SegmentDamagedException">A block is damaged.</exception>
    public int Data(int row, IBufferWriter<byte> into)
    {
        var data = Data(row);
        into.Write(data);
        return data.Length;
    }

    /// <summary>Gives the memory back that single rows and dictionaries took.</summary>
    public void Release()
    {
        foreach (var column in _columns)
        {
            column.Release();
        }
    }
}
