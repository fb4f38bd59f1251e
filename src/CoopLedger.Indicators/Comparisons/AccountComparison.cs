using System.Collections.Immutable;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Comparisons;

/// <summary>Finds in what an account differs, posting by posting.</summary>
internal sealed class AccountComparison
{
    private readonly Measure _measure;
    private readonly int _listedMax;
    private readonly ImmutableArray<PostingDifference>.Builder _listed =
        ImmutableArray.CreateBuilder<PostingDifference>();

    /// <summary>By how much the days' postings come to more after than before.</summary>
    private readonly SortedDictionary<int, Int128> _changes = [];

    private long _more;

    private AccountComparison(Measure measure, int listedMax) =>
        (_measure, _listedMax) = (measure, listedMax);

    public static AccountDifference Of(
        AccountKey key, AccountPostings before, AccountPostings after, int listedMax)
    {
        var measure = Catalogue.Measures[key.Measure];
        var comparison = new AccountComparison(measure, listedMax);
        comparison.Merge(before, after);
        return new(
            measure, key.Place, measure.Dimensions.Format(key.Facet), key.Precision,
            comparison.Balances(null, before, after), comparison.First(before, after),
            comparison._listed.ToImmutable(), comparison._more);
    }

    private void Merge(AccountPostings before, AccountPostings after)
    {
        using var left = before.ByPosition().GetEnumerator();
        using var right = after.ByPosition().GetEnumerator();
        var (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
        while (hasLeft || hasRight)
        {
            var position = Math.Min(
                hasLeft ? left.Current.Position : long.MaxValue,
                hasRight ? right.Current.Position : long.MaxValue);
            var isLeft = hasLeft && left.Current.Position == position;
            var isRight = hasRight && right.Current.Position == position;
            Compare(
                position, isLeft ? left.Current.Postings : [],
                isRight ? right.Current.Postings : []);
            hasLeft = isLeft ? left.MoveNext() : hasLeft;
            hasRight = isRight ? right.MoveNext() : hasRight;
        }
    }

    /// <summary>Compares the postings of one event, whatever their order.</summary>
    private void Compare(long position, List<ComparedPosting> before, List<ComparedPosting> after)
    {
        foreach (var posting in before)
        {
            if (!after.Remove(posting))
            {
                Add(ComparedSide.Before, position, posting);
            }
        }

        after.ForEach(posting => Add(ComparedSide.After, position, posting));
    }

    private void Add(ComparedSide side, long position, in ComparedPosting posting)
    {
        _changes[posting.Day] = _changes.GetValueOrDefault(posting.Day)
            + (side == ComparedSide.After ? posting.Amount : -(Int128)posting.Amount);
        if (_listed.Count == _listedMax)
        {
            _more++;
            return;
        }

        _listed.Add(new(
            side, position, DateOnly.FromDayNumber(posting.Day), _measure.InUnit(posting.Amount),
            posting.Subject));
    }

    private BalanceDifference? First(AccountPostings before, AccountPostings after)
    {
        foreach (var (day, change) in _changes)
        {
            if (change != 0)
            {
                return Balances(DateOnly.FromDayNumber(day), before, after);
            }
        }

        return null;
    }

    private BalanceDifference Balances(
        DateOnly? day, AccountPostings before, AccountPostings after) =>
        new(day, InUnit(before, day), InUnit(after, day));

    private Rational InUnit(AccountPostings postings, DateOnly? day) =>
        new(postings.BalanceOn(day ?? DateOnly.MaxValue), _measure.Unit.PartsInOne);
}
