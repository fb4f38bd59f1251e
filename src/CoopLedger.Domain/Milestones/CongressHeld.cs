using CoopLedger.Domain.Bodies;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Milestones;

/// <summary>A congress (đại hội) was held, over one or more days.</summary>
[EventName("congress.held.v1"), Label("Đại hội", "Congress held")]
public sealed record CongressHeld(
    BodyId Body, Count Ordinal, DateOnly On, DateOnly? From, Text? Title)
    : SingleEvent<CongressHeld>
{
    protected override Refusal RefuseAnother(CongressHeld recorded) =>
        HoldCongress.Duplicate.BrokenByField("ordinal", $"{Ordinal}", Body, recorded.On);
}

/// <summary>Records a congress of a body: once for each ordinal.</summary>
/// <param name="Body">The body whose congress it is.</param>
/// <param name="Ordinal">Which congress: 1 is the first.</param>
/// <param name="On">The last day.</param>
/// <param name="From">The first day, when it took several.</param>
/// <param name="Title">Its name.</param>
[CommandName("hold-congress"), Label("Tổ chức đại hội", "Hold a congress")]
public sealed record HoldCongress(
    [Label("Cơ quan", "Body")] BodyId Body,
    [Label("Lần thứ", "Ordinal")] Count Ordinal,
    [Label("Ngày cuối", "Last day")] DateOnly On,
    [Label("Từ ngày", "First day")] DateOnly? From = null,
    [Label("Tên", "Title")] Text? Title = null) : CommandOf<Single<CongressHeld>>
{
    public static readonly Rule Duplicate = new(
        "congress.duplicate",
        "Đại hội lần thứ {0} của \"{1}\" đã được ghi nhận ngày {2} với nội dung khác.",
        "Congress number {0} of \"{1}\" is already on record for {2}, and differs.",
        "Charter of the Vietnam Cooperative Alliance: congresses are numbered");

    public override StreamName Stream => new($"congress-{Body}:{Ordinal.Value}");

    public override Decision Decide(Single<CongressHeld> state) =>
        Windows.Refuse(From, On) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new CongressHeld(Body, Ordinal, On, From, Title));
}
