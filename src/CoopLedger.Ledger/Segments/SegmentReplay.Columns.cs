using System.Buffers;
using CoopLedger.Ledger.Json.Decoding;

namespace CoopLedger.Ledger.Segments;

/// <content>Reads the columns into arrays that are used again.</content>
internal sealed partial class SegmentReplay
{
    /// <summary>The greatest of <see cref="ScanPlan.Order"/>.</summary>
    private const int OrderMax = 3;

    // As long as the largest group that was met.
    private ushort[] _offsets = [];
    private long[] _days = [];
    private int[] _codes = [];
    private int[] _places = [];
    private int[][] _subjects = [[], []];
    private bool[] _present = [];
    private readonly List<long[]> _numbers = [];

    // By dimension, the scan's codes for the values of the group.
    private readonly int[][] _known =
        [.. Enumerable.Repeat(Array.Empty<int>(), ScanPlan.DecidingMax)];

    private void MakeRoom(int rows)
    {
        if (rows > _offsets.Length)
        {
            var length = Math.Min(rows + (rows / 4), Segment.CountMax);
            _offsets = new ushort[length];
            _days = new long[length];
            _codes = new int[length];
            _places = new int[length];
            _subjects = [new int[length], new int[length]];
            _present = new bool[length];
        }
    }

    /// <summary>Looks up the scan's codes for the values of a group, and sees that there is room
    /// for their combinations.</summary>
    private bool TryFit(
        List<SegmentDimension> dimensions, EventScan scan, Combinations combinations)
    {
        var size = 1L;
        foreach (var dimension in dimensions)
        {
            size = Math.Min(size * dimension.Size, int.MaxValue);
            if (!dimension.IsCoded || size > 1 << Combinations.BitsMax)
            {
                return false;
            }
        }

        Span<int> greatest = stackalloc int[ScanPlan.DecidingMax];
        for (var i = 0; i < dimensions.Count; i++)
        {
            if (_known[i].Length < dimensions[i].Size)
            {
                _known[i] = new int[dimensions[i].Size * 2];
            }

            greatest[i] = dimensions[i].Known(
                scan.BookOf(dimensions[i].Field), _known[i].AsSpan(0, dimensions[i].Size));
            if (greatest[i] < 0)
            {
                return false;
            }
        }

        var count = dimensions.Count;
        if (scan.Plan.Compared is not null)
        {
            greatest[count++] = OrderMax;
        }

        return combinations.TryFit(greatest[..count]);
    }

    /// <summary>Numbers the combination that each row has.</summary>
    private void Place(
        List<SegmentDimension> dimensions, ScanPlan plan, Combinations combinations, int rows)
    {
        var places = _places.AsSpan(0, rows);
        places.Clear();
        for (var i = 0; i < dimensions.Count; i++)
        {
            dimensions[i].Read(_codes, _present, rows);
            var codes = _codes.AsSpan(0, rows);
            var known = _known[i].AsSpan(0, dimensions[i].Size);
            foreach (ref var code in known)
            {
                code <<= combinations.ShiftOf(i);
            }

            for (var row = 0; row < codes.Length; row++)
            {
                places[row] |= known[codes[row]];
            }
        }

        if (plan.Compared is var (one, other))
        {
            var shift = combinations.ShiftOf(dimensions.Count);
            for (var row = 0; row < rows; row++)
            {
                places[row] |= ScanPlan.Order(_numbers[one][row], _numbers[other][row]) << shift;
            }
        }
    }

    /// <summary>Reads the numbers and days that are passed on.</summary>
    private void Numbers(SegmentGroup group, ScanPlan plan)
    {
        var count = 0;
        foreach (var field in plan.Fields)
        {
            if (field.Use != FieldUse.Number)
            {
                continue;
            }

            RowEvents.MakeRoom(_numbers, count, group.Count);
            var column = group.Column(field.Label);
            if (column is { IsNumbers: true })
            {
                column.Numbers(_numbers[count]);
            }
            else if (column is not null)
            {
                Areas(column, _numbers[count], group.Count);
            }

            count++;
        }
    }

    private void Areas(SegmentColumn column, long[] into, int rows)
    {
        var parts = ArrayPool<long>.Shared.Rent(column.DictionaryCount + 1);
        parts[0] = 0;
        for (var code = 1; code <= column.DictionaryCount; code++)
        {
            if (!FieldScan.IsArea(column.Text(code), out parts[code]))
            {
                throw new FormatException("An area in it is none.");
            }
        }

        column.Codes<int>(_codes);
        for (var row = 0; row < rows; row++)
        {
            into[row] = parts[_codes[row]];
        }

        ArrayPool<long>.Shared.Return(parts);
    }

    /// <summary>Reads the ids that are passed on.</summary>
    private SegmentColumn?[] SubjectsOf(SegmentGroup group, ScanPlan plan)
    {
        var columns = new SegmentColumn?[ScanPlan.SubjectsMax];
        var count = 0;
        foreach (var field in plan.Fields)
        {
            if (field.Use == FieldUse.Subject)
            {
                columns[count] = group.Column(field.Label);
                columns[count]?.Codes<int>(_subjects[count]);
                count++;
            }
        }

        return columns;
    }

    private ReadOnlySpan<byte> Text(SegmentColumn?[] subjects, int which, int row) =>
        subjects[which] is { } column ? column.Text(_subjects[which][row]) : [];

    private static List<SegmentDimension> Dimensions(SegmentGroup group, ScanPlan plan)
    {
        var dimensions = new List<SegmentDimension>();
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            var field = plan.Fields[i];
            if (field.TellsApart)
            {
                dimensions.Add(new(i, field, group.Column(field.Label)));
            }
        }

        return dimensions;
    }
}
