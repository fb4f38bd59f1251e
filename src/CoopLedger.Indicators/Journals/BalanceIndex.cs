namespace CoopLedger.Indicators.Journals;

/// <summary>Running sums by day over the first postings of an account, at some lengths of it: so
/// that a balance on any day, as known at any position, costs one search and the adding of the few
/// postings between the length and the position.</summary>
/// <remarks>
/// <para>A posting that is added changes none of the tables, whatever its day: a back-dated fact
/// costs no more than one of today. Only the few after the last table are put in order anew.
/// </para>
/// <para>The first questions add the postings up: a process that asks once and ends would make
/// the tables for nothing, and making them costs some fifty times as much as one adding.</para>
/// <para>Tables are kept at multiples of a step; when there are many, every second one goes and
/// the step doubles. An account of n postings over d days has at most 32 tables of d rows.</para>
/// </remarks>
internal sealed class BalanceIndex
{
    private const int StepMin = 1024;
    private const int TablesMax = 32;
    private const int ScansMax = 4;

    private readonly List<Table> _tables = [];
    private int _step = StepMin;
    private int _scans;

    // The postings after the last table, in one piece, and a table of them alone.
    private int[] _days = [];
    private long[] _amounts = [];
    private Table? _rest;
    private int _known;

    /// <summary>What the first postings come to on the days of a window.</summary>
    /// <param name="account">The account.</param>
    /// <param name="count">How many postings count, from the first.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public WindowSum Sum(Account account, int count, int from, int to)
    {
        if (_scans < ScansMax)
        {
            _scans++;
            return account.Scan(0, count, from, to);
        }

        Extend(account);
        var tables = Math.Min(count / _step, _tables.Count);
        var known = tables == 0 ? default : _tables[tables - 1].Sum(from, to);
        var after = tables * _step;
        return known + (
            tables < _tables.Count ? account.Scan(after, count, from, to)
            : count == account.Count ? Rest(account, after).Sum(from, to)
            : Scan(account, after, count - after, from, to));
    }

    /// <summary>The table of all postings after the last of the others.</summary>
    private Table Rest(Account account, int after)
    {
        Flatten(account, after);
        if (_rest is null)
        {
            var (days, amounts) = ((int[])_days.Clone(), (long[])_amounts.Clone());
            Array.Sort(days, amounts);
            _rest = Table.After(null, days, amounts);
        }

        return _rest;
    }

    private WindowSum Scan(Account account, int after, int count, int from, int to)
    {
        Flatten(account, after);
        var days = _days.AsSpan(0, count);
        var amounts = _amounts.AsSpan(0, count);
        var (sum, among) = (Int128.Zero, 0);
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i] >= from && days[i] <= to)
            {
                sum += amounts[i];
                among++;
            }
        }

        return new(sum, among);
    }

    private void Flatten(Account account, int after)
    {
        if (_known != account.Count || _days.Length != account.Count - after)
        {
            _known = account.Count;
            (_days, _amounts, _rest) =
                (new int[_known - after], new long[_known - after], null);
            account.CopyTo(after, _days, _amounts);
        }
    }

    private void Extend(Account account)
    {
        while ((_tables.Count + 1) * _step <= account.Count)
        {
            var days = new int[_step];
            var amounts = new long[_step];
            account.CopyTo(_tables.Count * _step, days, amounts);
            Array.Sort(days, amounts);
            _tables.Add(Table.After(_tables.LastOrDefault(), days, amounts));
            if (_tables.Count == TablesMax)
            {
                Thin();
            }
        }
    }

    private void Thin()
    {
        for (var kept = 0; kept < TablesMax / 2; kept++)
        {
            _tables[kept] = _tables[(kept * 2) + 1];
        }

        _tables.RemoveRange(TablesMax / 2, TablesMax / 2);
        _step *= 2;
    }

    /// <summary>For each day that has postings, in order, the sum and the number of those up to its
    /// end.</summary>
    private sealed class Table(int[] days, Int128[] sums, int[] counts)
    {
        /// <summary>The table of an earlier one's postings and some more.</summary>
        /// <param name="before">The earlier one, if there is any.</param>
        /// <param name="days">The days of the others, in order.</param>
        /// <param name="amounts">Their amounts.</param>
        public static Table After(Table? before, int[] days, long[] amounts)
        {
            var rows = (before?.Length ?? 0) + days.Length;
            var made = (Days: new List<int>(rows), Sums: new List<Int128>(rows),
                Counts: new List<int>(rows));
            var (old, next, sum, count) = (0, 0, Int128.Zero, 0);
            while (old < before?.Length || next < days.Length)
            {
                var day = Math.Min(
                    old < before?.Length ? before.DayAt(old) : int.MaxValue,
                    next < days.Length ? days[next] : int.MaxValue);
                for (; next < days.Length && days[next] == day; next++, count++)
                {
                    sum += amounts[next];
                }

                old += old < before?.Length && before.DayAt(old) == day ? 1 : 0;
                made.Days.Add(day);
                made.Sums.Add(sum + (before?.SumAt(old - 1) ?? 0));
                made.Counts.Add(count + (before?.CountAt(old - 1) ?? 0));
            }

            return new([.. made.Days], [.. made.Sums], [.. made.Counts]);
        }

        private int Length => days.Length;

        public WindowSum Sum(int from, int to)
        {
            if (from > to)
            {
                return default;
            }

            var (before, last) = (LastUpTo(from - 1), LastUpTo(to));
            return new(SumAt(last) - SumAt(before), CountAt(last) - CountAt(before));
        }

        private int DayAt(int row) => days[row];

        private Int128 SumAt(int row) => row < 0 ? 0 : sums[row];

        private int CountAt(int row) => row < 0 ? 0 : counts[row];

        private int LastUpTo(int day)
        {
            var found = Array.BinarySearch(days, day);
            return found < 0 ? ~found - 1 : found;
        }
    }
}

/// <summary>What postings of some days come to.</summary>
/// <param name="Amount">Their sum, in 128 bits, which no number of amounts of 64 bits in memory
/// can leave.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct WindowSum(Int128 Amount, int Count)
{
    public static WindowSum operator +(WindowSum a, WindowSum b) =>
        new(a.Amount + b.Amount, a.Count + b.Count);
}
