using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation became one of another kind: a group a cooperative, a cooperative an
/// enterprise. It is neither dissolved nor founded, and keeps its membership.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="On">The first day as the new kind.</param>
/// <param name="Unit">Its administrative unit.</param>
/// <param name="From">The kind it was.</param>
/// <param name="To">The kind it is from the day on.</param>
/// <param name="WasActive">Whether it operated.</param>
/// <param name="MemberIn">The unit in which its membership of an alliance counted, if it was a
/// member.</param>
/// <param name="DecisionNo">The number of the decision.</param>
[EventName("organisation.converted.v1"), Label("Chuyển đổi loại hình", "Converted")]
public sealed record OrganisationConverted(
    OrganisationId Organisation,
    DateOnly On,
    UnitId Unit,
    OrganisationKind From,
    OrganisationKind To,
    bool WasActive,
    UnitId? MemberIn,
    Text? DecisionNo) : EventOf<Organisation>
{
    /// <summary>The reason recorded when a conversion ends a membership.</summary>
    public static readonly Text AsReason = new("converted");

    public override Organisation ApplyTo(Organisation state) =>
        state with { Kind = To, Converted = this };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, From)
        ?? before.RefuseWhileDissolving(Organisation)
        ?? (From == To
            ? ConvertOrganisation.KindUnchanged.BrokenByField(
                "to", Organisation, Code<OrganisationKind>.Of(To))
            : null)
        ?? before.RefuseStanding(Organisation, On, WasActive, MemberIn)
        ?? (before.Unions.IsEmpty || UnionMembershipStarted.IsForMembers(To)
            ? null
            : Organisations.Organisation.TiesOpen.BrokenByField("on", Organisation, On));
}

/// <summary>Converts an organisation into one of another kind.</summary>
/// <param name="Organisation">The organisation, not being dissolved.</param>
/// <param name="To">The new kind.</param>
/// <param name="On">The first day as the new kind.</param>
/// <param name="DecisionNo">The number of the decision.</param>
[CommandName("convert-organisation")]
[Label("Chuyển đổi loại hình", "Convert an organisation")]
public sealed record ConvertOrganisation(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Loại hình mới", "New kind")] OrganisationKind To,
    [Label("Ngày chuyển đổi", "Day of conversion")] DateOnly On,
    [Label("Số quyết định", "Number of the decision")] Text? DecisionNo = null)
    : CommandOf<Organisation>
{
    public static readonly Rule KindUnchanged = new(
        "organisation.kind-unchanged",
        "Tổ chức \"{0}\" đã thuộc loại hình {1}.",
        "The organisation \"{0}\" is already of the kind {1}.",
        "Book-keeping: a change changes something");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state)
    {
        if (state.Converted is { } earlier
            && (earlier.On, earlier.To, earlier.DecisionNo) == (On, To, DecisionNo))
        {
            return Decision.Nothing; // The state of the day is the one after the conversion.
        }

        if (state.UnitOn(On) is not { } unit)
        {
            return Organisations.Organisation.RefuseUnknown(Organisation, On);
        }

        var endings = UnionMembershipStarted.IsForMembers(To)
            ? []
            : state.UnionEndings(Organisation, On, unit, OrganisationConverted.AsReason);
        return Decision.Record([
            .. endings,
            new OrganisationConverted(
                Organisation, On, unit, state.Kind, To, state.IsActive,
                    state.MembershipOn(On),
                DecisionNo)]);
    }
}
