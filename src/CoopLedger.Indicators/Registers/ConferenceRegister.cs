using System.Collections.Immutable;
using CoopLedger.Domain.Conferences;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The conferences.</summary>
public sealed class ConferenceRegister() : Register<Single<ConferenceHeld>>(
    "conferences", "conference", Labels.Of("Hội nghị", "Conferences"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("kind", "Loại", "Kind"),
        Column.Of("title", "Tên", "Title"), Column.Of("host", "Đơn vị tổ chức", "Host"),
        Column.Of("unit", "Đơn vị", "Unit"), Column.Of("venue", "Địa điểm", "Venue"),
        Column.Of("from", "Từ", "From"), Column.Of("on", "Ngày", "Day"),
        Column.OfNumber("attendance", "Số người dự", "Attendance"),
    ];

    protected override IEnumerable<Cell> Cells(
        Single<ConferenceHeld> state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var held = state.Recorded!;
        return
        [
            Cell.OfCode<ConferenceKind>(held.Kind), Cell.Of(held.Title), Cell.Of(held.Host),
            Cell.Of(held.Unit), Cell.Of(held.Venue), Cell.Of(held.From), Cell.Of(held.On),
            Cell.Of(held.Attendance?.Value),
        ];
    }
}
