using System.Text;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Comparisons;

/// <summary>The postings of one account, in the order of the log.</summary>
internal sealed class AccountPostings(IReadOnlyList<AccountRun> runs)
{
    public static AccountPostings None { get; } = new([]);

    public long Count => runs.Sum(run => (long)run.Count);

    /// <summary>What the postings up to a day come to, its end included.</summary>
    public Int128 BalanceOn(DateOnly day)
    {
        var balance = Int128.Zero;
        foreach (var run in runs)
        {
            balance += run.Sum(0, run.Count, 0, day.DayNumber).Amount;
        }

        return balance;
    }

    /// <summary>Whether these are the same postings in the same order, however they are cut into
    /// chunks.</summary>
    public bool AreSame(AccountPostings other)
    {
        if (Count != other.Count)
        {
            return false;
        }

        var (here, there) = (new Cursor(runs), new Cursor(other.Runs));
        while (here.Left > 0)
        {
            var count = Math.Min(here.Left, there.Left);
            if (!here.Run.IsSame(here.Next, there.Run, there.Next, count))
            {
                return false;
            }

            here.Skip(count);
            there.Skip(count);
        }

        return true;
    }

    /// <summary>The postings of one position after another.</summary>
    public IEnumerable<(long Position, List<ComparedPosting> Postings)> ByPosition()
    {
        var gathered = new List<ComparedPosting>();
        var position = 0L;
        foreach (var run in runs)
        {
            for (var i = 0; i < run.Count; i++)
            {
                if (run.PositionAt(i) != position && gathered.Count > 0)
                {
                    yield return (position, gathered);
                    gathered = [];
                }

                position = run.PositionAt(i);
                gathered.Add(new(run.Days[i], run.AmountAt(i), SubjectAt(run, i)));
            }
        }

        if (gathered.Count > 0)
        {
            yield return (position, gathered);
        }
    }

    private IReadOnlyList<AccountRun> Runs => runs;

    private static string? SubjectAt(in AccountRun run, int index) =>
        run.SubjectAt(index) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : null;

    /// <summary>Goes through runs; no run is empty.</summary>
    private struct Cursor(IReadOnlyList<AccountRun> runs)
    {
        private int _run;

        public int Next { get; private set; }

        public readonly AccountRun Run => runs[_run];

        /// <summary>How many of the run's postings are left; 0 at the end.</summary>
        public readonly int Left => _run < runs.Count ? Run.Count - Next : 0;

        public void Skip(int count)
        {
            Next += count;
            if (Next == Run.Count)
            {
                (_run, Next) = (_run + 1, 0);
            }
        }
    }
}

/// <summary>A posting without its position.</summary>
/// <param name="Day">Its day, counted from 0001-01-01.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="Subject">The text of its subject, if it has one.</param>
internal readonly record struct ComparedPosting(int Day, long Amount, string? Subject);
