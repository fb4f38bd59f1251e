using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Places;

/// <summary>An administrative unit became one of another kind; id, code and territory stay.
/// </summary>
[EventName("unit.retyped.v1"), Label("Đổi loại đơn vị", "Unit retyped")]
public sealed record UnitRetyped(UnitId Unit, DateOnly On, UnitKind Kind, Text? Document)
    : EventOf<UnitChanges>
{
    public override UnitChanges ApplyTo(UnitChanges state) => state with { Kind = Kind };

    public override Refusal? CannotFollow(UnitChanges before) =>
        before.RefuseWhenAbsorbed(Unit)
        ?? ((before.Kind ?? AdministrativeUnits.Find(Unit)?.Kind) == Kind
            ? UnitChanges.Unchanged.BrokenByField("kind", Unit, On, Code<UnitKind>.Of(Kind))
            : null);
}

/// <summary>Records that an administrative unit became one of another kind, as Đồng Nai became a
/// municipality on 30/4/2026.</summary>
/// <param name="Unit">The unit, in force on the day.</param>
/// <param name="On">The first day as the new kind.</param>
/// <param name="Kind">The new kind.</param>
/// <param name="Document">The resolution that says so.</param>
[CommandName("retype-unit"), Label("Đổi loại đơn vị hành chính", "Change the kind of a unit")]
public sealed record RetypeUnit(
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày hiệu lực", "First day")] DateOnly On,
    [Label("Loại đơn vị", "Kind of unit")] UnitKind Kind,
    [Label("Văn bản", "Document")] Text? Document = null) : CommandOf<UnitChanges>
{
    public override StreamName Stream => UnitChanges.Stream(Unit);

    public override Decision Decide(UnitChanges state) =>
        AdministrativeUnits.Refuse(Unit, On) is { } misplaced
            ? Decision.Refuse(misplaced)
            : Decision.Record(new UnitRetyped(Unit, On, Kind, Document));
}
