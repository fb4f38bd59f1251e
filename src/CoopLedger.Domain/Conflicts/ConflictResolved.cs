using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Conflicts;

/// <summary>It was settled how a contradiction is to be read. Its sides stay.</summary>
[EventName("conflict.resolved.v1"), Label("Giải quyết mâu thuẫn", "Conflict resolved")]
public sealed record ConflictResolved(
    ConflictId Conflict, DateOnly On, ConflictKind Kind, UnitId? Unit, Text Resolution)
    : EventOf<Conflict>
{
    public override int RankInDay => 9;

    public override Conflict ApplyTo(Conflict state) => state with { Resolved = this };

    public override Refusal? CannotFollow(Conflict before) => before switch
    {
        { Raised: null } => Conflicts.Conflict.Unknown.BrokenByField("conflict", Conflict, On),
        { Resolved: { } resolved } =>
            ResolveConflict.AlreadyResolved.BrokenByField("conflict", Conflict, resolved.On),
        { Raised: var raised } when (raised.Kind, raised.Unit) != (Kind, Unit) =>
            ResolveConflict.Differs.BrokenByField("conflict", Conflict),
        _ => null,
    };
}

/// <summary>Settles how a conflict is to be read.</summary>
/// <param name="Conflict">The conflict.</param>
/// <param name="Resolution">How it is read, and why.</param>
/// <param name="On">The day.</param>
[CommandName("resolve-conflict"), Label("Giải quyết mâu thuẫn", "Resolve a conflict")]
public sealed record ResolveConflict(
    [Label("Mâu thuẫn", "Conflict")] ConflictId Conflict,
    [Label("Cách giải quyết", "Resolution")] Text Resolution,
    [Label("Ngày", "Day")] DateOnly On) : CommandOf<Conflict>
{
    public static readonly Rule AlreadyResolved = new(
        "conflict.already-resolved",
        "Mâu thuẫn \"{0}\" đã được giải quyết ngày {1} theo cách khác.",
        "The conflict \"{0}\" was resolved on {1} in another way.",
        "Event sourcing: a resolution is taken back before there is another");

    public static readonly Rule Differs = new(
        "conflict.resolution-differs",
        "Mâu thuẫn \"{0}\" đã được giải quyết với loại hoặc đơn vị khác.",
        "The conflict \"{0}\" was resolved with another kind or unit.",
        "Book-keeping: a closing entry matches what it closes");

    public override StreamName Stream => Conflicts.Conflict.Stream(Conflict);

    public override Decision Decide(Conflict state) => state.Raised is { } raised
        ? Decision.Record(
            new ConflictResolved(Conflict, On, raised.Kind, raised.Unit, Resolution))
        : Decision.Refuse(Conflicts.Conflict.Unknown.BrokenByField("conflict", Conflict, On));
}
