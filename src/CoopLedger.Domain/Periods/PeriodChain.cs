using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Periods;

/// <summary>The periods of one unit or of the nation that were ever closed, those reopened since
/// included, in the order of closing.</summary>
/// <remarks>One chain is one stream, so that "in order, without gaps" holds inside one boundary
/// of consistency.</remarks>
public sealed record PeriodChain : IState<PeriodChain>
{
    public static PeriodChain Initial { get; } = new();

    public ImmutableArray<SealedPeriod> Periods { get; private init; } = [];

    /// <summary>The periods that are closed, in order.</summary>
    public IEnumerable<SealedPeriod> Closed => Periods.Where(period => !period.IsReopened);

    /// <summary>The last period that is closed.</summary>
    public SealedPeriod? Last => Closed.LastOrDefault();

    /// <summary>The first day of the next period: after the last closed one, or where the chain
    /// began when every one was reopened; any day when none was ever closed.</summary>
    private DateOnly? NextFrom => Last is { } last
        ? last.To.AddDays(1)
        : Periods.FirstOrDefault()?.From;

    /// <param name="unit">The unit; the nation when there is none.</param>
    public static StreamName Stream(UnitId? unit) => new($"period-{SealedPeriod.ScopeOf(unit)}");

    /// <summary>Why the days cannot be closed next, if so.</summary>
    public Refusal? RefuseClosing(DateOnly from, DateOnly to)
    {
        if (Closed.FirstOrDefault(period => from <= period.To && to >= period.From) is { } closed)
        {
            return ClosePeriod.AlreadyClosed.BrokenByField(
                "from", closed.From, closed.To, closed.ClosedOn);
        }

        return NextFrom is { } next && from != next
            ? ClosePeriod.OutOfOrder.BrokenByField("from", next, from)
            : null;
    }

    /// <summary>Why the period cannot be opened again, if so.</summary>
    public Refusal? RefuseReopening(DateOnly from, DateOnly to)
    {
        if (!Closed.Any(period => (period.From, period.To) == (from, to)))
        {
            return ReopenPeriod.NotClosed.BrokenByField("from", from, to);
        }

        return Last is { } last && (last.From, last.To) != (from, to)
            ? ReopenPeriod.NotLast.BrokenByField("from", from, to, last.From, last.To)
            : null;
    }

    /// <summary>The chain with a period that is new, or that stands for the last closed one.
    /// </summary>
    internal PeriodChain With(SealedPeriod period)
    {
        var place = Last is { } last && (last.From, last.To) == (period.From, period.To)
            ? Periods.LastIndexOf(last)
            : -1;
        return new()
        {
            Periods = place < 0 ? Periods.Add(period) : Periods.SetItem(place, period),
        };
    }
}

/// <summary>A period as it was sealed.</summary>
/// <param name="Unit">Of which unit; of the nation when there is none.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="ClosedOn">The day on which it was closed.</param>
/// <param name="Position">The last position its values know of.</param>
/// <param name="Root">The Merkle root up to that position.</param>
/// <param name="Values">Its values.</param>
/// <param name="ReopenedOn">The day on which it was opened again, if it was.</param>
public sealed record SealedPeriod(
    UnitId? Unit, DateOnly From, DateOnly To, DateOnly ClosedOn, long Position, Text Root,
    ImmutableArray<PeriodValueSealed> Values, DateOnly? ReopenedOn)
{
    public bool IsReopened => ReopenedOn is not null;

    /// <summary>Of what: <c>phu-tho</c>, or <c>nation</c>.</summary>
    public string ScopeText => ScopeOf(Unit);

    /// <summary>What indicators are asked for.</summary>
    public Scope Scope => Unit is { } unit ? Scope.Parse($"unit:{unit}") : Scope.Nation;

    /// <summary>What it is called: <c>phu-tho/2023-01-01..2023-08-31</c>.</summary>
    public string Id => $"{ScopeText}/{CivilDate.Iso(From)}..{CivilDate.Iso(To)}";

    public bool Holds(DateOnly day) => day >= From && day <= To;

    internal static string ScopeOf(UnitId? unit) => unit?.Text ?? Scope.Nation.Text;
}
