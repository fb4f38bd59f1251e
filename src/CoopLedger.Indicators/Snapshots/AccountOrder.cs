using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Snapshots;

/// <summary>The accounts of a journal numbered anew, those of one measure side by side: so that
/// what a question reads of a file lies together.</summary>
internal sealed class AccountOrder
{
    private readonly int[] _numbers;

    public AccountOrder(Journal journal)
    {
        var keys = journal.Table.ToArray();
        int[] order =
        [
            .. Enumerable.Range(0, keys.Length).OrderBy(number => keys[number].Measure)
                .ThenBy(number => number),
        ];
        Keys = [.. order.Select(number => keys[number])];
        _numbers = new int[keys.Length];
        for (var number = 0; number < order.Length; number++)
        {
            _numbers[order[number]] = number;
        }

        Used = [.. journal.Used.Select(number => _numbers[number]).Order()];
    }

    /// <summary>The keys, by their new numbers.</summary>
    public AccountKey[] Keys { get; }

    /// <summary>The new numbers of the accounts that have postings.</summary>
    public int[] Used { get; }

    /// <summary>The same chunk with the new numbers, its postings in their order.</summary>
    public Chunk Ordered(Chunk chunk)
    {
        var runs = chunk.Runs.All.ToArray();
        Array.Sort(
            runs, (x, y) => _numbers[x.Account].CompareTo(_numbers[y.Account]));
        var days = new int[chunk.Days.Length];
        var offsets = new ushort[days.Length];
        var amounts = new short[days.Length];
        var wide = new long[chunk.WideAmounts.Length];
        var subjects = new int[chunk.Subjects.Length];
        var (start, wideAt, subjectAt) = (0, 0, 0);
        foreach (ref var run in runs.AsSpan())
        {
            var count = run.Count;
            chunk.Days.Slice(run.Start, count).CopyTo(days.AsSpan(start));
            chunk.Offsets.Slice(run.Start, count).CopyTo(offsets.AsSpan(start));
            chunk.Amounts.Slice(run.Start, count).CopyTo(amounts.AsSpan(start));
            var (isWide, hasSubjects) = (run.Wide >= 0, run.Subject >= 0);
            if (isWide)
            {
                chunk.WideAmounts.Slice(run.Wide, count).CopyTo(wide.AsSpan(wideAt));
            }

            if (hasSubjects)
            {
                chunk.Subjects.Slice(run.Subject, count).CopyTo(subjects.AsSpan(subjectAt));
            }

            run = new(
                _numbers[run.Account], start, count, isWide ? wideAt : -1,
                hasSubjects ? subjectAt : -1);
            start += count;
            wideAt += isWide ? count : 0;
            subjectAt += hasSubjects ? count : 0;
        }

        return new()
        {
            First = chunk.First, Runs = runs, Days = days, Offsets = offsets, Amounts = amounts,
            WideAmounts = wide, Subjects = subjects, Texts = chunk.Texts,
        };
    }
}
