using System.Numerics;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Answers;

/// <summary>What of an amount that is known for several kinds together, or only as a bound,
/// belongs to those that are asked for.</summary>
public sealed partial class Reading
{
    /// <summary>What of an amount on an account belongs to those asked for.</summary>
    private Bounds Counted(
        Measure measure, AccountKey key, BigInteger amount, Facet asked, Window window) =>
        measure.Dimensions.Overlaps(key.Facet, asked) == Overlap.Whole
            ? Known(amount, key.Precision)
            : PartOf(measure, key, amount, asked, window);

    private static BigInteger Added(IEnumerable<BigInteger> amounts) =>
        amounts.Aggregate(BigInteger.Zero, BigInteger.Add);

    private static Bounds Known(BigInteger sum, TotalPrecision precision) => (precision, sum) switch
    {
        (TotalPrecision.Exact, _) or (_, { IsZero: true }) => Bounds.Exactly(sum),
        (TotalPrecision.AtLeast, _) => Bounds.AtLeast(sum),
        (TotalPrecision.AtMost, _) => Bounds.Between(0, sum),
        _ => Bounds.Exactly(sum) with { IsAbout = true },
    };

    /// <summary>What of a total that covers several kinds together belongs to those asked for:
    /// between nothing and all, less what the ceiling leaves for the others.</summary>
    private Bounds PartOf(
        Measure measure, AccountKey key, BigInteger sum, Facet asked, Window window)
    {
        if (sum == 0)
        {
            return Bounds.Zero;
        }

        WarnOfJoint(measure, key);
        var others = new Facet(key.Facet.Bits & ~asked.Bits);
        var low = key.Precision != TotalPrecision.AtMost
            && Room(measure, others, window) is { } room
                ? BigInteger.Max(0, sum - room)
                : 0;
        return key.Precision == TotalPrecision.AtLeast
            ? Bounds.AtLeast(low)
            : Bounds.Between(low, sum) with { IsAbout = key.Precision == TotalPrecision.About };
    }

    private void WarnOfJoint(Measure measure, AccountKey key)
    {
        var kinds = measure.Dimensions.Format(key.Facet);
        kinds = kinds.Length == 0 ? measure.Code.Text : kinds;
        Warn(new("total-not-split", Labels.Of(
            $"Một số tổng chỉ biết chung cho: {kinds}.",
            $"A total is known only for all of these together: {kinds}.")));
    }

    /// <summary>How much more of the measure the ceiling allows to a facet, if that is known.
    /// </summary>
    private BigInteger? Room(Measure measure, Facet others, Window window) =>
        measure.Ceiling is { } code && Most(_projection.Measure(code), others, window) is { } most
            ? BigInteger.Max(0, most - Least(measure, others, window))
            : null;

    /// <summary>An upper end: all that may belong to the facet. None when nothing is on record,
    /// which says nothing, or when a part of it is itself without an upper end.</summary>
    private BigInteger? Most(Measure measure, Facet asked, Window window)
    {
        var held = Held(measure, asked, window).ToList();
        return held.Count == 0 || held.Exists(
            item => item.Key.Precision is TotalPrecision.AtLeast or TotalPrecision.About)
                ? null
                : Added(held.Select(item => Balance(item.Key, window)));
    }

    /// <summary>A lower end: all that surely belongs to the facet.</summary>
    private BigInteger Least(Measure measure, Facet asked, Window window) =>
        Added(Held(measure, asked, window)
            .Where(item => item.Overlap == Overlap.Whole
                && item.Key.Precision is (TotalPrecision.Exact or TotalPrecision.AtLeast))
            .Select(item => Balance(item.Key, window)));

    private IEnumerable<(AccountKey Key, Overlap Overlap)> Held(
        Measure measure, Facet asked, Window window) =>
        from key in _projection.AccountsOf(measure)
        where _places.Value.Holds(key.Place)
        let overlap = measure.Dimensions.Overlaps(key.Facet, asked)
        where overlap != Overlap.None && Balance(key, window) != 0
        select (key, overlap);
}
