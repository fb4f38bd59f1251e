using System.Numerics;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Answers;

/// <summary>How many different subjects there are: those known one by one, each once, and those
/// that only totals count.</summary>
/// <param name="journal">Tells what a subject is counted as.</param>
/// <param name="totalsMayRecur">Whether two totals may have counted the same subject. Then their
/// sum is the upper end, and the largest total of a place the lower one: 57, 68 and 10 supported
/// in three ways are 68 to 135 organisations. Places are taken to have no subject in common.
/// </param>
internal sealed class DistinctCount(Journal journal, bool totalsMayRecur)
{
    private readonly Dictionary<int, BigInteger> _sure = [];
    private readonly Dictionary<int, BigInteger> _unsure = [];
    private readonly List<BigInteger> _totals = [];
    private readonly Dictionary<Place, Rational> _largest = [];
    private Bounds _sum = Bounds.Zero;
    private int _totalsHeld;

    /// <summary>Whether it is left open how many there are, since one may have been counted
    /// twice.</summary>
    public bool MayRecur => totalsMayRecur && _totalsHeld + int.Min(_sure.Count, 1) > 1
        && Bounds is var ends && ends.High != ends.Low;

    public Bounds Bounds
    {
        get
        {
            var sure = Counted(_sure);
            var unsure = Counted(_unsure).Except(sure, StringComparer.Ordinal).Count();
            var (least, most) = (_sum.Low, _sum.High + sure.Count + unsure);
            if (!totalsMayRecur)
            {
                return new(least + sure.Count, most, _sum.IsAbout);
            }

            least = _largest.Values.Aggregate((Rational)0, (a, b) => a + b);
            return new(least > sure.Count ? least : sure.Count, most, _sum.IsAbout);
        }
    }

    /// <summary>Adds a posting of a subject, or of a total, which waits to be taken.</summary>
    public void Add(Posting posting, bool isSure)
    {
        if (posting.Subject == 0)
        {
            _totals.Add(posting.Amount);
            return;
        }

        var subjects = isSure ? _sure : _unsure;
        subjects[posting.Subject] =
            subjects.GetValueOrDefault(posting.Subject) + posting.Amount;
    }

    /// <summary>The totals of the account just added: each by itself when they may recur, less
    /// those that were reversed; otherwise their sum.</summary>
    public IReadOnlyList<BigInteger> TakeTotals()
    {
        List<BigInteger> taken = totalsMayRecur
            ?
            [
                .. _totals.GroupBy(BigInteger.Abs).SelectMany(same => Enumerable.Repeat(
                    same.Key, int.Max(0, same.Sum(amount => amount.Sign)))),
            ]
            : [_totals.Aggregate(BigInteger.Zero, BigInteger.Add)];
        _totals.Clear();
        return taken;
    }

    public void AddTotal(Place place, Bounds total)
    {
        _sum += total;
        _totalsHeld += total.IsZero ? 0 : 1;
        if (!_largest.TryGetValue(place, out var largest) || total.Low > largest)
        {
            _largest[place] = total.Low;
        }
    }

    private HashSet<string> Counted(Dictionary<int, BigInteger> subjects) => subjects
        .Where(subject => subject.Value > 0).Select(subject => journal.CountedAs(subject.Key))
        .ToHashSet(StringComparer.Ordinal);
}
