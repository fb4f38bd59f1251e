using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;

namespace CoopLedger.Indicators.Registers;

/// <summary>The administrative units begun by a day, from the reference data and what the ledger
/// knows of their changes. A unit that has ended has no code any more: codes are used again.
/// </summary>
public sealed class UnitRegister() : Register(
    "units", Labels.Of("Đơn vị hành chính", "Administrative units"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("name", "Tên", "Name"),
        Column.Of("kind", "Loại", "Kind"), Column.Of("code", "Mã số", "Code"),
        Column.Of("from", "Từ ngày", "From"), Column.Of("to", "Đến ngày", "To"),
        Column.Of("absorbedInto", "Nhập vào", "Absorbed into"),
    ];

    public override IEnumerable<Type> States => [typeof(UnitChanges)];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy)
    {
        var streams = projection.Facts.Of<UnitChanges>(knownBy)
            .ToDictionary(stream => stream.Stream, stream => stream.Timeline);
        return projection.Territories(knownBy).All
            .Where(unit => !(unit.From > asOf))
            .OrderBy(unit => unit.Id.Text, StringComparer.Ordinal)
            .Select(unit => Row(
                unit, streams.GetValueOrDefault(UnitChanges.Stream(unit.Id), Timeline.Empty),
                asOf));
    }

    /// <summary>The name of a unit on a day, as known at a position.</summary>
    internal static string NameOn(
        Projection projection, AdministrativeUnit unit, DateOnly day, long knownBy) =>
        projection.Facts.Of<UnitChanges>(knownBy)
            .FirstOrDefault(stream => stream.Stream == UnitChanges.Stream(unit.Id))?
            .Timeline.At<UnitChanges>(day).Name?.Value ?? unit.Name;

    private static RegisterRow Row(AdministrativeUnit unit, Timeline timeline, DateOnly asOf)
    {
        var changes = timeline.At<UnitChanges>(asOf);
        var hasEnded = unit.To < asOf;
        return new(
            [
                Cell.Of(unit.Id), Cell.Of(changes.Name?.Value ?? unit.Name),
                Cell.OfCode<UnitKind>(changes.Kind ?? unit.Kind),
                Cell.Of(hasEnded ? null : unit.Code), Cell.Of(unit.From),
                Cell.Of(hasEnded ? unit.To : null),
                Cell.Of(hasEnded ? unit.AbsorbedInto : null),
            ],
            [
                .. timeline.Standing.Where(fact => fact.Event.On <= asOf)
                    .Select(fact => fact.Position).Order(),
            ]);
    }
}
