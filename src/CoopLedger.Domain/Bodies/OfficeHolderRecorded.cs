using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Bodies;

/// <summary>A person holds an office of a body, from a day on or as seen on that day.</summary>
[EventName("office.holder-recorded.v1"), Label("Giữ chức vụ", "Office holder recorded")]
public sealed record OfficeHolderRecorded(
    PersonId Person,
    OfficeId Office,
    BodyId Body,
    DateOnly On,
    UnitId? Unit,
    OfficeSeats? Seats,
    Text? Title) : EventOf<Office>
{
    public override int RankInDay => 0;

    public override Office ApplyTo(Office state) =>
        state with { Holders = state.Holders.SetItem(Person, this) };

    public override Refusal? CannotFollow(Office before) =>
        before.Holders.GetValueOrDefault(Person) is { } holder
            ? RecordOfficeHolder.AlreadyHeld.BrokenByField("person", Person, Office, holder.On)
            : null;
}

/// <summary>Records that a person holds an office. Another holder of the same office is no
/// refusal: offices are held from day to day, and sources overlap.</summary>
/// <param name="Person">An opaque reference to the person, never a name.</param>
/// <param name="Office">The office, such as chu-tich.</param>
/// <param name="Body">The body it belongs to.</param>
/// <param name="On">The first day in office, or the day on which the source sees it held.</param>
/// <param name="Unit">The administrative unit of the body; left out for the nation's.</param>
/// <param name="Seats">Whether one or several hold the office at a time.</param>
/// <param name="Title">The office, as printed.</param>
[CommandName("record-office-holder"), Label("Ghi người giữ chức vụ", "Record an office holder")]
public sealed record RecordOfficeHolder(
    [Label("Người giữ chức vụ", "Person")] PersonId Person,
    [Label("Chức vụ", "Office")] OfficeId Office,
    [Label("Cơ quan", "Body")] BodyId Body,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null,
    [Label("Số người", "Seats")] OfficeSeats? Seats = null,
    [Label("Chức danh", "Title")] Text? Title = null) : CommandOf<Office>
{
    public static readonly Rule AlreadyHeld = new(
        "office.already-held",
        "\"{0}\" đã giữ chức vụ \"{1}\" từ ngày {2}.",
        "\"{0}\" has held the office \"{1}\" since {2}.",
        "Convention of the field: an office is entered once and left once");

    public override StreamName Stream => Bodies.Office.Stream(Body, Office, Unit);

    public override Decision Decide(Office state) =>
        Unit is { } unit && AdministrativeUnits.Refuse(unit, On) is { } misplaced
            ? Decision.Refuse(misplaced)
            : Decision.Record(new OfficeHolderRecorded(
                Person, Office, Body, On, Unit, Seats, Title));
}
