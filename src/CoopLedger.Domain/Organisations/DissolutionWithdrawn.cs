using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>A dissolution was given up; the organisation goes on. Its obstacles are cleared by
/// events of their own in the same append.</summary>
[EventName("dissolution.withdrawn.v1"), Label("Rút giải thể", "Dissolution withdrawn")]
public sealed record DissolutionWithdrawn(
    OrganisationId Organisation, DateOnly On, UnitId Unit, OrganisationKind Kind, Text? Reason)
    : EventOf<Organisation>
{
    /// <summary>The note recorded when a withdrawal clears an obstacle.</summary>
    public static readonly Text AsNote = new("withdrawn");

    public override Organisation ApplyTo(Organisation state) => state with { Dissolution = null };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.Dissolution is null
            ? RecordDissolutionObstacle.NotOpen.BrokenByField("organisation", Organisation, On)
            : null)
        ?? DissolveCooperative.RefuseObstacles(Organisation, before);
}

/// <summary>Withdraws a dissolution that was begun.</summary>
/// <param name="Organisation">The organisation, being dissolved.</param>
/// <param name="On">The day of withdrawal.</param>
/// <param name="Reason">Why, in a few words; no names of persons.</param>
[CommandName("withdraw-dissolution"), Label("Rút giải thể", "Withdraw a dissolution")]
public sealed record WithdrawDissolution(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Ngày rút", "Day of withdrawal")] DateOnly On,
    [Label("Lý do", "Reason")] Text? Reason = null) : CommandOf<Organisation>
{
    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state)
    {
        if (state.UnitOn(On) is not { } unit)
        {
            return Organisations.Organisation.RefuseUnknown(Organisation, On);
        }

        var open = state.Dissolution?.Obstacles ?? Dissolution.NoObstacles;
        return Decision.Record([
            .. open.Keys.Select(obstacle => new DissolutionObstacleCleared(
                Organisation, On, unit, state.Kind, obstacle, DissolutionWithdrawn.AsNote)),
            new DissolutionWithdrawn(Organisation, On, unit, state.Kind, Reason)]);
    }
}
