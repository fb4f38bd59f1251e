using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Bodies;

/// <summary>A person no longer holds an office after a day.</summary>
[EventName("office.holder-left.v1"), Label("Thôi giữ chức vụ", "Office holder left")]
public sealed record OfficeHolderLeft(
    PersonId Person, OfficeId Office, BodyId Body, DateOnly On, UnitId? Unit, Text? Reason)
    : EventOf<Office>
{
    public override int RankInDay => 9;

    public override Office ApplyTo(Office state) =>
        state with { Holders = state.Holders.Remove(Person) };

    public override Refusal? CannotFollow(Office before) => before.Holders.ContainsKey(Person)
        ? null
        : EndOfficeHolder.NotHeld.BrokenByField("person", Person, Office, On);
}

/// <summary>Records that a person left an office.</summary>
/// <param name="Person">An opaque reference to the person, never a name.</param>
/// <param name="Office">The office, such as chu-tich.</param>
/// <param name="Body">The body it belongs to.</param>
/// <param name="On">The last day in office.</param>
/// <param name="Unit">The administrative unit of the body, as it was recorded.</param>
/// <param name="Reason">Why; no names of persons.</param>
[CommandName("end-office-holder"), Label("Thôi giữ chức vụ", "End an office holder's term")]
public sealed record EndOfficeHolder(
    [Label("Người giữ chức vụ", "Person")] PersonId Person,
    [Label("Chức vụ", "Office")] OfficeId Office,
    [Label("Cơ quan", "Body")] BodyId Body,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null,
    [Label("Lý do", "Reason")] Text? Reason = null) : CommandOf<Office>
{
    public static readonly Rule NotHeld = new(
        "office.not-held",
        "\"{0}\" không giữ chức vụ \"{1}\" vào ngày {2}.",
        "\"{0}\" does not hold the office \"{1}\" on {2}.",
        "Convention of the field: an office is entered once and left once");

    public override StreamName Stream => Bodies.Office.Stream(Body, Office, Unit);

    public override Decision Decide(Office state) =>
        Decision.Record(new OfficeHolderLeft(Person, Office, Body, On, Unit, Reason));
}
