using System.Buffers;
using CoopLedger.Ledger.Json.Decoding;

namespace CoopLedger.Ledger.Segments;

/// <content>Reads the columns into arrays that are used again.</content>
internal sealed partial class SegmentReplay
{
    // As long as the largest group that was met.
    private ushort[] _offsets = [];
    private long[] _days = [];
    private int[] _codes = [];
    private int[] _places = [];
    private int[][] _subjects = [[], []];
    private bool[] _present = [];
    private readonly List<long[]> _numbers = [];

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

    /// <summary>Numbers the combination that each row has.</summary>
    private void Place(List<SegmentDimension> dimensions, int rows)
    {
        var places = _places.AsSpan(0, rows);
        places.Clear();
        var size = 1;
        foreach (var dimension in dimensions)
        {
            dimension.Read(_codes, _present, rows);
            for (var row = 0; row < places.Length; row++)
            {
                places[row] += _codes[row] * size;
            }

            size *= dimension.Size;
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
