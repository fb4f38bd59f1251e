using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Emulation;

/// <summary>An emulation movement (phong trào thi đua).</summary>
public sealed record MovementId(string Text) : Id(Text);

/// <summary>An emulation movement was launched, in a unit, a cluster or the whole nation.
/// </summary>
[EventName("movement.launched.v1"), Label("Phát động phong trào thi đua", "Movement launched")]
public sealed record MovementLaunched(
    MovementId Movement,
    DateOnly On,
    Text Title,
    Text By,
    DateOnly From,
    DateOnly To,
    Place? Place) : SingleEvent<MovementLaunched>
{
    protected override Refusal RefuseAnother(MovementLaunched recorded) =>
        LaunchMovement.Duplicate.BrokenByField("id", Movement, recorded.On);
}

/// <summary>Records that an emulation movement was launched.</summary>
/// <param name="Id">The movement's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="By">The body that launched it; no names of persons.</param>
/// <param name="From">The first day of the movement.</param>
/// <param name="To">Its last day.</param>
/// <param name="On">The day of launching.</param>
/// <param name="Unit">The administrative unit, or <c>cluster:ID</c>; the nation when left out.
/// </param>
[CommandName("launch-movement")]
[Label("Phát động phong trào thi đua", "Launch an emulation movement")]
public sealed record LaunchMovement(
    [Label("Mã phong trào", "Movement id")] MovementId Id,
    [Label("Tên", "Title")] Text Title,
    [Label("Cơ quan phát động", "Launched by")] Text By,
    [Label("Từ ngày", "First day")] DateOnly From,
    [Label("Đến ngày", "Last day")] DateOnly To,
    [Label("Ngày phát động", "Day of launching")] DateOnly On,
    [Label("Đơn vị hoặc cụm", "Unit or cluster")] Place? Unit = null)
    : CommandOf<Single<MovementLaunched>, Cluster>
{
    public static readonly Rule Duplicate = new(
        "movement.duplicate",
        "Phong trào \"{0}\" đã được ghi nhận ngày {1} với nội dung khác.",
        "The movement \"{0}\" is already on record for {1}, and differs.",
        "Law 06/2022/QH15: a movement is launched once");

    public override bool MayLieAhead => true;

    public override StreamName Stream => new($"movement-{Id}");

    public override StreamName? Reads =>
        Unit?.Cluster is { } cluster ? Cluster.Stream(cluster) : null;

    public override Decision Decide(Single<MovementLaunched> state, Cluster other)
    {
        var fact = new MovementLaunched(Id, On, Title, By, From, To, Unit);
        if (state.Recorded == fact)
        {
            return Decision.Nothing; // Whatever has become of the cluster since.
        }

        return (Windows.Refuse(From, To) ?? Misplaced(other)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(fact);
    }

    private Refusal? Misplaced(Cluster other) => (Unit?.Unit, Unit?.Cluster) switch
    {
        ({ } unit, _) => AdministrativeUnits.Refuse(unit, On),
        (_, { } cluster) when !other.IsKnown => Cluster.Unknown.BrokenByField("unit", cluster),
        _ => null,
    };
}
