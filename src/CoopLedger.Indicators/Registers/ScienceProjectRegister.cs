using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Science;

namespace CoopLedger.Indicators.Registers;

/// <summary>The projects of science and technology.</summary>
public sealed class ScienceProjectRegister() : Register<ScienceProject>(
    "science-projects", "science", Labels.Of("Dự án khoa học công nghệ", "Science projects"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("title", "Tên dự án", "Title"),
        Column.Of("role", "Vai trò", "Role"), Column.Of("unit", "Đơn vị", "Unit"),
        Column.Of("organisation", "Tổ chức", "Organisation"),
        Column.OfNumber("budgetVnd", "Kinh phí (đồng)", "Budget (dong)"),
        Column.Of("started", "Bắt đầu", "Started"),
        Column.Of("completed", "Nghiệm thu", "Completed"), Column.Of("result", "Kết quả", "Result"),
    ];

    protected override IEnumerable<Cell> Cells(
        ScienceProject state, ImmutableArray<Fact> facts, DateOnly asOf) =>
    [
        Cell.Of(state.Started?.Title), Cell.OfCode(state.Started?.Role),
        Cell.Of(state.Started?.Unit), Cell.Of(state.Started?.Organisation),
        Cell.Of(state.Started?.Budget?.Dong), Cell.Of(state.Started?.On),
        Cell.Of(state.Completed?.On), Cell.Of(state.Completed?.Result),
    ];
}
