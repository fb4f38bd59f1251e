using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Registers;

/// <summary>The dissolutions that were begun or completed, with what stands in their way; of one
/// that was withdrawn and begun again, the last.</summary>
public sealed class DissolutionRegister() : Register(
    "dissolutions", Labels.Of("Giải thể", "Dissolutions"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Tổ chức", "Organisation"), Column.Of("name", "Tên", "Name"),
        Column.Of("unit", "Đơn vị", "Unit"), Column.Of("mode", "Hình thức", "Mode"),
        Column.Of("initiated", "Bắt đầu", "Initiated"), Column.Of("status", "Trạng thái", "Status"),
        Column.Of("ended", "Kết thúc", "Ended"),
        Column.Of("obstacles", "Vướng mắc", "Obstacles"),
    ];

    public override IEnumerable<Type> States => [typeof(Organisation)];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy) =>
        from stream in projection.Facts.Of<Organisation>(knownBy)
        let facts = stream.Timeline.Standing
            .Where(fact => fact.Event.On <= asOf && IsOfDissolution(fact.Event)).ToList()
        where facts.Count > 0
        select new RegisterRow(
            [
                Cell.Of(stream.IdAfter("organisation")),
                .. Cells(stream.Timeline.At<Organisation>(asOf), facts, asOf),
            ],
            [.. facts.Select(fact => fact.Position).Order()]);

    private static bool IsOfDissolution(Event fact) => fact is DissolutionInitiated
        or DissolutionObstacleRecorded or DissolutionObstacleCleared or DissolutionWithdrawn
        or CooperativeDissolved;

    private static IEnumerable<Cell> Cells(Organisation state, List<Fact> facts, DateOnly asOf)
    {
        var begun = facts.Select(fact => fact.Event).OfType<DissolutionInitiated>().LastOrDefault();
        var completed = facts.Select(fact => fact.Event).OfType<CooperativeDissolved>()
            .LastOrDefault();
        var ended = state.IsDissolving ? null : (DateOnly?)facts[^1].Event.On;
        return
        [
            Cell.Of(state.Name), Cell.Of(state.UnitOn(asOf)),
            Cell.OfCode(completed?.Mode ?? begun?.Mode), Cell.Of(begun?.On), Status(state),
            Cell.Of(ended), Obstacles(state),
        ];
    }

    private static Cell Status(Organisation state) => state switch
    {
        { DissolvedOn: not null } => Cell.OfWord("dissolved", "đã giải thể", "dissolved"),
        { Dissolution.Obstacles.IsEmpty: false } =>
            Cell.OfWord("blocked", "còn vướng mắc", "blocked"),
        { Dissolution: not null } => Cell.OfWord("open", "đang làm thủ tục", "under way"),
        _ => Cell.OfWord("withdrawn", "đã rút", "withdrawn"),
    };

    private static Cell Obstacles(Organisation state)
    {
        var open = state.IsDissolving ? state.Dissolution!.Obstacles.Keys.ToList() : [];
        return open.Count == 0
            ? Cell.Empty
            : new(
                string.Join(' ', open.Select(Code<DissolutionObstacle>.Of)),
                Labels.Of(
                    string.Join(", ", open.Select(one => Label(one).Vietnamese)),
                    string.Join(", ", open.Select(one => Label(one).English))));
    }

    private static LabelAttribute Label(DissolutionObstacle obstacle) =>
        Code<DissolutionObstacle>.Label(obstacle);
}
