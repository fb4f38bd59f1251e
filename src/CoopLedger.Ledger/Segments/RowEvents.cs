using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;

namespace CoopLedger.Ledger.Segments;

/// <summary>Makes events of the rows of a group, as far as the measures read them: what they read
/// is the row's own, all else that of one event of the group. Only good for being posted.
/// </summary>
internal sealed class RowEvents
{
    private readonly RecordShape _shape;
    private readonly object?[] _values;
    private readonly List<Field> _fields = [];

    /// <param name="group">The group.</param>
    /// <param name="plan">What the measures read of such events.</param>
    /// <param name="sample">One of them.</param>
    /// <param name="room">Arrays to work in; more are added when there are too few.</param>
    /// <param name="days">The days that were met, by number.</param>
    /// <exception cref="SegmentDamagedException">A block is damaged.</exception>
    public RowEvents(
        SegmentGroup group, ScanPlan plan, Event sample, List<long[]> room,
        Dictionary<long, object> days)
    {
        _shape = RecordShape.Of(sample.GetType());
        _values = [.. _shape.Fields.Select(field => field.Get(sample))];
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            var scanned = plan.Fields[i];
            if (scanned.Use != FieldUse.Checked && group.Column(scanned.Label) is { } column)
            {
                MakeRoom(room, _fields.Count, group.Count);
                _fields.Add(new(i, scanned, _shape.Fields[i].Type!, column, group.Count,
                    room[_fields.Count],
                    scanned.Form == WrittenForm.Day ? days : []));
                _fields[^1].Load();
            }
        }
    }

    /// <summary>Whether the values that are read can be made of their columns.</summary>
    public static bool ArePossible(SegmentGroup group, ScanPlan plan) => plan.Fields.All(field =>
        field.Use == FieldUse.Checked || group.Column(field.Label) is not { } column
        || column.IsNumbers == field.Form is WrittenForm.Day or WrittenForm.Whole);

    /// <summary>Sees that there is an array for a field, and that it is long enough.</summary>
    public static void MakeRoom(List<long[]> room, int field, int rows)
    {
        if (field == room.Count)
        {
            room.Add([]);
        }

        if (room[field].Length < rows)
        {
            room[field] = new long[Math.Min(rows + (rows / 4), Segment.CountMax)];
        }
    }

    /// <summary>The event of a row.</summary>
    /// <exception cref="FormatException">A value is none of its field.</exception>
    public Event At(int row)
    {
        foreach (var field in _fields)
        {
            _values[field.Place] = field.At(row);
        }

        return (Event)_shape.Make(_values);
    }

    private sealed class Field(
        int place, ScannedField scanned, FieldType type, SegmentColumn column, int rows,
        long[] values, Dictionary<long, object> made)
    {
        private readonly bool[] _present = column is { IsNumbers: true, HasAbsent: true }
            ? new bool[rows]
            : [];

        public int Place => place;

        public void Load()
        {
            if (!column.IsNumbers)
            {
                column.Codes(values.AsSpan(0, rows));
                return;
            }

            column.Numbers(values);
            if (column.HasAbsent)
            {
                column.Present(_present);
            }
        }

        public object? At(int row)
        {
            if (column.IsNumbers ? column.HasAbsent && !_present[row] : values[row] == 0)
            {
                return scanned.IsOptional
                    ? null
                    : throw new FormatException($"A row has no \"{scanned.Label}\".");
            }

            if (!made.TryGetValue(values[row], out var value))
            {
                made[values[row]] = value = Made(values[row]);
            }

            return value;
        }

        private object Made(long value) => scanned.Form switch
        {
            WrittenForm.Day => DateOnly.FromDayNumber((int)value),
            WrittenForm.Whole => type.FromScalar(value),
            WrittenForm.Flag => column.Text((int)value).SequenceEqual("true"u8),
            _ => scanned.Read(Encoding.UTF8.GetString(column.Text((int)value))),
        };
    }
}
