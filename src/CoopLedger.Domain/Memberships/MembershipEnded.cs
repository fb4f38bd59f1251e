using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Memberships;

/// <summary>An organisation ceased to be a member of its provincial alliance.</summary>
[EventName("member.membership-ended.v1"), Label("Chấm dứt tư cách thành viên", "Membership ended")]
public sealed record MembershipEnded(
    OrganisationId Organisation,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    Text Reason) : EventOf<Organisation>
{
    /// <summary>The reason recorded when a dissolution ends the membership.</summary>
    public static readonly Text ByDissolution = new("dissolved");

    public override bool Accompanies(Event other) => Organisations.Organisation.EndsWith(
        other, Organisation, On, Reason);

    public override Organisation ApplyTo(Organisation state) => state with { MemberSince = null };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseMembershipFact(Organisation, On, Unit, Kind);
}

/// <summary>Ends an organisation's membership of its provincial alliance.</summary>
/// <param name="Organisation">The member.</param>
/// <param name="On">The day the membership ends; from the day of admission on.</param>
/// <param name="Reason">Why: withdrawn, expelled … in a few words; no names of persons.</param>
[CommandName("end-membership"), Label("Chấm dứt tư cách thành viên", "End a membership")]
public sealed record EndMembership(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Ngày chấm dứt", "Day of ending")] DateOnly On,
    [Label("Lý do", "Reason")] Text Reason) : CommandOf<Organisation>
{
    public static readonly Rule NotAdmitted = new(
        "member.not-admitted",
        "Tổ chức \"{0}\" không phải là thành viên vào ngày {1}.",
        "The organisation \"{0}\" is not a member on {1}.",
        "Charter of the Vietnam Cooperative Alliance (1328/QĐ-TTg)");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) =>
        state.MemberUnitOn(On) is not { } unit
            ? Decision.Refuse(
                Organisations.Organisation.Unknown.BrokenByField("organisation", Organisation, On))
            : Decision.Record(
                new MembershipEnded(Organisation, On, unit, state.Kind, Reason));
}
