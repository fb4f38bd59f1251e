using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Plans;

/// <summary>A plan, programme or scheme was adopted for a period, in one administrative unit or
/// for the nation.</summary>
[EventName("plan.adopted.v1"), Label("Ban hành kế hoạch", "Plan adopted")]
public sealed record PlanAdopted(
    PlanId Plan,
    DateOnly On,
    Text Title,
    DateOnly From,
    DateOnly To,
    UnitId? Unit,
    Text? Document) : EventOf<Plan>
{
    public override int RankInDay => 0;

    public override Plan ApplyTo(Plan state) => state with { Adopted = this };

    public override Refusal? CannotFollow(Plan before) => before.Adopted is { } adopted
        ? AdoptPlan.AlreadyAdopted.BrokenByField("id", Plan, adopted.On)
        : null;
}

/// <summary>Adopts a plan for a period of days, both ends included.</summary>
/// <param name="Id">The plan's id.</param>
/// <param name="Title">What the plan is called.</param>
/// <param name="From">The first day of its period.</param>
/// <param name="To">The last day of its period.</param>
/// <param name="On">The day of adoption; it may come before the period or within it.</param>
/// <param name="Unit">The administrative unit it is for; the nation when left out.</param>
/// <param name="Document">The document that adopts it, with number and issuer.</param>
[CommandName("adopt-plan"), Label("Ban hành kế hoạch", "Adopt a plan")]
public sealed record AdoptPlan(
    [Label("Mã kế hoạch", "Plan id")] PlanId Id,
    [Label("Tên kế hoạch", "Title")] Text Title,
    [Label("Từ ngày", "First day")] DateOnly From,
    [Label("Đến ngày", "Last day")] DateOnly To,
    [Label("Ngày ban hành", "Day of adoption")] DateOnly On,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null,
    [Label("Văn bản", "Document")] Text? Document = null) : CommandOf<Plan>
{
    public static readonly Rule AlreadyAdopted = new(
        "plan.already-adopted",
        "Kế hoạch \"{0}\" đã được ban hành ngày {1} với nội dung khác.",
        "The plan \"{0}\" is on record as adopted on {1}, and differs.",
        "Event sourcing: one adoption per plan");

    public override bool MayLieAhead => true;

    public override StreamName Stream => Plan.Stream(Id);

    public override Decision Decide(Plan state) =>
        ((Unit is { } unit ? AdministrativeUnits.Refuse(unit, On) : null)
            ?? Windows.Refuse(From, To)) is { } refusal
                ? Decision.Refuse(refusal)
                : Decision.Record(new PlanAdopted(Id, On, Title, From, To, Unit, Document));
}
