using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Reports;

namespace CoopLedger.Indicators.Registers;

/// <summary>The reports that are expected, with what became of them.</summary>
public sealed class ReportRegister() : Register<Report>(
    "reports", "report", Labels.Of("Báo cáo phải nộp", "Expected reports"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("form", "Biểu mẫu", "Form"),
        Column.Of("level", "Cấp", "Level"), Column.Of("unit", "Đơn vị", "Unit"),
        Column.Of("organisation", "Tổ chức", "Organisation"),
        Column.Of("year", "Năm", "Year"), Column.Of("due", "Hạn nộp", "Due"),
        Column.Of("received", "Ngày nhận", "Received"),
        Column.Of("status", "Trạng thái", "Status"),
    ];

    protected override IEnumerable<Cell> Cells(
        Report state, ImmutableArray<Fact> facts, DateOnly asOf) =>
    [
        Cell.Of(state.Expected?.Form), Cell.OfCode(state.Expected?.Level),
        Cell.Of(state.Expected?.Unit), Cell.Of(state.Expected?.Organisation),
        Cell.Of(state.Expected?.Year.ToString()), Cell.Of(state.Expected?.Due),
        Cell.Of(state.ReceivedOn), Status(state, asOf),
    ];

    private static Cell Status(Report state, DateOnly asOf) =>
        (state.ReceivedOn, state.Expected?.Due) switch
        {
            ({ } received, { } due) when received <= due =>
                Cell.OfWord("on-time", "đúng hạn", "on time"),
            ({ }, _) => Cell.OfWord("late", "nộp chậm", "late"),
            (_, { } due) when asOf > due => Cell.OfWord("overdue", "quá hạn", "overdue"),
            _ => Cell.OfWord("awaited", "đang chờ", "awaited"),
        };
}
