using System.Security.Cryptography;
using System.Text;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Journals;

/// <summary>Which balance a posting changes.</summary>
/// <param name="Measure">The measure's place in the catalogue.</param>
/// <param name="Place">The unit, or the cluster as a whole.</param>
/// <param name="Facet">What of the measure.</param>
/// <param name="Precision">How exactly the amounts are known.</param>
public readonly record struct AccountKey(
    int Measure, Place Place, Facet Facet, TotalPrecision Precision);

/// <summary>One posting, as an explanation shows it.</summary>
/// <param name="Position">The position of the event that made it.</param>
/// <param name="Day">The civil day on which it counts.</param>
/// <param name="Amount">Signed, in the measure's unit.</param>
/// <param name="Subject">What it counts once, for a distinct count; 0 otherwise.</param>
public readonly record struct Posting(long Position, DateOnly Day, long Amount, int Subject);

/// <summary>What the postings of one account add up to, by which a control finds that some were
/// lost, doubled or changed on the way (a control total, in book-keeping).</summary>
/// <param name="Postings">How many there are.</param>
/// <param name="Days">The sum of their days, counted from 0001-01-01.</param>
/// <param name="Positions">The sum of their positions.</param>
/// <param name="Amounts">The sum of their amounts.</param>
public readonly record struct ControlTotal(
    long Postings, long Days, Int128 Positions, Int128 Amounts)
{
    public static ControlTotal operator +(ControlTotal a, ControlTotal b) => new(
        a.Postings + b.Postings, a.Days + b.Days, a.Positions + b.Positions,
        a.Amounts + b.Amounts);
}

/// <summary>The postings of one account in the order of the log: runs in chunks, and after them
/// those that came one by one.</summary>
/// <param name="scansMax">How many questions are answered by adding all postings up, before there
/// are tables.</param>
internal sealed class Account(int scansMax = BalanceIndex.ScansMax)
{
    private readonly List<AccountRun> _runs = [];
    private readonly List<Posting> _tail = [];
    private readonly BalanceIndex _index = new(scansMax);
    private readonly Lock _indexing = new();
    private int _inRuns;
    private int _seen;

    public int Count => _inRuns + _tail.Count;

    public long FirstPosition => _runs.Count > 0 ? _runs[0].FirstPosition : _tail[0].Position;

    /// <summary>The postings that came one by one, their subjects in the journal's codes.
    /// </summary>
    public IReadOnlyList<Posting> Tail => _tail;

    private long LastPosition =>
        _tail.Count > 0 ? _tail[^1].Position : _runs.Count > 0 ? _runs[^1].LastPosition : 0;

    public void Add(in Posting posting) => _tail.Add(posting);

    /// <summary>Finds the runs that chunks hold which were not looked into yet.</summary>
    /// <param name="chunks">All chunks, in the order of the log.</param>
    /// <param name="number">This account's number.</param>
    public void LookInto(List<Chunk> chunks, int number)
    {
        for (; _seen < chunks.Count; _seen++)
        {
            if (chunks[_seen].RunOf(number) is { Count: > 0 } run)
            {
                _runs.Add(new(chunks[_seen], run, _inRuns));
                _inRuns += run.Count;
            }
        }
    }

    /// <summary>Forgets the postings that came one by one: they stand in a chunk now.</summary>
    public void ClearTail() => _tail.Clear();

    /// <summary>What the postings of some days come to, both ends included, as known at a
    /// position.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="knownBy">The position.</param>
    /// <param name="isOnce">Whether the question is none of those for which tables are made.
    /// </param>
    public WindowSum Sum(int from, int to, long knownBy, bool isOnce = false)
    {
        lock (_indexing)
        {
            return _index.Sum(this, CountUpTo(knownBy), from, to, isOnce);
        }
    }

    /// <summary>Adds up the postings from <paramref name="first"/> to before
    /// <paramref name="end"/> on the days of a window.</summary>
    public WindowSum Scan(int first, int end, int from, int to)
    {
        var (amount, count) = (Int128.Zero, 0);
        for (var i = RunOf(first); i < _runs.Count && _runs[i].Before < end; i++)
        {
            var run = _runs[i];
            var sum = run.Sum(
                Math.Max(first - run.Before, 0), Math.Min(end - run.Before, run.Count), from, to);
            amount += sum.Amount;
            count += sum.Count;
        }

        return new WindowSum(amount, count)
            + ScanTail(Math.Max(first - _inRuns, 0), end - _inRuns, from, to);
    }

    /// <summary>What the postings that came one by one come to on some days, both ends included,
    /// as known at a position.</summary>
    public WindowSum TailSum(int from, int to, long knownBy) =>
        _tail.Count == 0 ? default : ScanTail(0, TailUpTo(knownBy), from, to);

    /// <summary>Copies the days and amounts of some postings.</summary>
    public void CopyTo(int first, Span<int> days, Span<long> amounts)
    {
        for (var i = RunOf(first); i < _runs.Count && days.Length > 0; i++)
        {
            var run = _runs[i];
            var start = Math.Max(first - run.Before, 0);
            var count = Math.Min(run.Count - start, days.Length);
            run.CopyTo(start, days[..count], amounts);
            days = days[count..];
            amounts = amounts[count..];
        }

        first = Math.Max(first - _inRuns, 0);
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = _tail[first + i].Day.DayNumber;
            amounts[i] = _tail[first + i].Amount;
        }
    }

    /// <summary>The postings on the days of a window, in the order of the log, as known at a
    /// position.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="knownBy">The position.</param>
    /// <param name="code">The journal's code of a subject's text.</param>
    public IEnumerable<Posting> Between(
        int from, int to, long knownBy, Func<string, int> code) => _runs
        .TakeWhile(run => run.FirstPosition <= knownBy)
        .SelectMany(run => run.Postings(code)).Concat(_tail)
        .TakeWhile(posting => posting.Position <= knownBy)
        .Where(posting =>
            posting.Day.DayNumber >= from && posting.Day.DayNumber <= to);

    /// <summary>Adds up what the postings hold, for a comparison of two ways to them.</summary>
    public ControlTotal ControlTotal()
    {
        var sum = default(ControlTotal);
        foreach (var run in _runs)
        {
            sum += run.ControlTotal();
        }

        return _tail.Aggregate(sum, (total, posting) => total + new ControlTotal(
            1, posting.Day.DayNumber, posting.Position, posting.Amount));
    }

    /// <summary>Appends every posting to a hash: the days, the positions and the amounts, each as
    /// little-endian numbers, and the text of each subject.</summary>
    public void AppendTo(IncrementalHash hash, Func<int, string> subjectText)
    {
        using var columns = new HashedColumns(hash);
        _runs.ForEach(run => columns.Days(run));
        _tail.ForEach(posting => columns.Day(posting.Day.DayNumber));
        columns.End();
        _runs.ForEach(run => columns.Positions(run));
        _tail.ForEach(posting => columns.Long(posting.Position));
        columns.End();
        _runs.ForEach(run => columns.Amounts(run));
        _tail.ForEach(posting => columns.Long(posting.Amount));
        columns.End();
        if (_runs.Exists(run => run.HasSubjects) || _tail.Exists(posting => posting.Subject != 0))
        {
            _runs.ForEach(run => columns.Subjects(run));
            _tail.ForEach(posting =>
                columns.Text(Encoding.UTF8.GetBytes(subjectText(posting.Subject))));
            columns.End();
        }
    }

    private WindowSum ScanTail(int first, int end, int from, int to)
    {
        var (amount, count) = (Int128.Zero, 0);
        for (var i = first; i < end; i++)
        {
            var posting = _tail[i];
            if (posting.Day.DayNumber >= from && posting.Day.DayNumber <= to)
            {
                amount += posting.Amount;
                count++;
            }
        }

        return new(amount, count);
    }

    /// <summary>How many postings there are up to a position.</summary>
    private int CountUpTo(long position)
    {
        if (position >= LastPosition)
        {
            return Count;
        }

        var (low, high) = (0, _runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[middle].LastPosition <= position
                ? (middle + 1, high)
                : (low, middle);
        }

        return low < _runs.Count
            ? _runs[low].Before + _runs[low].CountUpTo(position)
            : _inRuns + TailUpTo(position);
    }

    private int TailUpTo(long position)
    {
        var (low, high) = (0, _tail.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _tail[middle].Position <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The run that holds a posting.</summary>
    private int RunOf(int posting)
    {
        if (posting >= _inRuns)
        {
            return _runs.Count;
        }

        var (low, high) = (0, _runs.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _runs[middle].Before <= posting ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
