using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>A cooperative left a union of cooperatives.</summary>
[EventName("union.membership-ended.v1"), Label("Ra khỏi liên hiệp", "Left a union")]
public sealed record UnionMembershipEnded(
    OrganisationId Organisation,
    OrganisationId Union,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    Text? Reason) : EventOf<Organisation>
{
    public override bool Accompanies(Event other) => Organisations.Organisation.EndsWith(
        other, Organisation, On, Reason);

    public override Organisation ApplyTo(Organisation state) =>
        state with { Unions = state.Unions.Remove(Union) };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.Unions.ContainsKey(Union)
            ? null
            : EndUnionMembership.NotAMember.BrokenByField("union", Organisation, Union, On));
}

/// <summary>Records that a cooperative left a union, or that the union is no more: the end of a
/// union does not end its memberships by itself.</summary>
/// <param name="Organisation">The cooperative.</param>
/// <param name="Union">The union.</param>
/// <param name="On">The day the membership ends.</param>
/// <param name="Reason">Why, in a few words; no names of persons.</param>
[CommandName("end-union-membership"), Label("Ra khỏi liên hiệp HTX", "Leave a union")]
public sealed record EndUnionMembership(
    [Label("Hợp tác xã", "Cooperative")] OrganisationId Organisation,
    [Label("Liên hiệp", "Union")] OrganisationId Union,
    [Label("Ngày ra", "Day of leaving")] DateOnly On,
    [Label("Lý do", "Reason")] Text? Reason = null) : CommandOf<Organisation>
{
    public static readonly Rule NotAMember = new(
        "union.not-a-member",
        "\"{0}\" không phải là thành viên của liên hiệp \"{1}\" vào ngày {2}.",
        "\"{0}\" is not a member of the union \"{1}\" on {2}.",
        "Law 17/2023/QH15: only a member leaves");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) => state.UnitOn(On) is not { } unit
        ? Organisations.Organisation.RefuseUnknown(Organisation, On)
        : Decision.Record(new UnionMembershipEnded(
            Organisation, Union, On, unit, state.Kind, Reason));
}
