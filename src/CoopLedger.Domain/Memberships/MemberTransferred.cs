using CoopLedger.Domain.Alliances;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Memberships;

/// <summary>An open membership went on in another alliance. The total stays as it was, and it is
/// neither an admission nor a leaving.</summary>
[EventName("member.transferred.v1"), Label("Chuyển sinh hoạt thành viên", "Member transferred")]
public sealed record MemberTransferred(
    OrganisationId Organisation, DateOnly On, UnitId From, UnitId To, OrganisationKind Kind)
    : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) =>
        state with { MemberOf = To, Transferred = this };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseMembershipFact(Organisation, On, From, Kind)
        ?? (From == To
            ? TransferMembership.AlreadyThere.BrokenByField("to", Organisation, To, On)
            : null);
}

/// <summary>Moves a membership to another alliance. Where a unit was absorbed by another one,
/// its memberships count there without any transfer.</summary>
/// <param name="Organisation">The member.</param>
/// <param name="To">The unit whose alliance it is a member of from then on.</param>
/// <param name="On">The first day there.</param>
[CommandName("transfer-membership"), Label("Chuyển sinh hoạt thành viên", "Transfer a member")]
public sealed record TransferMembership(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Sang Liên minh của", "To the alliance of")] UnitId To,
    [Label("Ngày chuyển", "Day of transfer")] DateOnly On) : CommandOf<Organisation, Alliance>
{
    public static readonly Rule AlreadyThere = new(
        "member.already-there",
        "Tư cách thành viên của \"{0}\" đã được tính ở \"{1}\" vào ngày {2}, không cần chuyển.",
        "The membership of \"{0}\" counts in \"{1}\" on {2} already and needs no transfer.",
        "Book-keeping: an entry from an account to itself is none");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override StreamName? Reads => Alliance.Stream(To);

    public override Decision Decide(Organisation state, Alliance other)
    {
        if (state.Transferred is { } last && (last.To, last.On) == (To, On))
        {
            return Decision.Nothing; // Whatever has become of the alliance since.
        }

        return (AdministrativeUnits.Refuse(To, On, "to") ?? other.RefuseWhenMerged(To, "to"))
            is { } refusal ? Decision.Refuse(refusal)
            : state.MemberUnitOn(On) is not { } from
                ? Decision.Refuse(Organisations.Organisation.Unknown.BrokenByField(
                    "organisation", Organisation, On))
                : Decision.Record(
                    new MemberTransferred(Organisation, On, from, To, state.Kind));
    }
}
