namespace CoopLedger.Indicators.Journals;

/// <summary>Running sums by day over stretches of an account's postings, so that a balance on any
/// day, as known at any position, costs a few searches and the adding of a few postings.</summary>
/// <remarks>
/// <para>A stretch has 512 postings, or twice, four times, eight times as many: of n postings the
/// stretches are those that the binary digits of n / 512 name, the longest first, and fewer than
/// 512 postings after them are added up.</para>
/// <para>A posting that is added changes no stretch, whatever its day: a back-dated fact costs no
/// more than one of today.</para>
/// <para>The first questions add all postings up: a process that asks once and ends would make
/// the tables for nothing, and making them costs some fifty times as much as one adding.</para>
/// </remarks>
/// <param name="scansMax">How many questions are answered without tables.</param>
internal sealed class BalanceIndex(int scansMax)
{
    /// <summary>The questions that are added up before an account has tables.</summary>
    public const int ScansMax = 4;

    private const int Stretch = 512;

    // By length, the shortest first: every second stretch of that length, from the first. The
    // others are never asked for: with the one before it each is a stretch of the next length.
    private readonly List<List<DayTable>> _tables = [];
    private int _scans;
    private int _stretches;

    /// <summary>What the first postings come to on the days of a window.</summary>
    /// <param name="account">The account; always the same.</param>
    /// <param name="count">How many postings count, from the first.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="isOnce">Whether the question is none of those for which tables are made.
    /// </param>
    public WindowSum Sum(Account account, int count, int from, int to, bool isOnce)
    {
        if (_scans < scansMax)
        {
            _scans += isOnce ? 0 : 1;
            return account.Scan(0, count, from, to);
        }

        Extend(account);
        var stretches = count / Stretch;
        var sum = account.Scan(stretches * Stretch, count, from, to);
        for (var (length, rest) = (0, stretches); rest > 0; length++, rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                sum += _tables[length][rest >> 1].Sum(from, to);
            }
        }

        return sum;
    }

    private void Extend(Account account)
    {
        while (_stretches < account.Count / Stretch)
        {
            var (days, amounts) = (new int[Stretch], new long[Stretch]);
            account.CopyTo(_stretches * Stretch, days, amounts);
            Array.Sort(days, amounts);
            Add(DayTable.Of(days, amounts), _stretches++);
        }
    }

    /// <summary>Adds a stretch of the shortest length: as counting on by one carries digits, it
    /// ends a stretch of each length up to some.</summary>
    private void Add(DayTable table, int at)
    {
        var length = 0;
        for (; (at & 1) != 0; length++, at >>= 1)
        {
            table = DayTable.Of(_tables[length][at >> 1], table);
        }

        if (length == _tables.Count)
        {
            _tables.Add([]);
        }

        _tables[length].Add(table);
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
