using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Answers;

/// <summary>Answers one question from one projection, and keeps what the answer rests on.
/// </summary>
public sealed partial class Reading
{
    /// <summary>The code of the warning that a part of the value rests on no fact at all.
    /// </summary>
    public const string NoFacts = "no-facts";

    /// <summary>The code of the warning that what is known ends before the window does.</summary>
    public const string Provisional = "provisional";

    private readonly Projection _projection;
    private readonly List<Warning> _warnings = [];
    private readonly List<Contribution> _contributions = [];
    private readonly List<Part> _parts = [];
    private readonly Lazy<PlaceSet> _places;
    private readonly bool _explains;
    private bool _restsOnFacts;
    private Labels? _notRestatable;

    /// <param name="projection">What is read.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="explains">Whether the answer is to list its postings.</param>
    public Reading(Projection projection, Question question, bool explains)
        : this(projection, question, explains, () => null)
    {
    }

    /// <param name="projection">What is read.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="explains">Whether the answer is to list its postings.</param>
    /// <param name="places">Other places than those of the question, if so.</param>
    internal Reading(
        Projection projection, Question question, bool explains, Func<PlaceSet?> places)
    {
        _projection = projection;
        _explains = explains;
        Question = question;
        _places = new(() => places() ?? PlaceSet.Of(question, projection, Warn));
    }

    public Question Question { get; }

    internal Projection Projection => _projection;

    /// <summary>The number of administrative units that the scope speaks of.</summary>
    public int UnitsInScope => _places.Value.Units.Count;

    internal PlaceSet Places => _places.Value;

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
    /// <param name="mayBeEmpty">Whether nothing on record is what one expects, as of the rarer
    /// parts of a sum.</param>
    /// <exception cref="FormatException">A facet that the measure does not have.</exception>
    public Bounds Balance(
        Measure measure, string? facet = null, string part = "numerator", DateOnly? stockOn = null,
        bool mayBeEmpty = false)
    {
        var asked = measure.Dimensions.Parse(facet ?? Question.Facet);
        var from = measure.IsStock ? DateOnly.MinValue : Question.From ?? DateOnly.MinValue;
        var window = new Window(from, stockOn ?? Question.To);
        var (balance, hasFacts) = Sum(measure, asked, window, part);
        _restsOnFacts |= hasFacts && part == Contribution.Counted;
        if (!hasFacts && !mayBeEmpty)
        {
            Warn(new(NoFacts, Labels.Of(
                $"Sổ không có sự kiện nào về \"{measure.Labels.Vietnamese}\" ở đây.",
                $"The ledger holds no fact of \"{measure.Code}\" here.")));
        }

        if (!measure.IsStock)
        {
            _projection.Totals.WarnOfCutWindows(this, measure, asked, _places.Value);
            _projection.Totals.WarnOfFalls(this, measure, asked, _places.Value);
            WarnIfProvisional(measure, asked);
        }

        NoteUnsplit(measure, asked, window);
        if (measure is { IsStock: false, TotalsMayRecur: false })
        {
            _projection.Totals.WarnOfOverlaps(this, measure, asked, _places.Value);
        }

        if (_places.Value.Places is not null)
        {
            _places.Value.WarnOfClusterTotals(this, measure, _projection.AccountsOf(measure)
                .Where(key => key.Place.Cluster is not null && Balance(key, window) != 0
                    && measure.Dimensions.Overlaps(key.Facet, asked) != Overlap.None));
        }

        var inUnit = balance.Times(new(1, measure.Unit.PartsInOne));
        _parts.Add(new(part, measure, inUnit));
        return inUnit;
    }

    /// <summary>The answer to a question that this one leads to: what it rests on, this one rests
    /// on too.</summary>
    internal Answer Ask(Indicator indicator, Question question)
    {
        var answer = _projection.Ask(indicator, question, _explains);
        _restsOnFacts |= answer.RestsOnFacts;
        _contributions.AddRange(answer.Contributions);
        _parts.AddRange(answer.Parts);
        foreach (var warning in answer.Warnings)
        {
            Warn(warning);
        }

        return answer;
    }

    /// <summary>The organisations in the question's scope, of the facet's kinds, as they are at
    /// the end of its last day; those that ceased to exist are left out.</summary>
    /// <exception cref="FormatException">A facet that is no kind.</exception>
    public IEnumerable<Organisation> Organisations(string? facet)
    {
        var asked = Dimensions.ByKind.Parse(facet ?? Question.Facet);
        return
            from stream in _projection.Facts.Of<Organisation>(Question.KnownBy)
            let state = stream.Timeline.At<Organisation>(Question.To)
            where state.Exists && _places.Value.Holds(Place.Of(state.UnitOn(Question.To)!))
                && Dimensions.ByKind.Overlaps(Facet.Of(state.Kind), asked) == Overlap.Whole
            select state;
    }

    public Answer Answered(
        Indicator indicator, Bounds? numerator, Bounds? denominator, Bounds? value,
        Labels? absent = null)
    {
        if ((_places.IsValueCreated ? _places.Value.Absent ?? _notRestatable : null) is { } reason)
        {
            return new(
                indicator, Question, null, null, null, reason, _restsOnFacts, [.. _warnings], []);
        }

        return new(
            indicator, Question, numerator, denominator, value, value is null ? absent : null,
            _restsOnFacts, [.. _warnings],
            [
                .. _contributions.OrderBy(item => item.Posting.Position)
                    .ThenByDescending(item => item.Part, StringComparer.Ordinal)
                    .ThenBy(item => item.AccountName, StringComparer.Ordinal),
            ])
        {
            Parts = [.. _parts],
        };
    }

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

    private readonly record struct Window(DateOnly From, DateOnly To);
}
