using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Places;

/// <summary>An administrative unit became, as a whole, part of another one that stays. From that
/// day on it is no more; what was counted in it is not moved.</summary>
[EventName("unit.absorbed.v1"), Label("Nhập vào đơn vị khác", "Unit absorbed")]
public sealed record UnitAbsorbed(UnitId Unit, UnitId Into, DateOnly On, Text? Document)
    : EventOf<UnitChanges>
{
    /// <summary>The unit ends with the day before: nothing of this day comes first.</summary>
    public override int RankInDay => 0;

    public override UnitChanges ApplyTo(UnitChanges state) => state with { Absorbed = this };

    public override Refusal? CannotFollow(UnitChanges before) => before.RefuseWhenAbsorbed(Unit);
}

/// <summary>Records that an administrative unit became, as a whole, part of another one. The
/// changes of 1/1/2025 and 1/7/2025 are reference data and need no record.</summary>
/// <param name="Unit">The unit that ends.</param>
/// <param name="Into">The unit that holds its territory from then on.</param>
/// <param name="On">The first day on which it does.</param>
/// <param name="Document">The resolution that says so.</param>
[CommandName("absorb-unit"), Label("Nhập đơn vị hành chính", "Absorb a unit into another")]
public sealed record AbsorbUnit(
    [Label("Đơn vị bị nhập", "Unit that ends")] UnitId Unit,
    [Label("Nhập vào", "Into")] UnitId Into,
    [Label("Ngày hiệu lực", "First day")] DateOnly On,
    [Label("Văn bản", "Document")] Text? Document = null)
    : CommandOf<UnitChanges, UnitChanges>
{
    public static readonly Rule SelfMerge = new(
        "unit.self-merge",
        "Đơn vị \"{0}\" không thể nhập vào chính nó.",
        "The unit \"{0}\" cannot become part of itself.",
        "Logic: what holds a territory stays");

    public override StreamName Stream => UnitChanges.Stream(Unit);

    public override StreamName? Reads => UnitChanges.Stream(Into);

    public override Decision Decide(UnitChanges state, UnitChanges other)
    {
        var fact = new UnitAbsorbed(Unit, Into, On, Document);
        if (state.Absorbed == fact)
        {
            return Decision.Nothing; // Whatever has become of the other unit since.
        }

        return Unit == Into ? Decision.Refuse(SelfMerge.BrokenByField("into", Unit))
            : (AdministrativeUnits.Refuse(Unit, On) ?? AdministrativeUnits.Refuse(Into, On, "into")
                ?? other.RefuseWhenAbsorbed(Into, "into")) is { } refusal
                ? Decision.Refuse(refusal)
                : Decision.Record(fact);
    }
}
