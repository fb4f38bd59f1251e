using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation stopped operating; it stays registered (dormant).</summary>
[EventName("cooperative.operations-suspended.v1"), Label("Ngừng hoạt động", "Suspended")]
public sealed record OperationsSuspended(
    OrganisationId Organisation, DateOnly On, UnitId Unit, OrganisationKind Kind, Text? Reason)
    : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) => state with { SuspendedOn = On };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.SuspendedOn is { } since
            ? SuspendOperations.NotActive.BrokenByField("on", Organisation, since)
            : null);
}

/// <summary>Records that an organisation stopped operating without being dissolved.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="On">The first day without operations.</param>
/// <param name="Reason">Why, in a few words; no names of persons.</param>
[CommandName("suspend-operations"), Label("Ngừng hoạt động", "Suspend operations")]
public sealed record SuspendOperations(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Ngày ngừng", "Day of suspension")] DateOnly On,
    [Label("Lý do", "Reason")] Text? Reason = null) : CommandOf<Organisation>
{
    public static readonly Rule NotActive = new(
        "organisation.not-active",
        "Tổ chức \"{0}\" đã ngừng hoạt động từ {1}.",
        "The organisation \"{0}\" has been suspended since {1}.",
        "Book-keeping: operations stop and start by turns");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) =>
        state.UnitOn(On) is not { } unit
            ? Decision.Refuse(
                Organisations.Organisation.Unknown.BrokenByField("organisation", Organisation, On))
            : Decision.Record(new OperationsSuspended(Organisation, On, unit, state.Kind, Reason));
}
