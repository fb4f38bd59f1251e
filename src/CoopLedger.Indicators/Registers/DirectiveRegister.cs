using System.Collections.Immutable;
using CoopLedger.Domain.Conferences;

namespace CoopLedger.Indicators.Registers;

/// <summary>The directives and tasks, one row for each.</summary>
public sealed class DirectiveRegister() : Register(
    "directives", Labels.Of("Chỉ đạo, nhiệm vụ", "Directives"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Loạt:thứ tự", "Series:ordinal"), Column.Of("unit", "Đơn vị", "Unit"),
        Column.Of("by", "Cấp chỉ đạo", "Given by"), Column.Of("person", "Người", "Person"),
        Column.Of("on", "Ngày", "Day"), Column.Of("text", "Nội dung", "Text"),
    ];

    public override IEnumerable<Type> States => [typeof(DirectiveSeries)];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy) =>
        projection.Facts.Standing<DirectiveSeries, DirectiveIssued>(asOf, knownBy)
            .Select(item => new RegisterRow(
                [
                    Cell.Of($"{item.Event.Series}:{item.Event.Ordinal.Value}"),
                    Cell.Of(item.Event.Unit), Cell.Of(item.Event.By), Cell.Of(item.Event.Person),
                    Cell.Of(item.Event.On), Cell.Of(item.Event.Text),
                ],
                [item.Position]));
}
