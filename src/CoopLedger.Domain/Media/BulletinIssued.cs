using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Media;

/// <summary>A bulletin was issued. Copies (cuốn) are neither issues (số) nor items (tin, bài).
/// </summary>
[EventName("media.bulletin-issued.v1"), Label("Phát hành bản tin", "Bulletin issued")]
public sealed record BulletinIssued(
    BulletinId Bulletin,
    DateOnly On,
    UnitId Unit,
    Text Title,
    Count Copies,
    Count? Issues) : SingleEvent<BulletinIssued>
{
    protected override Refusal RefuseAnother(BulletinIssued recorded) =>
        IssueBulletin.Duplicate.BrokenByField("id", Bulletin, recorded.On);
}

/// <summary>Records that a bulletin was issued.</summary>
/// <param name="Id">The id of this record.</param>
/// <param name="Unit">The administrative unit in which it counts.</param>
/// <param name="Title">The bulletin's title.</param>
/// <param name="Copies">The number of copies, of all issues together.</param>
/// <param name="On">The day of issue, the last one if there are several issues.</param>
/// <param name="Issues">The number of issues.</param>
[CommandName("issue-bulletin"), Label("Phát hành bản tin", "Issue a bulletin")]
public sealed record IssueBulletin(
    [Label("Mã bản tin", "Bulletin id")] BulletinId Id,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Tên bản tin", "Title")] Text Title,
    [Label("Số cuốn", "Copies")] Count Copies,
    [Label("Ngày phát hành", "Day of issue")] DateOnly On,
    [Label("Số kỳ", "Issues")] Count? Issues = null) : CommandOf<Single<BulletinIssued>>
{
    public static readonly Rule Duplicate = new(
        "bulletin.duplicate",
        "Bản tin \"{0}\" đã được ghi nhận phát hành ngày {1} với nội dung khác.",
        "The bulletin \"{0}\" is on record as issued on {1}, and differs.",
        "Statistics: a print run is counted once");

    public static readonly Rule MoreIssuesThanCopies = new(
        "bulletin.more-issues-than-copies",
        "{0} kỳ bản tin không thể chỉ có {1} cuốn.",
        "{0} issues of a bulletin cannot have {1} copies in all.",
        "Statistics: an issue has at least one copy");

    public override StreamName Stream => new($"bulletin-{Id}");

    public override Decision Decide(Single<BulletinIssued> state) =>
        AdministrativeUnits.Refuse(Unit, On) is { } misplaced
            ? Decision.Refuse(misplaced)
            : Issues is { } issues && issues.Value > Copies.Value
                ? Decision.Refuse(MoreIssuesThanCopies.BrokenByField("issues", issues, Copies))
                : Decision.Record(new BulletinIssued(Id, On, Unit, Title, Copies, Issues));
}
