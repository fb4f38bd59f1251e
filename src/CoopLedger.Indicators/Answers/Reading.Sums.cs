using System.Numerics;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Answers;

/// <summary>What the accounts come to that a question counts.</summary>
public sealed partial class Reading
{
    private (Bounds Balance, bool HasFacts) Sum(
        Measure measure, Facet asked, Window window, string part)
    {
        // The places first, whatever accounts there are: they may warn, and warnings keep their
        // order however much was recorded after what the question knows of.
        _ = _places.Value;
        if (measure.IsDistinct)
        {
            return DistinctSum(measure, asked, window, part);
        }

        var (total, hasFacts) = (Bounds.Zero, false);
        var accounts = _projection.AccountsOf(measure);
        var (plain, plainCount) = (new int[accounts.Length], 0);
        foreach (ref readonly var key in accounts.AsSpan())
        {
            var overlap = Overlaps(measure, key, asked);
            if (overlap == Overlap.None)
            {
                continue;
            }

            Explain(measure, key, window, part);
            if (overlap == Overlap.Whole && key.Precision == TotalPrecision.Exact)
            {
                plain[plainCount++] = _projection.Journal.NumberOf(key);
                continue;
            }

            var sum = SumAndCount(key, window);
            total += Counted(measure, key, sum.Amount, asked, window);
            hasFacts |= sum.Count > 0;
        }

        // All that was posted to these counts, exactly: they are asked for together.
        var together = _projection.Journal.SumAndCount(
            plain.AsSpan(0, plainCount), window.From, window.To, Question.KnownBy);
        total += Bounds.Exactly((BigInteger)together.Amount);
        return (total, hasFacts || together.Count > 0);
    }

    private (Bounds Balance, bool HasFacts) DistinctSum(
        Measure measure, Facet asked, Window window, string part)
    {
        var hasFacts = false;
        var distinct = new DistinctCount(_projection.Journal, measure.TotalsMayRecur);
        foreach (var key in _projection.AccountsOf(measure))
        {
            if (Overlaps(measure, key, asked) != Overlap.None)
            {
                AddDistinct(measure, key, asked, window, distinct);
                hasFacts |= SumAndCount(key, window).Count > 0;
                Explain(measure, key, window, part);
            }
        }

        if (distinct.MayRecur)
        {
            Warn(new("totals-may-recur", Labels.Of(
                "Các số tổng có thể cùng tính một đối tượng: chỉ biết trong khoảng.",
                "Totals may have counted the same one: only the ends are known.")));
        }

        return (distinct.Bounds, hasFacts);
    }

    /// <summary>How much of an account is asked for: nothing of one in another place.</summary>
    private Overlap Overlaps(Measure measure, in AccountKey key, Facet asked) =>
        _places.Value.Holds(key.Place)
            ? measure.Dimensions.Overlaps(key.Facet, asked)
            : Overlap.None;

    private WindowSum SumAndCount(in AccountKey key, Window window) =>
        _projection.Journal.SumAndCount(key, window.From, window.To, Question.KnownBy);

    /// <summary>Keeps the reason when something counted here is not split along the boundaries
    /// asked for.</summary>
    private void NoteUnsplit(Measure measure, Facet asked, Window window)
    {
        if (_places.Value.UnsplitPlaces.Count == 0)
        {
            return;
        }

        foreach (var key in _projection.AccountsOf(measure))
        {
            if (_places.Value.UnsplitAt(key.Place) is { } unsplit
                && measure.Dimensions.Overlaps(key.Facet, asked) != Overlap.None
                && _projection.Journal.HasAny(
                    key, unsplit.Since > window.From ? unsplit.Since : window.From, window.To,
                    Question.KnownBy))
            {
                Warn(new(Boundaries.NotRestatable, unsplit.Why));
                _notRestatable ??= unsplit.Why;
            }
        }
    }

    private void Explain(Measure measure, AccountKey key, Window window, string part)
    {
        if (_explains)
        {
            _contributions.AddRange(_projection.Journal
                .Between(key, window.From, window.To, Question.KnownBy)
                .Select(posting => new Contribution(part, measure, key, posting)));
        }
    }

    private void AddDistinct(
        Measure measure, AccountKey key, Facet asked, Window window, DistinctCount distinct)
    {
        var isWhole = measure.Dimensions.Overlaps(key.Facet, asked) == Overlap.Whole;
        var holdsSubjects = false;
        foreach (var posting in _projection.Journal.Between(
            key, window.From, window.To, Question.KnownBy))
        {
            distinct.Add(posting, isWhole);
            holdsSubjects |= posting.Subject != 0;
        }

        foreach (var total in distinct.TakeTotals())
        {
            distinct.AddTotal(key.Place, Counted(measure, key, total, asked, window));
        }

        if (!isWhole && holdsSubjects)
        {
            WarnOfJoint(measure, key);
        }
    }

    private BigInteger Balance(AccountKey key, Window window) =>
        _projection.Journal.Sum(key, window.From, window.To, Question.KnownBy);
}
