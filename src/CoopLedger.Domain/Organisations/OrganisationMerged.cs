using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation was merged into another one and ceased to exist: neither a
/// dissolution nor a founding. Its memberships end by events of their own in the same append.
/// </summary>
[EventName("organisation.merged.v1"), Label("Sáp nhập", "Merged")]
public sealed record OrganisationMerged(
    OrganisationId Organisation,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    bool WasActive,
    OrganisationId Into,
    Text? DecisionNo) : EventOf<Organisation>
{
    /// <summary>The reason recorded when a merger ends a membership.</summary>
    public static readonly Text AsReason = new("merged");

    public override int RankInDay => 9;

    public override Organisation ApplyTo(Organisation state) =>
        state with { ClosedOn = On, MergedInto = Into };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? before.RefuseWhileDissolving(Organisation)
        ?? before.RefuseTies(Organisation, On)
        ?? before.RefuseStanding(Organisation, On, WasActive, memberIn: null);
}

/// <summary>Merges an organisation into another one, which stays. Two that join in a third one
/// are recorded as split-organisation of the third from one of them, then two mergers into it.
/// </summary>
/// <param name="Organisation">The organisation that ceases to exist.</param>
/// <param name="Into">The organisation that takes it over, founded by that day and alive.</param>
/// <param name="On">The day of the merger.</param>
/// <param name="DecisionNo">The number of the decision.</param>
[CommandName("merge-organisation"), Label("Sáp nhập tổ chức", "Merge an organisation")]
public sealed record MergeOrganisation(
    [Label("Tổ chức bị sáp nhập", "Organisation")] OrganisationId Organisation,
    [Label("Vào tổ chức", "Into")] OrganisationId Into,
    [Label("Ngày sáp nhập", "Day of the merger")] DateOnly On,
    [Label("Số quyết định", "Number of the decision")] Text? DecisionNo = null)
    : CommandOf<Organisation, Organisation>
{
    public static readonly Rule IntoItself = new(
        "organisation.merged-into-itself",
        "Tổ chức \"{0}\" không thể sáp nhập vào chính nó.",
        "The organisation \"{0}\" cannot be merged into itself.",
        "Law 17/2023/QH15: a merger is of two or more");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override StreamName? Reads => Organisations.Organisation.Stream(Into);

    public override Decision Decide(Organisation state, Organisation other)
    {
        if (Organisation == Into)
        {
            return Decision.Refuse(IntoItself.BrokenByField("into", Organisation));
        }

        if (state.UnitOn(On) is not { } unit)
        {
            return Organisations.Organisation.RefuseUnknown(Organisation, On);
        }

        var merged = new OrganisationMerged(
            Organisation, On, unit, state.Kind, state.IsActive, Into, DecisionNo);
        if ((state.ClosedOn, state.MergedInto) == (On, Into))
        {
            return Decision.Record(merged); // Whatever has become of the other since.
        }

        return other.RefuseUnlessAlive(Into, On, "into") is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record([
                .. state.Endings(Organisation, On, unit, OrganisationMerged.AsReason), merged]);
    }
}
