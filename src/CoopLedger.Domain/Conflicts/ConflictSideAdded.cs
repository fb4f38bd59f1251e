using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Conflicts;

/// <summary>A further source says something else again.</summary>
[EventName("conflict.side-added.v1"), Label("Thêm bên mâu thuẫn", "Side added")]
public sealed record ConflictSideAdded(ConflictId Conflict, DateOnly On, Text Value, Text Source)
    : EventOf<Conflict>
{
    public override Conflict ApplyTo(Conflict state) =>
        state with { Further = state.Further.Add(this) };

    public override Refusal? CannotFollow(Conflict before) =>
        before.Raised is null ? Conflicts.Conflict.Unknown.BrokenByField("conflict", Conflict, On)
        : before.Sides.Contains((Value, Source))
            ? AddConflictSide.Known.BrokenByField("value", Conflict, Value, Source)
            : null;
}

/// <summary>Adds what a further source says to a conflict, resolved or not.</summary>
/// <param name="Conflict">The conflict.</param>
/// <param name="Value">What the source says.</param>
/// <param name="Source">The source.</param>
/// <param name="On">The day on which it was known.</param>
[CommandName("add-conflict-side"), Label("Thêm bên mâu thuẫn", "Add a side to a conflict")]
public sealed record AddConflictSide(
    [Label("Mâu thuẫn", "Conflict")] ConflictId Conflict,
    [Label("Nội dung", "Value")] Text Value,
    [Label("Nguồn", "Source")] Text Source,
    [Label("Ngày", "Day")] DateOnly On) : CommandOf<Conflict>
{
    public static readonly Rule Known = new(
        "conflict.side-known",
        "Mâu thuẫn \"{0}\" đã có \"{1}\" từ nguồn \"{2}\".",
        "The conflict \"{0}\" has \"{1}\" from \"{2}\" already.",
        "Event sourcing: one fact for one side");

    public override StreamName Stream => Conflicts.Conflict.Stream(Conflict);

    public override Decision Decide(Conflict state) =>
        Decision.Record(new ConflictSideAdded(Conflict, On, Value, Source));
}
