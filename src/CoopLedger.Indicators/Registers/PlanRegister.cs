using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Plans;

namespace CoopLedger.Indicators.Registers;

/// <summary>The plans, those that lie ahead or behind included.</summary>
public sealed class PlanRegister() : Register<Plan>(
    "plans", "plan", Labels.Of("Kế hoạch", "Plans"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("title", "Tên", "Title"),
        Column.Of("unit", "Đơn vị", "Unit"), Column.Of("from", "Từ ngày", "From"),
        Column.Of("to", "Đến ngày", "To"), Column.Of("adopted", "Ban hành", "Adopted"),
        Column.OfNumber("targets", "Số chỉ tiêu", "Targets"),
        Column.OfNumber("reviews", "Số lần sơ kết", "Reviews"),
    ];

    protected override IEnumerable<Cell> Cells(
        Plan state, ImmutableArray<Fact> facts, DateOnly asOf) =>
    [
        Cell.Of(state.Adopted?.Title),
        state.Adopted is { Unit: null }
            ? Cell.OfWord("nation", "cả nước", "nation")
            : Cell.Of(state.Adopted?.Unit),
        Cell.Of(state.Adopted?.From), Cell.Of(state.Adopted?.To), Cell.Of(state.Adopted?.On),
        Cell.Of(state.Targets.Count), Cell.Of(state.Reviews.Length),
    ];
}
