using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>A sum of postings; also an indicator by itself.</summary>
public abstract class Measure(string code, Labels labels, Unit unit, Dimensions dimensions)
    : Indicator(code, labels, unit, decimals: unit.PartsInOne == 1 ? 0 : 2)
{
    public Dimensions Dimensions { get; } = dimensions;

    /// <summary>What postings add up to, in the measure's unit.</summary>
    public Rational InUnit(long posted) => new(posted, Unit.PartsInOne);

    /// <summary>Whether the balance is of all days up to the last (a stock) or of the days of the
    /// window (a flow).</summary>
    public abstract bool IsStock { get; }

    /// <summary>Whether it counts each subject once, however often it was posted.</summary>
    public virtual bool IsDistinct => false;

    /// <summary>Whether two totals of a distinct count may have counted the same subject, so that
    /// their sum is only an upper end.</summary>
    public virtual bool TotalsMayRecur => false;

    /// <summary>A measure that this one never exceeds, by which a joint total is narrowed.
    /// </summary>
    public virtual string? Ceiling => null;

    public override string Nature => IsStock ? "stock" : IsDistinct ? "distinct" : "flow";

    public override Labels Formula => Labels.Of(
        IsStock ? "số dư cuối ngày" : IsDistinct ? "đếm không trùng trong kỳ" : "tổng trong kỳ",
        IsStock ? "balance at the end of the day"
            : IsDistinct ? "each counted once in the window" : "sum over the window");

    public override Dimensions FacetDimensions => Dimensions;

    public override Answer Answer(Reading reading)
    {
        var value = reading.Balance(this);
        return reading.Answered(this, value, Bounds.Exactly(1), value);
    }
}

/// <summary>A measure of how many there are at the end of a day.</summary>
public abstract class Stock(string code, Labels labels, Unit unit, Dimensions dimensions)
    : Measure(code, labels, unit, dimensions)
{
    public sealed override bool IsStock => true;
}

/// <summary>A measure of how much happened in a window of days.</summary>
public abstract class Flow(string code, Labels labels, Unit unit, Dimensions dimensions)
    : Measure(code, labels, unit, dimensions)
{
    public sealed override bool IsStock => false;
}

/// <summary>A measure of how many different things something happened to in a window.</summary>
public abstract class Distinct(string code, Labels labels, Unit unit, Dimensions dimensions)
    : Measure(code, labels, unit, dimensions)
{
    public sealed override bool IsStock => false;

    public sealed override bool IsDistinct => true;
}

/// <summary>Says that a measure counts an event, and how.</summary>
public interface IPosts<in TEvent>
    where TEvent : Event
{
    /// <summary>Posts what the event adds, from the event alone: no look-ups, no order, no clock.
    /// </summary>
    void Post(TEvent fact, in Poster to);
}
