using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Conferences;

/// <summary>A conference.</summary>
public sealed record ConferenceId(string Text) : Id(Text);

/// <summary>What a conference is for.</summary>
/// <remarks>Convention of the field. The default value is the review of a year's emulation.
/// </remarks>
public enum ConferenceKind
{
    [Label("Tổng kết thi đua", "Emulation review"), Also("tong-ket-thi-dua-khen-thuong")]
    EmulationReview,

    [Label("Sơ kết, tổng kết kế hoạch", "Plan review"), Also("so-ket", "tong-ket")]
    PlanReview,

    [Label("Triển khai, quán triệt", "Dissemination"), Also("trien-khai", "quan-triet")]
    Dissemination,

    [Label("Hội thảo", "Workshop"), Also("toa-dam", "seminar")]
    Workshop,

    [Label("Đối thoại", "Dialogue")]
    Dialogue,

    [Label("Khác", "Other")]
    Other,
}

/// <summary>A conference (hội nghị) was held.</summary>
[EventName("conference.held.v1"), Label("Hội nghị", "Conference held")]
public sealed record ConferenceHeld(
    ConferenceId Conference,
    DateOnly On,
    ConferenceKind Kind,
    UnitId Unit,
    Text? Title,
    Text? Host,
    Text? Venue,
    Count? Attendance,
    DateOnly? From) : SingleEvent<ConferenceHeld>
{
    protected override Refusal RefuseAnother(ConferenceHeld recorded) =>
        HoldConference.Duplicate.BrokenByField("id", Conference, recorded.On);
}

/// <summary>Records a conference.</summary>
/// <param name="Id">The conference's id.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Unit">The administrative unit in which it was held.</param>
/// <param name="On">The day; the last one when it took several.</param>
/// <param name="Title">Its title.</param>
/// <param name="Host">The body that held it.</param>
/// <param name="Venue">Where it was held.</param>
/// <param name="Attendance">How many attended.</param>
/// <param name="From">The first day, when it took several.</param>
[CommandName("hold-conference"), Label("Tổ chức hội nghị", "Hold a conference")]
public sealed record HoldConference(
    [Label("Mã hội nghị", "Conference id")] ConferenceId Id,
    [Label("Loại", "Kind")] ConferenceKind Kind,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Tên", "Title")] Text? Title = null,
    [Label("Đơn vị tổ chức", "Host")] Text? Host = null,
    [Label("Địa điểm", "Venue")] Text? Venue = null,
    [Label("Số người dự", "Attendance")] Count? Attendance = null,
    [Label("Từ ngày", "First day")] DateOnly? From = null) : CommandOf<Single<ConferenceHeld>>
{
    public static readonly Rule Duplicate = new(
        "conference.duplicate",
        "Hội nghị \"{0}\" đã được ghi nhận ngày {1} với nội dung khác.",
        "The conference \"{0}\" is already on record for {1}, and differs.",
        "Statistics: a conference is counted once");

    public override StreamName Stream => new($"conference-{Id}");

    public override Decision Decide(Single<ConferenceHeld> state) =>
        (AdministrativeUnits.Refuse(Unit, On) ?? Windows.Refuse(From, On)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new ConferenceHeld(
                Id, On, Kind, Unit, Title, Host, Venue, Attendance, From));
}
