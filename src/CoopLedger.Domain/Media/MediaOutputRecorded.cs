using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Media;

/// <summary>Outputs were published: how many of one kind, on which channels. One item on two
/// channels is one.</summary>
[EventName("media.output-recorded.v1"), Label("Tin, bài tuyên truyền", "Media output recorded")]
public sealed record MediaOutputRecorded(
    MediaOutputId Output,
    DateOnly On,
    DateOnly? From,
    UnitId Unit,
    ChannelSet Channels,
    MediaKind Kind,
    Count Count) : SingleEvent<MediaOutputRecorded>
{
    protected override Refusal RefuseAnother(MediaOutputRecorded recorded) =>
        RecordMediaOutput.Duplicate.BrokenByField("id", Output, recorded.On);
}

/// <summary>Records outputs that were published about cooperatives.</summary>
/// <param name="Id">The id of this record.</param>
/// <param name="Unit">The administrative unit in which they count.</param>
/// <param name="Channels">The channel; several joined by + when items are on more than one, or
/// when it was not told which is on which: each item is counted once.</param>
/// <param name="Kind">Article, news item, report or post.</param>
/// <param name="Count">How many.</param>
/// <param name="On">The last day; the day on which they count.</param>
/// <param name="From">The first day, not after the last.</param>
[CommandName("record-media-output"), Label("Ghi tin, bài tuyên truyền", "Record a media output")]
public sealed record RecordMediaOutput(
    [Label("Mã", "Id")] MediaOutputId Id,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Kênh", "Channels")] ChannelSet Channels,
    [Label("Thể loại", "Kind")] MediaKind Kind,
    [Label("Số lượng", "Count")] Count Count,
    [Label("Ngày", "Last day")] DateOnly On,
    [Label("Từ ngày", "First day")] DateOnly? From = null)
    : CommandOf<Single<MediaOutputRecorded>>
{
    public static readonly Rule Duplicate = new(
        "media.duplicate",
        "Tin, bài \"{0}\" đã được ghi nhận cho ngày {1} với nội dung khác.",
        "The media output \"{0}\" is already on record for {1}, and differs.",
        "Statistics: an item is counted once");

    public override StreamName Stream => new($"media-{Id}");

    public override Decision Decide(Single<MediaOutputRecorded> state) =>
        (AdministrativeUnits.Refuse(Unit, On) ?? Windows.Refuse(From, On)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new MediaOutputRecorded(
                Id, On, From, Unit, Channels, Kind, Count));
}
