using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>Something no longer stands in the way of a dissolution.</summary>
[EventName("dissolution.obstacle-cleared.v1")]
[Label("Hết vướng mắc giải thể", "Dissolution obstacle cleared")]
public sealed record DissolutionObstacleCleared(
    OrganisationId Organisation,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    DissolutionObstacle Obstacle,
    Text? Note) : EventOf<Organisation>
{
    public override bool Accompanies(Event other) => other is DissolutionWithdrawn withdrawn
        && (withdrawn.Organisation, withdrawn.On) == (Organisation, On)
        && Note == DissolutionWithdrawn.AsNote;

    public override Organisation ApplyTo(Organisation state) => state.Dissolution is { } open
        ? state with { Dissolution = open with { Obstacles = open.Obstacles.Remove(Obstacle) } }
        : state;

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.Dissolution is not { } open
            ? RecordDissolutionObstacle.NotOpen.BrokenByField("organisation", Organisation, On)
            : open.Obstacles.ContainsKey(Obstacle)
                ? null
                : ClearDissolutionObstacle.NotThere.BrokenByField(
                    "obstacle", Organisation, Code<DissolutionObstacle>.Of(Obstacle), On));
}

/// <summary>Records that something no longer stands in the way of a dissolution.</summary>
/// <param name="Organisation">The organisation, being dissolved.</param>
/// <param name="Obstacle">What it was.</param>
/// <param name="On">The day it was cleared.</param>
/// <param name="Note">How; no names of persons.</param>
[CommandName("clear-dissolution-obstacle")]
[Label("Gỡ vướng mắc giải thể", "Clear a dissolution obstacle")]
public sealed record ClearDissolutionObstacle(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Vướng mắc", "Obstacle")] DissolutionObstacle Obstacle,
    [Label("Ngày gỡ", "Day of clearing")] DateOnly On,
    [Label("Ghi chú", "Note")] Text? Note = null) : CommandOf<Organisation>
{
    public static readonly Rule NotThere = new(
        "dissolution.obstacle-unknown",
        "\"{0}\" không có vướng mắc {1} vào ngày {2}.",
        "\"{0}\" has no obstacle {1} on {2}.",
        "Book-keeping: only what was entered is cleared");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) => state.UnitOn(On) is not { } unit
        ? Organisations.Organisation.RefuseUnknown(Organisation, On)
        : Decision.Record(new DissolutionObstacleCleared(
            Organisation, On, unit, state.Kind, Obstacle, Note));
}
