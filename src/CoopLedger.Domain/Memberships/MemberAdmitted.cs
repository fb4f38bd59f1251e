using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Memberships;

/// <summary>The class of an alliance's member.</summary>
/// <remarks>Source: Charter of the Vietnam Cooperative Alliance, 1328/QĐ-TTg of 23/7/2021. The
/// default value is an official member.</remarks>
public enum MemberClass
{
    [Label("Thành viên chính thức", "Official member"), Also("chinh-thuc")]
    Official,

    [Label("Thành viên liên kết", "Associate member"), Also("lien-ket")]
    Associate,
}

/// <summary>An organisation became a member of its provincial alliance, for the first time or
/// again.</summary>
[EventName("member.admitted.v1"), Label("Kết nạp thành viên", "Member admitted")]
public sealed record MemberAdmitted(
    OrganisationId Organisation,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    MemberClass Class) : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) =>
        state with { MemberSince = On, MemberOf = null };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.MemberSince is { } since
            ? AdmitMember.AlreadyAdmitted.BrokenByField("on", Organisation, since)
            : null);
}

/// <summary>Admits an organisation to its provincial alliance; after a membership has ended it
/// may be admitted again, which counts as an admission.</summary>
/// <param name="Organisation">The organisation, founded by that day and not dissolved.</param>
/// <param name="On">The first day of membership.</param>
/// <param name="Class">The class of member; official when left out.</param>
[CommandName("admit-member"), Label("Kết nạp thành viên", "Admit a member")]
public sealed record AdmitMember(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Ngày kết nạp", "Day of admission")] DateOnly On,
    [Label("Loại thành viên", "Class of member")] MemberClass? Class = null)
    : CommandOf<Organisation>
{
    public static readonly Rule AlreadyAdmitted = new(
        "member.already-admitted",
        "Tổ chức \"{0}\" đã là thành viên từ {1}.",
        "The organisation \"{0}\" has been a member since {1}.",
        "Charter of the Vietnam Cooperative Alliance (1328/QĐ-TTg)");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) =>
        state.UnitOn(On) is not { } unit
            ? Decision.Refuse(
                Organisations.Organisation.Unknown.BrokenByField("organisation", Organisation, On))
            : Decision.Record(new MemberAdmitted(
                Organisation, On, unit, state.Kind, Class ?? MemberClass.Official));
}
