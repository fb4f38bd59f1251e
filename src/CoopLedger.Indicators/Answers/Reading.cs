using System.Numerics;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Answers;

/// <summary>Answers one question from one projection, and keeps what the answer rests on.
/// </summary>
public sealed class Reading
{
    /// <summary>The code of the warning that a part of the value rests on no fact at all.
    /// </summary>
    public const string NoFacts = "no-facts";

    /// <summary>The code of the warning that what is known ends before the window does.</summary>
    public const string Provisional = "provisional";

    private readonly Projection _projection;
    private readonly List<Warning> _warnings = [];
    private readonly List<Contribution> _contributions = [];
    private readonly Lazy<PlaceSet> _places;
    private readonly bool _explains;
    private bool _restsOnFacts;

    /// <param name="projection">What is read.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="explains">Whether the answer is to list its postings.</param>
    public Reading(Projection projection, Question question, bool explains)
    {
        _projection = projection;
        _explains = explains;
        Question = question;
        _places = new(() => PlaceSet.Of(question, projection.Clusters, Warn));
    }

    public Question Question { get; }

    internal Projection Projection => _projection;

    /// <summary>The number of administrative units that the scope speaks of.</summary>
    public int UnitsInScope => _places.Value.Units;

    public void Warn(Warning warning)
    {
        if (!_warnings.Contains(warning))
        {
            _warnings.Add(warning);
        }
    }

    /// <summary>Says that something other than a posting is counted.</summary>
    internal void RestOnFacts() => _restsOnFacts = true;

    /// <summary>The balance of a measure in the question's scope and window.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="facet">What of it; the question's facet when null.</param>
    /// <param name="part">As what it enters the formula.</param>
    /// <param name="stockOn">Another day than the question's last, for an opening stock.</param>
    /// <exception cref="FormatException">A facet that the measure does not have.</exception>
    public Bounds Balance(
        Measure measure, string? facet = null, string part = "numerator", DateOnly? stockOn = null)
    {
        var asked = measure.Dimensions.Parse(facet ?? Question.Facet);
        var from = measure.IsStock ? DateOnly.MinValue : Question.From ?? DateOnly.MinValue;
        var window = new Window(from, stockOn ?? Question.To);
        var (balance, hasFacts) = Sum(measure, asked, window, part);
        _restsOnFacts |= hasFacts && part == Contribution.Counted;
        if (!hasFacts)
        {
            Warn(new(NoFacts, Labels.Of(
                $"Sổ không có sự kiện nào về \"{measure.Labels.Vietnamese}\" ở đây.",
                $"The ledger holds no fact of \"{measure.Code}\" here.")));
        }

        if (!measure.IsStock)
        {
            _projection.Totals.WarnOfCutWindows(this, measure, asked, _places.Value);
            WarnIfProvisional(measure, asked);
        }

        _places.Value.WarnOfClusterTotals(this, measure, _projection.AccountsOf(measure)
            .Where(key => key.Place.Cluster is not null && Balance(key, window) != 0
                && measure.Dimensions.Overlaps(key.Facet, asked) != Overlap.None));
        return balance.Times(new(1, measure.Unit.PartsInOne));
    }

    public Answer Answered(
        Indicator indicator, Bounds? numerator, Bounds? denominator, Bounds? value,
        Labels? absent = null) =>
        new(
            indicator, Question, numerator, denominator, value, value is null ? absent : null,
            _restsOnFacts, [.. _warnings],
            [
                .. _contributions.OrderBy(item => item.Posting.Position)
                    .ThenByDescending(item => item.Part, StringComparer.Ordinal)
                    .ThenBy(item => item.AccountName, StringComparer.Ordinal),
            ]);

    /// <summary>Says so when a window is asked for whose last days no total speaks of any more and
    /// no fact does: "the year" as it was told on 1 December.</summary>
    private void WarnIfProvisional(Measure measure, Facet asked)
    {
        if (Question.From is not null
            && _projection.Totals.CoveredTo(this, measure, asked, _places.Value) is { } covered
            && covered < Question.To
            && !_projection.AccountsOf(measure).Any(key => _places.Value.Holds(key.Place)
                && measure.Dimensions.Overlaps(key.Facet, asked) != Overlap.None
                && _projection.Journal.HasAny(
                    key, covered.AddDays(1), Question.To, Question.KnownBy)))
        {
            var day = CivilDate.Format(covered);
            Warn(new(Provisional, Labels.Of(
                $"Tạm tính: số liệu \"{measure.Labels.Vietnamese}\" chỉ đến {day}.",
                $"Provisional: what is known of \"{measure.Code}\" ends on {day}.")));
        }
    }

    private (Bounds Balance, bool HasFacts) Sum(
        Measure measure, Facet asked, Window window, string part)
    {
        var (total, hasFacts) = (Bounds.Zero, false);
        var subjects = new Dictionary<int, BigInteger>();
        foreach (var key in _projection.AccountsOf(measure))
        {
            var overlap = measure.Dimensions.Overlaps(key.Facet, asked);
            if (overlap == Overlap.None || !_places.Value.Holds(key.Place))
            {
                continue;
            }

            if (measure.IsDistinct && overlap == Overlap.Whole
                && key.Precision == TotalPrecision.Exact)
            {
                AddSubjects(key, window, subjects);
            }
            else
            {
                var sum = Balance(key, window);
                total += overlap == Overlap.Whole
                    ? Known(sum, key.Precision)
                    : Part(measure, key, sum, asked, window);
            }

            hasFacts |= _projection.Journal.HasAny(
                key, window.From, window.To, Question.KnownBy);
            Explain(measure, key, window, part);
        }

        // Subject 0 is a total: it counts as much as it says, the others once.
        total += Bounds.Exactly(Added(subjects.Select(pair =>
            pair.Key == 0 ? pair.Value : pair.Value > 0 ? BigInteger.One : BigInteger.Zero)));
        return (total, hasFacts);
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

    private void AddSubjects(AccountKey key, Window window, Dictionary<int, BigInteger> subjects)
    {
        foreach (var posting in _projection.Journal.Between(
            key, window.From, window.To, Question.KnownBy))
        {
            subjects[posting.Subject] =
                subjects.GetValueOrDefault(posting.Subject) + posting.Amount;
        }
    }

    private BigInteger Balance(AccountKey key, Window window) =>
        _projection.Journal.Sum(key, window.From, window.To, Question.KnownBy);

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
    private Bounds Part(
        Measure measure, AccountKey key, BigInteger sum, Facet asked, Window window)
    {
        if (sum == 0)
        {
            return Bounds.Zero;
        }

        var kinds = measure.Dimensions.Format(key.Facet);
        kinds = kinds.Length == 0 ? measure.Code.Text : kinds;
        Warn(new("total-not-split", Labels.Of(
            $"Một số tổng chỉ biết chung cho: {kinds}.",
            $"A total is known only for all of these together: {kinds}.")));
        var others = new Facet(key.Facet.Bits & ~asked.Bits);
        var low = key.Precision != TotalPrecision.AtMost
            && Room(measure, others, window) is { } room
                ? BigInteger.Max(0, sum - room)
                : 0;
        return key.Precision == TotalPrecision.AtLeast
            ? Bounds.AtLeast(low)
            : Bounds.Between(low, sum) with { IsAbout = key.Precision == TotalPrecision.About };
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

    private readonly record struct Window(DateOnly From, DateOnly To);
}
