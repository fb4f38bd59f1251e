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
