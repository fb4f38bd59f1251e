using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Periods;

/// <summary>A period was closed: its values are sealed as they were known at a position, and
/// whatever is recorded later for its days is late.</summary>
/// <param name="Unit">Of which unit; of the nation when there is none.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="On">The day of closing.</param>
/// <param name="Position">The last position that the sealed values know of.</param>
/// <param name="Root">The Merkle root over the log up to that position, in hexadecimal.</param>
[EventName("period.closed.v1"), Label("Khóa kỳ", "Period closed")]
public sealed record PeriodClosed(
    UnitId? Unit, DateOnly From, DateOnly To, DateOnly On, long Position, Text Root)
    : EventOf<PeriodChain>
{
    public override PeriodChain ApplyTo(PeriodChain state) => state.With(
        new SealedPeriod(Unit, From, To, On, Position, Root, [], null));

    public override Refusal? CannotFollow(PeriodChain before) =>
        before.RefuseClosing(From, To);
}

/// <summary>What is sealed with a period, found by whoever reads the ledger.</summary>
/// <param name="Position">The last position read.</param>
/// <param name="Root">The Merkle root at that position.</param>
/// <param name="Values">The values, one for each indicator that rests on facts.</param>
public sealed record PeriodSeal(long Position, Text Root, ImmutableArray<SealedValue> Values);

/// <summary>Closes a period of a unit or of the nation. The values that the indicators have then
/// are sealed; later facts of its days are accepted and shown as late.</summary>
/// <param name="From">The first day of the period: the day after the last closed one ends.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="On">The day of closing, not before the last day.</param>
/// <param name="Unit">The administrative unit; the nation when left out.</param>
[CommandName("close-period"), Label("Khóa kỳ", "Close a period")]
public sealed record ClosePeriod(
    [Label("Từ ngày", "First day")] DateOnly From,
    [Label("Đến ngày", "Last day")] DateOnly To,
    [Label("Ngày khóa", "Day of closing")] DateOnly On,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null)
    : CommandOf<PeriodChain>
{
    public static readonly Rule AlreadyClosed = new(
        "period.already-closed",
        "Kỳ {0}–{1} đã khóa ngày {2}.",
        "The period {0}–{1} was already closed on {2}.",
        "Book-keeping: a day belongs to one closed period");

    public static readonly Rule OutOfOrder = new(
        "period.out-of-order",
        "Kỳ khóa tiếp theo phải bắt đầu ngày {0}, không phải {1}.",
        "The next period to be closed begins on {0}, not on {1}.",
        "Book-keeping: periods are closed in order, without gaps");

    public static readonly Rule NotOver = new(
        "period.not-over",
        "Kỳ kết thúc ngày {0}, chưa thể khóa ngày {1}.",
        "The period ends on {0} and cannot be closed on {1} yet.",
        "Book-keeping: what is not over is reported as provisional, not closed");

    public override StreamName Stream => PeriodChain.Stream(Unit);

    /// <summary>What is sealed, filled in by whoever read the ledger.</summary>
    public PeriodSeal? Seal { get; init; }

    public override Decision Decide(PeriodChain state)
    {
        if (state.Last is { } last && (last.From, last.To, last.ClosedOn) == (From, To, On))
        {
            return Decision.Nothing; // Whatever the ledger has learnt since.
        }

        var refusal = Windows.Refuse(From, To)
            ?? (Unit is { } unit ? AdministrativeUnits.Refuse(unit, To) : null)
            ?? (On < To ? NotOver.BrokenByField("on", To, On) : null);
        return refusal is null
            ? Decision.Record(Events(Seal
                ?? throw new InvalidOperationException("A period is closed with its seal.")))
            : Decision.Refuse(refusal);
    }

    private ImmutableArray<Event> Events(PeriodSeal seal) =>
    [
        new PeriodClosed(Unit, From, To, On, seal.Position, seal.Root),
        .. seal.Values.Select(value => new PeriodValueSealed(
            Unit, From, To, On, value.Indicator, value.Version, value.Facet, value.Numerator,
            value.Denominator, value.Value, value.Shown)),
    ];
}
