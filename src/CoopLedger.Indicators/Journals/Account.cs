using System.Runtime.InteropServices;
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

/// <summary>The postings of one account, in columns, in the order of the log.</summary>
internal sealed class Account
{
    private readonly List<int> _days = [];
    private readonly List<long> _positions = [];
    private readonly List<long> _amounts = [];
    private readonly List<int> _subjects = [];
    private volatile Sums? _sums;

    public int Count => _days.Count;

    public Posting this[int index] => new(
        _positions[index], DateOnly.FromDayNumber(_days[index]), _amounts[index],
        _subjects.Count == 0 ? 0 : _subjects[index]);

    public void Add(int day, long position, long amount, int subject)
    {
        if (subject != 0 && _subjects.Count == 0)
        {
            _subjects.AddRange(Enumerable.Repeat(0, _days.Count));
        }

        if (subject != 0 || _subjects.Count != 0)
        {
            _subjects.Add(subject);
        }

        _days.Add(day);
        _positions.Add(position);
        _amounts.Add(amount);
        _sums = null;
    }

    /// <summary>Adds the postings of a later part of the log.</summary>
    /// <param name="later">Them.</param>
    /// <param name="subjects">This journal's code for each of the later one's.</param>
    public void Join(Account later, int[] subjects)
    {
        if (later._subjects.Count != 0 || _subjects.Count != 0)
        {
            Pad(_subjects, _days.Count);
            Pad(later._subjects, later._days.Count);
            _subjects.AddRange(later._subjects.Select(code => subjects[code]));
        }

        _days.AddRange(CollectionsMarshal.AsSpan(later._days));
        _positions.AddRange(CollectionsMarshal.AsSpan(later._positions));
        _amounts.AddRange(CollectionsMarshal.AsSpan(later._amounts));
        _sums = null;
    }

    /// <summary>Adds up what the postings hold, for a comparison of two ways to them.</summary>
    public ControlTotal ControlTotal()
    {
        var (days, positions, amounts) = (0L, Int128.Zero, Int128.Zero);
        foreach (var day in CollectionsMarshal.AsSpan(_days))
        {
            days += day;
        }

        foreach (var position in CollectionsMarshal.AsSpan(_positions))
        {
            positions += position;
        }

        foreach (var amount in CollectionsMarshal.AsSpan(_amounts))
        {
            amounts += amount;
        }

        return new(Count, days, positions, amounts);
    }

    /// <summary>Appends every posting to a hash: the days, the positions and the amounts, each as
    /// little-endian numbers, and the text of each subject.</summary>
    public void AppendTo(IncrementalHash hash, IReadOnlyList<string> subjects)
    {
        hash.AppendData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_days)));
        hash.AppendData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_positions)));
        hash.AppendData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_amounts)));
        foreach (var subject in _subjects)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(subjects[subject] + "\n"));
        }
    }

    /// <summary>The sum over the days <paramref name="from"/> to <paramref name="to"/>, both
    /// included, as known at a position.</summary>
    public Int128 Sum(int from, int to, long knownBy)
    {
        if (Count == 0 || _positions[^1] <= knownBy)
        {
            var sums = _sums ??= Sums.Of(_days, _amounts);
            return sums.UpTo(to) - sums.UpTo(from - 1);
        }

        var sum = Int128.Zero;
        for (var i = 0; i < Count && _positions[i] <= knownBy; i++)
        {
            if (_days[i] >= from && _days[i] <= to)
            {
                sum += _amounts[i];
            }
        }

        return sum;
    }

    /// <summary>Whether there is any posting in the window, as known at a position.</summary>
    public bool HasAny(int from, int to, long knownBy)
    {
        if (Count == 0 || _positions[^1] <= knownBy)
        {
            var sums = _sums ??= Sums.Of(_days, _amounts);
            return sums.CountUpTo(to) > sums.CountUpTo(from - 1);
        }

        return Between(from, to, knownBy).Any();
    }

    public IEnumerable<Posting> Between(int from, int to, long knownBy)
    {
        for (var i = 0; i < Count && _positions[i] <= knownBy; i++)
        {
            if (_days[i] >= from && _days[i] <= to)
            {
                yield return this[i];
            }
        }
    }

    private static void Pad(List<int> subjects, int count) =>
        subjects.AddRange(Enumerable.Repeat(0, count - subjects.Count));

    /// <summary>Running sums by day, so that a balance is two searches.</summary>
    private sealed record Sums(int[] Days, Int128[] Totals)
    {
        public static Sums Of(List<int> days, List<long> amounts)
        {
            var ordered = days.ToArray();
            var totals = amounts.Select(amount => (Int128)amount).ToArray();
            Array.Sort(ordered, totals);
            for (var i = 1; i < totals.Length; i++)
            {
                totals[i] += totals[i - 1];
            }

            return new(ordered, totals);
        }

        public Int128 UpTo(int day) => CountUpTo(day) is var count and > 0 ? Totals[count - 1] : 0;

        /// <summary>How many postings there are on the day and before it.</summary>
        public int CountUpTo(int day)
        {
            var (low, high) = (0, Days.Length);
            while (low < high)
            {
                var middle = low + ((high - low) / 2);
                if (Days[middle] <= day)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low;
        }
    }
}
