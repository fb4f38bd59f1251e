using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Registers;

/// <summary>The totals, so that a question whose window cuts a total's, or that counts two whose
/// windows overlap, is told.</summary>
public sealed class TotalRegister
{
    private readonly Entries<TotalRecorded> _totals = new();

    internal IEnumerable<long> Positions => _totals.Positions;

    internal void WarnOfCutWindows(
        Reading reading, Measure measure, Facet asked, PlaceSet places)
    {
        var question = reading.Question;
        var from = question.From ?? DateOnly.MinValue;
        foreach (var total in Windows(reading, measure, asked, places))
        {
            var counted = total.On >= from && total.On <= question.To;
            if (counted && total.From < from)
            {
                reading.Warn(new("total-begins-earlier", Labels.Of(
                    $"Số tổng {total.Total} tính từ {Day(total.From)}, trước kỳ được hỏi.",
                    $"The total {total.Total} runs from {Day(total.From)}, before the window.")));
            }
            else if (!counted && total.On > question.To && total.From <= question.To)
            {
                reading.Warn(new("total-ends-later", Labels.Of(
                    $"Số tổng {total.Total} đến {Day(total.On)}, sau kỳ được hỏi, không được tính.",
                    $"The total {total.Total} runs to {Day(total.On)} and is not counted.")));
            }
        }
    }

    /// <summary>Says so when two totals that are both counted speak of the same days: a report of
    /// six months and one of eight (lũy kế) hold the six months twice.</summary>
    internal void WarnOfOverlaps(
        Reading reading, Measure measure, Facet asked, PlaceSet places)
    {
        var question = reading.Question;
        var from = question.From ?? DateOnly.MinValue;
        foreach (var group in _totals.KnownBy(question.KnownBy)
            .Where(total => total.From is not null && total.Measure == measure.Code
                && total.On >= from && total.On <= question.To && places.Holds(total.Place))
            .Select(total => (
                Total: total, Facet: measure.Dimensions.ParseTotal(total.Facet?.Value)))
            .Where(item => measure.Dimensions.Overlaps(item.Facet, asked) != Overlap.None)
            .GroupBy(item => item.Total.Place))
        {
            var seen = new List<(TotalRecorded Total, Facet Facet)>();
            foreach (var (total, facet) in group.OrderBy(item => item.Total.From))
            {
                if (seen.Find(earlier => total.From <= earlier.Total.On
                    && measure.Dimensions.Overlaps(earlier.Facet, facet) != Overlap.None)
                    is { Total: { } other })
                {
                    reading.Warn(new("totals-overlap", Labels.Of(
                        $"Số tổng {other.Total} và {total.Total} trùng kỳ: có thể tính hai lần.",
                        $"The totals {other.Total} and {total.Total} overlap: counted twice?")));
                }

                seen.Add((total, facet));
            }
        }
    }

    /// <summary>Says so when a running total (lũy kế) is below an earlier one from the same first
    /// day: one of them is wrong, or something was corrected in between.</summary>
    internal void WarnOfFalls(Reading reading, Measure measure, Facet asked, PlaceSet places)
    {
        var (from, to) = (reading.Question.From ?? DateOnly.MinValue, reading.Question.To);
        foreach (var running in Windows(reading, measure, asked, places).GroupBy(total => (
            total.Place, total.From, measure.Dimensions.ParseTotal(total.Facet?.Value))))
        {
            TotalRecorded? most = null;
            foreach (var total in running.OrderBy(total => total.On))
            {
                if (most is { } earlier && earlier.On < total.On
                    && total.Amount.Value < earlier.Amount.Value
                    && total.Precision is (TotalPrecision.Exact or TotalPrecision.AtMost)
                    && total.On >= from && earlier.On <= to)
                {
                    reading.Warn(new("cumulative-falls", Labels.Of(
                        $"Lũy kế {total.Total} nhỏ hơn {earlier.Total} của kỳ ngắn hơn.",
                        $"The running total {total.Total} is below the earlier {earlier.Total}.")));
                }

                if (total.Precision is (TotalPrecision.Exact or TotalPrecision.AtLeast)
                    && !(total.Amount.Value <= most?.Amount.Value))
                {
                    most = total;
                }
            }
        }
    }

    /// <summary>The last day that the totals counted in the window speak of, when there are any.
    /// </summary>
    internal DateOnly? CoveredTo(Reading reading, Measure measure, Facet asked, PlaceSet places) =>
        Windows(reading, measure, asked, places)
            .Where(total => total.On >= (reading.Question.From ?? DateOnly.MinValue)
                && total.On <= reading.Question.To)
            .Max(total => (DateOnly?)total.On);

    internal IEnumerable<NotedEntry> Noted() => _totals.All(NotedKind.Total);

    internal string Trace() => _totals.Trace();

    internal void Apply(long position, Event fact) => _totals.Apply(position, fact);

    internal void Join(TotalRegister later) => _totals.Join(later._totals);

    private IEnumerable<TotalRecorded> Windows(
        Reading reading, Measure measure, Facet asked, PlaceSet places) =>
        _totals.KnownBy(reading.Question.KnownBy).Where(total =>
            total.From is not null && total.Measure == measure.Code && places.Holds(total.Place)
            && measure.Dimensions.Overlaps(
                measure.Dimensions.ParseTotal(total.Facet?.Value), asked) != Overlap.None);

    private static string Day(DateOnly? day) => CivilDate.Format(day!.Value);
}
