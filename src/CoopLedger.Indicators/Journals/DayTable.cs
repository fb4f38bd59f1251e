namespace CoopLedger.Indicators.Journals;

/// <summary>For each day that has postings, in order, the sum and the number of those up to its
/// end. It is never changed.</summary>
internal sealed class DayTable
{
    private readonly int[] _days;
    private readonly Int128[] _sums;
    private readonly int[] _counts;

    private DayTable(int[] days, Int128[] sums, int[] counts) =>
        (_days, _sums, _counts) = (days, sums, counts);

    /// <summary>The table of some postings.</summary>
    /// <param name="days">Their days, in order.</param>
    /// <param name="amounts">Their amounts.</param>
    public static DayTable Of(ReadOnlySpan<int> days, ReadOnlySpan<long> amounts)
    {
        var rows = 0;
        for (var i = 0; i < days.Length; i++)
        {
            rows += i == 0 || days[i] != days[i - 1] ? 1 : 0;
        }

        var made = new DayTable(new int[rows], new Int128[rows], new int[rows]);
        var (row, sum) = (-1, Int128.Zero);
        for (var i = 0; i < days.Length; i++)
        {
            row += i == 0 || days[i] != days[i - 1] ? 1 : 0;
            sum += amounts[i];
            (made._days[row], made._sums[row], made._counts[row]) = (days[i], sum, i + 1);
        }

        return made;
    }

    /// <summary>The table of the postings of two others.</summary>
    public static DayTable Of(DayTable a, DayTable b)
    {
        var days = Merged(a._days, b._days);
        var made = new DayTable(days, new Int128[days.Length], new int[days.Length]);
        var (inA, inB) = (-1, -1);
        for (var row = 0; row < days.Length; row++)
        {
            inA += inA + 1 < a._days.Length && a._days[inA + 1] == days[row] ? 1 : 0;
            inB += inB + 1 < b._days.Length && b._days[inB + 1] == days[row] ? 1 : 0;
            made._sums[row] = a.SumAt(inA) + b.SumAt(inB);
            made._counts[row] = a.CountAt(inA) + b.CountAt(inB);
        }

        return made;
    }

    public WindowSum Sum(int from, int to)
    {
        if (from > to)
        {
            return default;
        }

        var (before, last) = (LastUpTo(from - 1), LastUpTo(to));
        return new(SumAt(last) - SumAt(before), CountAt(last) - CountAt(before));
    }

    /// <summary>The days that one of two has, each once and in order.</summary>
    private static int[] Merged(int[] a, int[] b)
    {
        var days = new int[a.Length + b.Length];
        var (inA, inB, rows) = (0, 0, 0);
        while (inA < a.Length || inB < b.Length)
        {
            var day = inB == b.Length || (inA < a.Length && a[inA] <= b[inB]) ? a[inA] : b[inB];
            inA += inA < a.Length && a[inA] == day ? 1 : 0;
            inB += inB < b.Length && b[inB] == day ? 1 : 0;
            days[rows++] = day;
        }

        Array.Resize(ref days, rows);
        return days;
    }

    private Int128 SumAt(int row) => row < 0 ? 0 : _sums[row];

    private int CountAt(int row) => row < 0 ? 0 : _counts[row];

    private int LastUpTo(int day)
    {
        if (_days[0] > day)
        {
            return -1;
        }

        var found = Array.BinarySearch(_days, day);
        return found < 0 ? ~found - 1 : found;
    }
}
