using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>A dormant organisation operates again.</summary>
[EventName("cooperative.operations-resumed.v1"), Label("Hoạt động trở lại", "Resumed")]
public sealed record OperationsResumed(
    OrganisationId Organisation, DateOnly On, UnitId Unit, OrganisationKind Kind)
    : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) => state with
    {
        SuspendedOn = null,
        Stops = state.SuspendedOn is { } from ? state.Stops.Add(new(from, On)) : state.Stops,
    };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.IsActive
            ? ResumeOperations.AlreadyActive.BrokenByField("on", Organisation, On)
            : null);
}

/// <summary>Records that a dormant organisation operates again.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="On">The first day of operations.</param>
[CommandName("resume-operations"), Label("Hoạt động trở lại", "Resume operations")]
public sealed record ResumeOperations(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Ngày hoạt động lại", "Day of resumption")] DateOnly On) : CommandOf<Organisation>
{
    public static readonly Rule AlreadyActive = new(
        "organisation.already-active",
        "Tổ chức \"{0}\" đang hoạt động vào ngày {1}.",
        "The organisation \"{0}\" is operating on {1}.",
        "Book-keeping: operations stop and start by turns");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) =>
        state.UnitOn(On) is not { } unit
            ? Decision.Refuse(
                Organisations.Organisation.Unknown.BrokenByField("organisation", Organisation, On))
            : Decision.Record(new OperationsResumed(Organisation, On, unit, state.Kind));
}
