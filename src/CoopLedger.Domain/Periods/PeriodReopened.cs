using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Periods;

/// <summary>The last closed period was opened again. Its old seal stays in the log.</summary>
[EventName("period.reopened.v1"), Label("Mở lại kỳ", "Period reopened")]
public sealed record PeriodReopened(
    UnitId? Unit, DateOnly From, DateOnly To, DateOnly On, Text Reason) : EventOf<PeriodChain>
{
    public override PeriodChain ApplyTo(PeriodChain state) => state.Last is { } last
        ? state.With(last with { ReopenedOn = On })
        : state;

    public override Refusal? CannotFollow(PeriodChain before) =>
        before.RefuseReopening(From, To);
}

/// <summary>Opens the last closed period of a unit or of the nation again.</summary>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="On">The day of reopening.</param>
/// <param name="Reason">Why, and who approved; no names of persons.</param>
/// <param name="Unit">The administrative unit; the nation when left out.</param>
[CommandName("reopen-period"), Label("Mở lại kỳ", "Reopen a period")]
public sealed record ReopenPeriod(
    [Label("Từ ngày", "First day")] DateOnly From,
    [Label("Đến ngày", "Last day")] DateOnly To,
    [Label("Ngày mở lại", "Day of reopening")] DateOnly On,
    [Label("Lý do", "Reason")] Text Reason,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null)
    : CommandOf<PeriodChain>
{
    public static readonly Rule NotClosed = new(
        "period.not-closed",
        "Kỳ {0}–{1} không ở trạng thái đã khóa.",
        "The period {0}–{1} is not closed.",
        "Book-keeping: only what is closed is opened again");

    public static readonly Rule NotLast = new(
        "period.not-last",
        "Kỳ {0}–{1} không phải kỳ khóa cuối cùng; hãy mở lại kỳ {2}–{3} trước.",
        "The period {0}–{1} is not the last one closed; reopen {2}–{3} first.",
        "Book-keeping: periods are reopened from the last one back");

    public override StreamName Stream => PeriodChain.Stream(Unit);

    public override Decision Decide(PeriodChain state) =>
        Decision.Record(new PeriodReopened(Unit, From, To, On, Reason));
}
