using System.Collections.Immutable;
using CoopLedger.Domain.Periods;

namespace CoopLedger.Indicators.Registers;

/// <summary>The periods that were ever closed, each as often as it was sealed.</summary>
public sealed class PeriodRegister() : Register(
    "periods", Labels.Of("Kỳ đã khóa", "Closed periods"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("scope", "Phạm vi", "Scope"),
        Column.Of("from", "Từ ngày", "From"), Column.Of("to", "Đến ngày", "To"),
        Column.Of("closedOn", "Ngày khóa", "Closed on"),
        Column.OfNumber("position", "Đến vị trí", "Position"),
        Column.OfNumber("values", "Số giá trị", "Values"),
        Column.Of("status", "Trạng thái", "Status"),
    ];

    public override IEnumerable<Type> States => [typeof(PeriodChain)];

    /// <summary>The seals of every chain, as known at a position; in order of scope and of
    /// closing.</summary>
    public static IEnumerable<SealedPeriod> All(Projection projection, long knownBy) =>
        projection.Facts.Of<PeriodChain>(knownBy).SelectMany(
            stream => stream.Timeline.At<PeriodChain>(DateOnly.MaxValue).Periods);

    /// <summary>The period with an id: the seal in force, or the last one when it has been
    /// reopened.</summary>
    public static SealedPeriod? Find(Projection projection, string id, long knownBy) =>
        All(projection, knownBy).Where(period => period.Id == id)
            .OrderBy(period => !period.IsReopened).LastOrDefault();

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy)
    {
        foreach (var stream in projection.Facts.Of<PeriodChain>(knownBy))
        {
            foreach (var period in stream.Timeline.At<PeriodChain>(asOf).Periods)
            {
                yield return new(
                    Cells(period),
                    [
                        .. stream.Timeline.Standing
                            .Where(fact => fact.Event is PeriodClosed closed
                                ? Is(period, closed)
                                : fact.Event is PeriodReopened reopened && Is(period, reopened))
                            .Select(fact => fact.Position).Order(),
                    ]);
            }
        }
    }

    private static ImmutableArray<Cell> Cells(SealedPeriod period) =>
    [
        Cell.Of(period.Id), Cell.Of(period.ScopeText), Cell.Of(period.From), Cell.Of(period.To),
        Cell.Of(period.ClosedOn), Cell.Of(period.Position), Cell.Of(period.Values.Length),
        period.IsReopened
            ? Cell.OfWord("reopened", "đã mở lại", "reopened")
            : Cell.OfWord("closed", "đã khóa", "closed"),
    ];

    private static bool Is(SealedPeriod period, PeriodClosed closed) =>
        (closed.From, closed.To, closed.On, closed.Position)
            == (period.From, period.To, period.ClosedOn, period.Position);

    private static bool Is(SealedPeriod period, PeriodReopened reopened) =>
        (reopened.From, reopened.To, reopened.On)
            == (period.From, period.To, period.ReopenedOn);
}
