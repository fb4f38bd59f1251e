using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Contests;

/// <summary>A contest (cuộc thi) was held.</summary>
[EventName("contest.held.v1"), Label("Tổ chức cuộc thi", "Contest held")]
public sealed record ContestHeld(
    ContestId Contest,
    DateOnly On,
    DateOnly? From,
    UnitId Unit,
    Text Title,
    Count? Entries) : SingleEvent<ContestHeld>
{
    protected override Refusal RefuseAnother(ContestHeld recorded) =>
        HoldContest.Duplicate.BrokenByField("id", Contest, recorded.On);
}

/// <summary>Records a contest that was held.</summary>
/// <param name="Id">The contest's id.</param>
/// <param name="Unit">The administrative unit in which it counts.</param>
/// <param name="Title">Its title.</param>
/// <param name="On">The last day; the day on which it counts.</param>
/// <param name="From">The first day, not after the last.</param>
/// <param name="Entries">The number of entries.</param>
[CommandName("hold-contest"), Label("Tổ chức cuộc thi", "Hold a contest")]
public sealed record HoldContest(
    [Label("Mã cuộc thi", "Contest id")] ContestId Id,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Tên cuộc thi", "Title")] Text Title,
    [Label("Ngày kết thúc", "Last day")] DateOnly On,
    [Label("Từ ngày", "First day")] DateOnly? From = null,
    [Label("Số bài dự thi", "Entries")] Count? Entries = null) : CommandOf<Single<ContestHeld>>
{
    public static readonly Rule Duplicate = new(
        "contest.duplicate",
        "Cuộc thi \"{0}\" đã được ghi nhận ngày {1} với nội dung khác.",
        "The contest \"{0}\" is already on record for {1}, and differs.",
        "Statistics: a contest is counted once");

    public override StreamName Stream => new($"contest-{Id}");

    public override Decision Decide(Single<ContestHeld> state) =>
        (AdministrativeUnits.Refuse(Unit, On) ?? Windows.Refuse(From, On)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new ContestHeld(Id, On, From, Unit, Title, Entries));
}
