using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Places;

/// <summary>An administrative unit bears another name; its id stays.</summary>
[EventName("unit.renamed.v1"), Label("Đổi tên đơn vị", "Unit renamed")]
public sealed record UnitRenamed(UnitId Unit, DateOnly On, Text Name, Text? Document)
    : EventOf<UnitChanges>
{
    public override UnitChanges ApplyTo(UnitChanges state) => state with { Name = Name };

    public override Refusal? CannotFollow(UnitChanges before) =>
        before.RefuseWhenAbsorbed(Unit)
        ?? ((before.Name?.Value ?? AdministrativeUnits.Find(Unit)?.Name) == Name.Value
            ? UnitChanges.Unchanged.BrokenByField("name", Unit, On, Name)
            : null);
}

/// <summary>Records that an administrative unit bears another name.</summary>
/// <param name="Unit">The unit, in force on the day.</param>
/// <param name="On">The first day of the new name.</param>
/// <param name="Name">The new name, in Vietnamese, without the kind of unit.</param>
/// <param name="Document">The resolution that says so.</param>
[CommandName("rename-unit"), Label("Đổi tên đơn vị hành chính", "Rename a unit")]
public sealed record RenameUnit(
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày hiệu lực", "First day")] DateOnly On,
    [Label("Tên mới", "New name")] Text Name,
    [Label("Văn bản", "Document")] Text? Document = null) : CommandOf<UnitChanges>
{
    public override StreamName Stream => UnitChanges.Stream(Unit);

    public override Decision Decide(UnitChanges state) =>
        AdministrativeUnits.Refuse(Unit, On) is { } misplaced
            ? Decision.Refuse(misplaced)
            : Decision.Record(new UnitRenamed(Unit, On, Name, Document));
}
