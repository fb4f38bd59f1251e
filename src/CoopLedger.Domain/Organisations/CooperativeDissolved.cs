using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation ceased to exist. The memberships it had end by events of their own in
/// the same append.</summary>
[EventName("cooperative.dissolved.v2", Formerly = "cooperative.dissolved.v1")]
[Label("Giải thể", "Dissolved")]
public sealed record CooperativeDissolved(
    OrganisationId Organisation,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    bool WasActive,
    DissolutionMode? Mode,
    Text? Decision,
    DateOnly? InitiatedOn) : EventOf<Organisation>
{
    public override int RankInDay => 9;

    public override Organisation ApplyTo(Organisation state) => state with { DissolvedOn = On };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.MemberSince is { } since
            ? DissolveCooperative.StillMember.BrokenByField("on", Organisation, since)
            : before.IsActive != WasActive
                ? DissolveCooperative.OperationsDiffer.BrokenByField("on", Organisation, On)
                : before.RefuseTies(Organisation, On))
        ?? DissolveCooperative.RefuseObstacles(Organisation, before)
        ?? (before.Dissolution?.Since != InitiatedOn
            ? DissolveCooperative.InitiationDiffers.BrokenByField("on", Organisation, On)
            : null);
}

/// <summary>Dissolves an organisation; its memberships end the same day.</summary>
/// <param name="Organisation">The organisation, whose dissolution was initiated and has no open
/// obstacle.</param>
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

    public static readonly Rule NotInitiated = new(
        "dissolution.not-initiated",
        "Việc giải thể \"{0}\" chưa bắt đầu tính đến {1}; hãy ghi initiate-dissolution trước.",
        "No dissolution of \"{0}\" has begun by {1}; record initiate-dissolution first.",
        "Law 17/2023/QH15: a dissolution is decided, settled and then complete");

    public static readonly Rule ObstacleOpen = new(
        "dissolution.obstacle-open",
        "Việc giải thể \"{0}\" còn vướng mắc {1} từ {2}.",
        "The dissolution of \"{0}\" still meets the obstacle {1}, since {2}.",
        "Law 17/2023/QH15: debts, assets, seal and papers are settled before the end");

    public static readonly Rule InitiationDiffers = new(
        "dissolution.initiation-differs",
        "Việc giải thể \"{0}\" ngày {1} đã ghi nhận ngày bắt đầu khác.",
        "The dissolution of \"{0}\" on {1} recorded another beginning.",
        "Book-keeping: a closing entry matches what it closes");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state)
    {
        if (state.UnitOn(On) is not { } unit)
        {
            return Organisations.Organisation.RefuseUnknown(Organisation, On);
        }

        if (state.Dissolution is null && state.DissolvedOn is null)
        {
            return Facts.Decision.Refuse(
                NotInitiated.BrokenByField("organisation", Organisation, On));
        }

        var dissolved = new CooperativeDissolved(
            Organisation, On, unit, state.Kind, state.IsActive, Mode, Decision,
            state.Dissolution?.Since);
        return Facts.Decision.Record([
            .. state.Endings(Organisation, On, unit, MembershipEnded.ByDissolution), dissolved]);
    }

    internal static Refusal? RefuseObstacles(OrganisationId id, Organisation before) =>
        before.Dissolution is { Obstacles: { IsEmpty: false } open }
            ? ObstacleOpen.BrokenByField(
                "organisation", id, Code<DissolutionObstacle>.Of(open.Keys.First()),
                open.Values.First())
            : null;
}
