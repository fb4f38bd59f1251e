using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Alliances;

/// <summary>A unit's alliance became part of another's. It is neither a dissolution nor the end
/// of a membership: nobody is admitted, and nobody leaves.</summary>
[EventName("alliance.merged.v1"), Label("Hợp nhất Liên minh HTX", "Alliance merged")]
public sealed record AllianceMerged(UnitId Unit, UnitId Into, DateOnly On, Text? Document)
    : EventOf<Alliance>
{
    public override int RankInDay => 9;

    public override Alliance ApplyTo(Alliance state) => state with { Merged = this };

    public override Refusal? CannotFollow(Alliance before) =>
        before.RefuseUnlessOpen(Unit, On, "unit");
}

/// <summary>Merges a unit's alliance into another's, one command for each alliance that ends. Its
/// members are carried over by the absorption of their unit, or else one by one
/// (transfer-membership).</summary>
/// <param name="Unit">The unit whose alliance ends; the unit itself may have ended by then.
/// </param>
/// <param name="Into">The unit whose alliance it becomes part of.</param>
/// <param name="On">The day of the merger.</param>
/// <param name="Document">The decision.</param>
[CommandName("merge-alliance"), Label("Hợp nhất Liên minh HTX", "Merge an alliance")]
public sealed record MergeAlliance(
    [Label("Liên minh của đơn vị", "Alliance of the unit")] UnitId Unit,
    [Label("Hợp nhất vào", "Into that of")] UnitId Into,
    [Label("Ngày hợp nhất", "Day of the merger")] DateOnly On,
    [Label("Văn bản", "Document")] Text? Document = null) : CommandOf<Alliance, Alliance>
{
    public static readonly Rule SelfMerge = new(
        "alliance.self-merge",
        "Liên minh HTX của \"{0}\" không thể hợp nhất vào chính nó.",
        "The alliance of \"{0}\" cannot be merged into itself.",
        "Logic: what others are merged into stays");

    public override StreamName Stream => Alliance.Stream(Unit);

    public override StreamName? Reads => Alliance.Stream(Into);

    public override Decision Decide(Alliance state, Alliance other)
    {
        var fact = new AllianceMerged(Unit, Into, On, Document);
        if (state.Merged == fact)
        {
            return Decision.Nothing; // Whatever has become of the other alliance since.
        }

        return Unit == Into ? Decision.Refuse(SelfMerge.BrokenByField("into", Unit))
            : (AdministrativeUnits.Refuse(Into, On, "into")
                ?? other.RefuseUnlessOpen(Into, On, "into")) is { } refusal
                ? Decision.Refuse(refusal)
                : Decision.Record(fact);
    }
}
