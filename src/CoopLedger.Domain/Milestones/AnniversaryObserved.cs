using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Milestones;

/// <summary>An anniversary.</summary>
public sealed record AnniversaryId(string Text) : Id(Text);

/// <summary>An anniversary came round: so many years since a founding.</summary>
[EventName("anniversary.observed.v1"), Label("Kỷ niệm", "Anniversary observed")]
public sealed record AnniversaryObserved(
    AnniversaryId Anniversary,
    DateOnly On,
    Text Subject,
    DateOnly FoundedOn,
    Count Years,
    UnitId? Unit) : SingleEvent<AnniversaryObserved>
{
    protected override Refusal RefuseAnother(AnniversaryObserved recorded) =>
        ObserveAnniversary.Duplicate.BrokenByField("id", Anniversary, recorded.On);
}

/// <summary>Records an anniversary; the years are those between the two days.</summary>
/// <param name="Id">The anniversary's id.</param>
/// <param name="Subject">Of what.</param>
/// <param name="FoundedOn">The day from which the years are counted.</param>
/// <param name="Years">How many years.</param>
/// <param name="On">The day of the anniversary.</param>
/// <param name="Unit">The administrative unit; left out for the nation.</param>
[CommandName("observe-anniversary"), Label("Ghi kỷ niệm", "Observe an anniversary")]
public sealed record ObserveAnniversary(
    [Label("Mã kỷ niệm", "Anniversary id")] AnniversaryId Id,
    [Label("Kỷ niệm về", "Subject")] Text Subject,
    [Label("Ngày thành lập", "Founded on")] DateOnly FoundedOn,
    [Label("Số năm", "Years")] Count Years,
    [Label("Ngày kỷ niệm", "Day")] DateOnly On,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null)
    : CommandOf<Single<AnniversaryObserved>>
{
    public static readonly Rule Duplicate = new(
        "anniversary.duplicate",
        "Kỷ niệm \"{0}\" đã được ghi nhận ngày {1} với nội dung khác.",
        "The anniversary \"{0}\" is already on record for {1}, and differs.",
        "Event sourcing: one fact for one id");

    public static readonly Rule YearsWrong = new(
        "anniversary.years-wrong",
        "Từ {0} đến {1} không phải tròn {2} năm.",
        "From {0} to {1} it is not {2} years.",
        "Arithmetic: an anniversary falls on the day of the founding");

    // Anniversaries are announced before they come round.
    public override bool MayLieAhead => true;

    public override StreamName Stream => new($"anniversary-{Id}");

    public override Decision Decide(Single<AnniversaryObserved> state) =>
        On.Year - FoundedOn.Year != Years.Value || FoundedOn.AddYears(Years.Value) != On
            ? Decision.Refuse(YearsWrong.BrokenByField("years", FoundedOn, On, $"{Years}"))
            : Unit is { } unit && AdministrativeUnits.Refuse(unit, On) is { } misplaced
                ? Decision.Refuse(misplaced)
                : Decision.Record(
                    new AnniversaryObserved(Id, On, Subject, FoundedOn, Years, Unit));
}
