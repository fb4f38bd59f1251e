using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation became something that no alliance counts, such as a company that is
/// no member: it ceased to exist here without being dissolved. Its memberships end by events of
/// their own in the same append.</summary>
[EventName("organisation.converted-outside.v1")]
[Label("Chuyển đổi ra ngoài khu vực", "Converted outside the field")]
public sealed record OrganisationConvertedOutside(
    OrganisationId Organisation,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    bool WasActive,
    Text? Into) : EventOf<Organisation>
{
    public override int RankInDay => 9;

    public override Organisation ApplyTo(Organisation state) => state with { ClosedOn = On };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? before.RefuseWhileDissolving(Organisation)
        ?? before.RefuseTies(Organisation, On)
        ?? before.RefuseStanding(Organisation, On, WasActive, memberIn: null);
}

/// <summary>Converts an organisation into something that no alliance counts; nothing happens to
/// it afterwards. A cooperative that becomes a member enterprise is converted by
/// convert-organisation.</summary>
/// <param name="Organisation">The organisation, not being dissolved.</param>
/// <param name="On">The day of conversion.</param>
/// <param name="Into">What it became, such as the form of company; no names of persons.</param>
[CommandName("convert-outside")]
[Label("Chuyển đổi ra ngoài khu vực", "Convert outside the field")]
public sealed record ConvertOutside(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Ngày chuyển đổi", "Day of conversion")] DateOnly On,
    [Label("Thành", "Into")] Text? Into = null) : CommandOf<Organisation>
{
    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) => state.UnitOn(On) is not { } unit
        ? Organisations.Organisation.RefuseUnknown(Organisation, On)
        : Decision.Record([
            .. state.Endings(Organisation, On, unit, OrganisationConverted.AsReason),
            new OrganisationConvertedOutside(
                Organisation, On, unit, state.Kind, state.IsActive, Into)]);
}
