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
/// <param name="ResumedOn">The first day of operations again, when the stop is only learnt of
/// after its end.</param>
[CommandName("suspend-operations"), Label("Ngừng hoạt động", "Suspend operations")]
public sealed record SuspendOperations(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Ngày ngừng", "Day of suspension")] DateOnly On,
    [Label("Lý do", "Reason")] Text? Reason = null,
    [Label("Ngày hoạt động lại", "Day of resumption")] DateOnly? ResumedOn = null)
    : CommandOf<Organisation>
{
    public static readonly Rule NotActive = new(
        "organisation.not-active",
        "Tổ chức \"{0}\" đã ngừng hoạt động từ {1}.",
        "The organisation \"{0}\" has been suspended since {1}.",
        "Book-keeping: operations stop and start by turns");

    public static readonly Rule ResumedBefore = new(
        "organisation.resumed-before-suspended",
        "Ngày hoạt động lại {0} trước ngày ngừng {1}.",
        "The day of resumption {0} is before the day of suspension {1}.",
        "Book-keeping: operations stop and start by turns");

    public override DateOnly LastDay => ResumedOn ?? On;

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state)
    {
        if (state.UnitOn(On) is not { } unit)
        {
            return Organisations.Organisation.RefuseUnknown(Organisation, On);
        }

        var suspended = new OperationsSuspended(Organisation, On, unit, state.Kind, Reason);
        return ResumedOn is not { } resumed ? Decision.Record(suspended)
            : resumed < On
                ? Decision.Refuse(ResumedBefore.BrokenByField("resumedOn", resumed, On))
                : Decision.Record(
                    suspended,
                    new OperationsResumed(
                        Organisation, resumed, state.UnitOn(resumed)!, state.Kind));
    }
}
