using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Formulas;

/// <summary>Foundings a year.</summary>
public abstract class PerYear(string code, Labels labels, Labels years, int decimals)
    : Indicator(code, labels, Unit.Organisations, decimals)
{
    private static readonly Labels NoWindow = Labels.Of(
        "Cần ngày đầu kỳ (--from).", "It needs the first day of its window (--from).");

    public override string Nature => "average";

    public override Labels Formula => Labels.Of(
        $"founded / {years.Vietnamese}", $"founded / {years.English}");

    public override Dimensions FacetDimensions => Dimensions.ByKind;

    public override Answer Answer(Reading reading)
    {
        var founded = reading.Balance(Catalogue.Measure("founded"));
        if (reading.Question.From is not { } from || from > reading.Question.To)
        {
            return reading.Answered(this, founded, null, null, NoWindow);
        }

        var length = Bounds.Exactly(Years(from, reading.Question.To));
        Warn(reading, from);
        return reading.Answered(this, founded, length, Bounds.Ratio(founded, length));
    }

    /// <summary>The time from the first day to the end of the last, in years: whole months are
    /// twelfths, days beyond them are their part of the month they lie in.</summary>
    internal static Rational Elapsed(DateOnly from, DateOnly to)
    {
        var end = to.AddDays(1);
        var months = ((end.Year - from.Year) * 12) + end.Month - from.Month;
        if (from.AddMonths(months) > end)
        {
            months--;
        }

        var reached = from.AddMonths(months);
        var month = from.AddMonths(months + 1).DayNumber - reached.DayNumber;
        return (months + new Rational(end.DayNumber - reached.DayNumber, month)) / 12;
    }

    /// <summary>The length of a window in years, both ends included.</summary>
    protected abstract Rational Years(DateOnly from, DateOnly to);

    /// <summary>Adds what a reader of the mean should know.</summary>
    protected virtual void Warn(Reading reading, DateOnly from)
    {
    }
}

/// <summary>Foundings over the calendar years that the window touches, as reports count them.
/// </summary>
public sealed class FoundedPerYear() : PerYear(
    "founded-per-year",
    Labels.Of("Bình quân thành lập mới mỗi năm", "Founded per year"),
    Labels.Of("số năm dương lịch", "calendar years"), decimals: 0)
{
    protected override Rational Years(DateOnly from, DateOnly to) => to.Year - from.Year + 1;

    protected override void Warn(Reading reading, DateOnly from)
    {
        var elapsed = Elapsed(from, reading.Question.To);
        if (elapsed != reading.Question.To.Year - from.Year + 1)
        {
            var shown = VietnameseNumber.Format(elapsed, 2);
            reading.Warn(new("years-not-whole", Labels.Of(
                $"Kỳ này thực tế dài {shown} năm: xem founded-per-year-elapsed.",
                $"The window is {shown} years long: see founded-per-year-elapsed.")));
        }
    }
}

/// <summary>Foundings over the time that really passed.</summary>
public sealed class FoundedPerYearElapsed() : PerYear(
    "founded-per-year-elapsed",
    Labels.Of("Bình quân thành lập mới mỗi năm thực tế", "Founded per elapsed year"),
    Labels.Of("thời gian thực tế (tháng/12)", "elapsed time (months/12)"), decimals: 1)
{
    protected override Rational Years(DateOnly from, DateOnly to) => Elapsed(from, to);
}
