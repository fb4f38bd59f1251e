namespace CoopLedger.Indicators.Journals;

/// <summary>One account's postings in one chunk.</summary>
/// <param name="chunk">The chunk.</param>
/// <param name="run">Where they stand in it.</param>
/// <param name="before">The postings that the account has before them.</param>
/// <remarks>A class: lists of a value of our own are compiled anew in every process.</remarks>
internal sealed class AccountRun(Chunk chunk, ChunkRun run, int before)
{
    public int Before { get; } = before;

    public int Count => run.Count;

    public bool HasSubjects => run.Subject >= 0;

    public long FirstPosition => chunk.First + Offsets[0];

    public long LastPosition => chunk.First + Offsets[^1];

    public ReadOnlySpan<int> Days => chunk.Days.Slice(run.Start, run.Count);

    /// <summary>The positions, counted from the chunk's first.</summary>
    public ReadOnlySpan<ushort> Offsets => chunk.Offsets.Slice(run.Start, run.Count);

    /// <summary>Whether each amount is one of 16 bits.</summary>
    public bool IsNarrow => run.Wide < 0;

    private long ChunkFirst => chunk.First;

    private ReadOnlySpan<short> Narrow => chunk.Amounts.Slice(run.Start, run.Count);

    private ReadOnlySpan<long> Wide => chunk.WideAmounts.Slice(run.Wide, run.Count);

    public long PositionAt(int index) => chunk.First + chunk.Offsets[run.Start + index];

    public long AmountAt(int index) =>
        run.Wide < 0 ? chunk.Amounts[run.Start + index] : chunk.WideAmounts[run.Wide + index];

    /// <summary>What some of the postings come to on the days of a window.</summary>
    public WindowSum Sum(int first, int end, int from, int to)
    {
        var days = Days[first..end];
        if (run.Wide >= 0)
        {
            return WideSum(days, Wide[first..end], from, to);
        }

        var amounts = Narrow[first..end];
        var (sum, count) = (0L, 0);
        for (var i = 0; i < days.Length && i < amounts.Length; i++)
        {
            var isIn = days[i] >= from & days[i] <= to ? 1 : 0;
            sum += amounts[i] * isIn;
            count += isIn;
        }

        return new(sum, count);
    }

    public void CopyTo(int first, Span<int> days, Span<long> amounts)
    {
        Days.Slice(first, days.Length).CopyTo(days);
        for (var i = 0; i < days.Length; i++)
        {
            amounts[i] = AmountAt(first + i);
        }
    }

    public void CopyPositions(int first, Span<long> positions)
    {
        var offsets = Offsets.Slice(first, positions.Length);
        for (var i = 0; i < offsets.Length; i++)
        {
            positions[i] = chunk.First + offsets[i];
        }
    }

    public void CopyAmounts(int first, Span<long> amounts)
    {
        if (run.Wide >= 0)
        {
            Wide.Slice(first, amounts.Length).CopyTo(amounts);
            return;
        }

        var narrow = Narrow.Slice(first, amounts.Length);
        for (var i = 0; i < narrow.Length; i++)
        {
            amounts[i] = narrow[i];
        }
    }

    public int CountUpTo(long position)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = PositionAt(middle) <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public IEnumerable<Posting> Postings(Func<string, int> code)
    {
        for (var i = 0; i < Count; i++)
        {
            yield return new(
                PositionAt(i), DateOnly.FromDayNumber(Days[i]), AmountAt(i), CodeAt(i, code));
        }
    }

    /// <summary>The text of a posting's subject, UTF-8; empty where there is none.</summary>
    public ReadOnlySpan<byte> SubjectAt(int index) =>
        HasSubjects && chunk.Subjects[run.Subject + index] is var number and > 0
            ? chunk.Texts.BytesOf(number)
            : [];

    public ControlTotal ControlTotal()
    {
        var (days, offsets, amounts) = (0L, 0L, Int128.Zero);
        foreach (var day in Days)
        {
            days += day;
        }

        foreach (var offset in Offsets)
        {
            offsets += offset;
        }

        if (run.Wide < 0)
        {
            var sum = 0L;
            foreach (var amount in Narrow)
            {
                sum += amount;
            }

            amounts = sum;
        }
        else
        {
            foreach (var amount in Wide)
            {
                amounts += amount;
            }
        }

        return new(Count, days, ((Int128)chunk.First * Count) + offsets, amounts);
    }

    /// <summary>Whether some of the postings are the same as some of another run, which may stand
    /// in another chunk.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="other">The other run.</param>
    /// <param name="otherFirst">The first of its postings.</param>
    /// <param name="count">How many.</param>
    public bool IsSame(int first, in AccountRun other, int otherFirst, int count)
    {
        if (!Days.Slice(first, count).SequenceEqual(other.Days.Slice(otherFirst, count))
            || !HasSamePositions(first, other, otherFirst, count)
            || !HasSameAmounts(first, other, otherFirst, count))
        {
            return false;
        }

        for (var i = 0; (HasSubjects || other.HasSubjects) && i < count; i++)
        {
            if (!SubjectAt(first + i).SequenceEqual(other.SubjectAt(otherFirst + i)))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasSamePositions(int first, in AccountRun other, int otherFirst, int count)
    {
        if (chunk.First == other.ChunkFirst)
        {
            return Offsets.Slice(first, count).SequenceEqual(
                other.Offsets.Slice(otherFirst, count));
        }

        var same = true;
        for (var i = 0; same && i < count; i++)
        {
            same = PositionAt(first + i) == other.PositionAt(otherFirst + i);
        }

        return same;
    }

    private bool HasSameAmounts(int first, in AccountRun other, int otherFirst, int count)
    {
        if (run.Wide < 0 && other.IsNarrow)
        {
            return Narrow.Slice(first, count).SequenceEqual(
                other.Narrow.Slice(otherFirst, count));
        }

        var same = true;
        for (var i = 0; same && i < count; i++)
        {
            same = AmountAt(first + i) == other.AmountAt(otherFirst + i);
        }

        return same;
    }

    private int CodeAt(int index, Func<string, int> code) =>
        HasSubjects && chunk.Subjects[run.Subject + index] is var number and > 0
            ? chunk.Texts.CodeOf(number, code)
            : 0;

    private static WindowSum WideSum(
        ReadOnlySpan<int> days, ReadOnlySpan<long> amounts, int from, int to)
    {
        var (sum, count) = (Int128.Zero, 0);
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i] >= from && days[i] <= to)
            {
                sum += amounts[i];
                count++;
            }
        }

        return new(sum, count);
    }
}
