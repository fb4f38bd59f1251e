using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation moved its head office to another administrative unit, with all that
/// is counted of it: a member goes on as a member of the alliance it moves to, neither leaving
/// nor being admitted.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="On">The first day in the new unit.</param>
/// <param name="From">The unit it counted in.</param>
/// <param name="To">The unit it counts in from the day on.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="WasActive">Whether it operated.</param>
/// <param name="MemberIn">The unit in which its membership of an alliance counted, if it was a
/// member.</param>
/// <param name="Unions">How many unions it belonged to; 0 or more.</param>
[EventName("organisation.relocated.v1"), Label("Chuyển địa bàn", "Relocated")]
public sealed record OrganisationRelocated(
    OrganisationId Organisation,
    DateOnly On,
    UnitId From,
    UnitId To,
    OrganisationKind Kind,
    bool WasActive,
    UnitId? MemberIn,
    long Unions) : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) =>
        state with { Unit = To, MemberOf = null, Relocated = this };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, From, Kind)
        ?? before.RefuseWhileDissolving(Organisation)
        ?? (From == To
            ? RelocateOrganisation.UnitUnchanged.BrokenByField("to", Organisation, To)
            : null)
        ?? before.RefuseStanding(Organisation, On, WasActive, MemberIn)
        ?? (before.Unions.Count != Unions
            ? Organisations.Organisation.StandingDiffers.BrokenByField("on", Organisation, On)
            : null);
}

/// <summary>Moves an organisation to another administrative unit; a membership of the alliance
/// moves with it.</summary>
/// <param name="Organisation">The organisation, not being dissolved.</param>
/// <param name="To">The unit of the new head office, in force on the day.</param>
/// <param name="On">The first day in the new unit.</param>
[CommandName("relocate-organisation"), Label("Chuyển địa bàn", "Relocate an organisation")]
public sealed record RelocateOrganisation(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Đơn vị mới", "New unit")] UnitId To,
    [Label("Ngày chuyển", "Day of the move")] DateOnly On) : CommandOf<Organisation>
{
    public static readonly Rule UnitUnchanged = new(
        "organisation.unit-unchanged",
        "Tổ chức \"{0}\" đã ở đơn vị {1}.",
        "The organisation \"{0}\" is already in {1}.",
        "Book-keeping: a change changes something");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state)
    {
        if (state.Relocated is { } move && (move.On, move.To) == (On, To))
        {
            return Decision.Nothing; // The state of the day is the one after the move.
        }

        return AdministrativeUnits.Refuse(To, On, "to") is { } misplaced
            ? Decision.Refuse(misplaced)
            : state.UnitOn(On) is not { } unit
                ? Organisations.Organisation.RefuseUnknown(Organisation, On)
                : Decision.Record(new OrganisationRelocated(
                    Organisation, On, unit, To, state.Kind, state.IsActive,
                    state.MembershipOn(On),
                    state.Unions.Count));
    }
}
