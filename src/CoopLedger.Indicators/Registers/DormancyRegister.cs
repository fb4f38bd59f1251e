using System.Collections.Immutable;
using CoopLedger.Domain.Organisations;

namespace CoopLedger.Indicators.Registers;

/// <summary>The organisations whose operations have been stopped for more than 12 months: those
/// that the law has the authorities look at.</summary>
public sealed class DormancyRegister() : Register(
    "dormancy-watch", Labels.Of("Ngừng hoạt động trên 12 tháng", "Dormant over 12 months"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("name", "Tên", "Name"),
        Column.Of("kind", "Loại hình", "Kind"), Column.Of("unit", "Đơn vị", "Unit"),
        Column.Of("suspended", "Ngừng từ", "Suspended since"),
        Column.Of("dissolving", "Giải thể từ", "Dissolving since"),
    ];

    public override IEnumerable<Type> States => [typeof(Organisation)];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy) =>
        from stream in projection.Facts.Of<Organisation>(knownBy)
        let state = stream.Timeline.At<Organisation>(asOf)
        where state.IsDormantTooLongOn(asOf)
        select new RegisterRow(
            [
                Cell.Of(stream.IdAfter("organisation")), Cell.Of(state.Name),
                Cell.OfCode<OrganisationKind>(state.Kind), Cell.Of(state.UnitOn(asOf)),
                Cell.Of(state.SuspendedOn), Cell.Of(state.Dissolution?.Since),
            ],
            [
                .. stream.Timeline.Standing.Where(fact => fact.Event.On <= asOf)
                    .Select(fact => fact.Position).Order(),
            ]);
}
