using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Conflicts;

/// <summary>Two sources contradict each other, or one source itself. Both sides are kept.
/// </summary>
[EventName("conflict.raised.v1"), Label("Mâu thuẫn nguồn", "Conflict raised")]
public sealed record ConflictRaised(
    ConflictId Conflict,
    DateOnly On,
    ConflictKind Kind,
    Text Subject,
    Text First,
    Text FirstSource,
    Text Second,
    Text SecondSource,
    Text? Reference,
    UnitId? Unit) : EventOf<Conflict>
{
    public override int RankInDay => 0;

    public override Conflict ApplyTo(Conflict state) => new() { Raised = this };

    public override Refusal? CannotFollow(Conflict before) => before.Raised is { } raised
        ? RaiseConflict.Duplicate.BrokenByField("id", Conflict, raised.On)
        : null;
}

/// <summary>Records that two sources contradict each other. The ledger picks neither.</summary>
/// <param name="Id">The conflict's id.</param>
/// <param name="Kind">What they differ in.</param>
/// <param name="Subject">What they speak of.</param>
/// <param name="First">What the first one says.</param>
/// <param name="FirstSource">The first source.</param>
/// <param name="Second">What the second one says.</param>
/// <param name="SecondSource">The second source; it may be the first one again.</param>
/// <param name="On">The day on which both were known.</param>
/// <param name="Reference">The value of an authority above both, with where it stands.</param>
/// <param name="Unit">The administrative unit; left out for the nation.</param>
[CommandName("raise-conflict"), Label("Ghi mâu thuẫn nguồn", "Raise a conflict")]
public sealed record RaiseConflict(
    [Label("Mã mâu thuẫn", "Conflict id")] ConflictId Id,
    [Label("Loại", "Kind")] ConflictKind Kind,
    [Label("Về", "Subject")] Text Subject,
    [Label("Bên thứ nhất", "First")] Text First,
    [Label("Nguồn thứ nhất", "First source")] Text FirstSource,
    [Label("Bên thứ hai", "Second")] Text Second,
    [Label("Nguồn thứ hai", "Second source")] Text SecondSource,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Giá trị tham chiếu", "Reference")] Text? Reference = null,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null)
    : CommandOf<Conflict>
{
    public static readonly Rule Duplicate = new(
        "conflict.duplicate",
        "Mâu thuẫn \"{0}\" đã được ghi nhận ngày {1} với nội dung khác.",
        "The conflict \"{0}\" is already on record for {1}, and differs.",
        "Event sourcing: one raising per conflict");

    public static readonly Rule SidesAgree = new(
        "conflict.sides-agree",
        "Hai bên cùng nói \"{0}\".",
        "Both sides say \"{0}\".",
        "Logic: what agrees is no contradiction");

    public override StreamName Stream => Conflicts.Conflict.Stream(Id);

    public override Decision Decide(Conflict state) => First == Second
        ? Decision.Refuse(SidesAgree.BrokenByField("second", First))
        : Unit is { } unit && AdministrativeUnits.Refuse(unit, On) is { } misplaced
            ? Decision.Refuse(misplaced)
            : Decision.Record(new ConflictRaised(
                Id, On, Kind, Subject, First, FirstSource, Second, SecondSource, Reference,
                Unit));
}
