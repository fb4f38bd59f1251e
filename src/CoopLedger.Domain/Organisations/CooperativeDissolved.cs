using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation ceased to exist. A membership it had ends by an event of its own in
/// the same append.</summary>
[EventName("cooperative.dissolved.v1"), Label("Giải thể", "Dissolved")]
public sealed record CooperativeDissolved(
    OrganisationId Organisation,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    bool WasActive,
    DissolutionMode? Mode,
    Text? Decision) : EventOf<Organisation>
{
    public override int RankInDay => 9;

    public override Organisation ApplyTo(Organisation state) => state with { DissolvedOn = On };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.MemberSince is { } since
            ? DissolveCooperative.StillMember.BrokenByField("on", Organisation, since)
            : before.IsActive != WasActive
                ? DissolveCooperative.OperationsDiffer.BrokenByField("on", Organisation, On)
                : null);
}

/// <summary>Dissolves an organisation; its membership of the alliance ends the same day.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="On">The day of dissolution.</param>
/// <param name="Mode">Voluntary or compulsory.</param>
/// <param name="Decision">The number of the decision.</param>
[CommandName("dissolve-cooperative"), Label("Giải thể tổ chức", "Dissolve an organisation")]
public sealed record DissolveCooperative(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Ngày giải thể", "Day of dissolution")] DateOnly On,
    [Label("Hình thức", "Mode")] DissolutionMode? Mode = null,
    [Label("Quyết định", "Decision")] Text? Decision = null) : CommandOf<Organisation>
{
    public static readonly Rule StillMember = new(
        "organisation.still-member",
        "Tổ chức \"{0}\" còn là thành viên từ {1} khi giải thể.",
        "The organisation \"{0}\" would still be a member (since {1}) when dissolved.",
        "Charter of the Vietnam Cooperative Alliance (1328/QĐ-TTg): membership ends with it");

    public static readonly Rule OperationsDiffer = new(
        "organisation.operations-differ",
        "Việc giải thể \"{0}\" ngày {1} đã ghi nhận tình trạng hoạt động khác.",
        "The dissolution of \"{0}\" on {1} recorded another state of operations.",
        "Book-keeping: a closing entry matches what it closes");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state)
    {
        if (state.UnitOn(On) is not { } unit)
        {
            return Facts.Decision.Refuse(
                Organisations.Organisation.Unknown.BrokenByField("organisation", Organisation, On));
        }

        var dissolved = new CooperativeDissolved(
            Organisation, On, unit, state.Kind, state.IsActive, Mode, Decision);
        return state.MemberSince is null
            ? Facts.Decision.Record(dissolved)
            : Facts.Decision.Record(
                new MembershipEnded(
                    Organisation, On, state.MemberUnitOn(On) ?? unit, state.Kind,
                    MembershipEnded.ByDissolution),
                dissolved);
    }
}
