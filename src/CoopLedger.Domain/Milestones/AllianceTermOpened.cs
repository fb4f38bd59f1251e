using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Milestones;

/// <summary>A term (nhiệm kỳ) of an alliance's committee began, or was seen running.</summary>
[EventName("alliance.term-opened.v2"), Label("Nhiệm kỳ Liên minh", "Alliance term opened")]
public sealed record AllianceTermOpened(
    UnitId? Unit, Year FromYear, Year ToYear, DateOnly On) : SingleEvent<AllianceTermOpened>
{
    protected override Refusal RefuseAnother(AllianceTermOpened recorded) =>
        OpenAllianceTerm.Duplicate.BrokenByField("from", FromYear, recorded.ToYear, recorded.On);
}

/// <summary>Records a term of an alliance's committee.</summary>
/// <param name="From">The first year of the term.</param>
/// <param name="To">The last year of the term.</param>
/// <param name="On">The first day of the term, or the day on which the source sees it run.</param>
/// <param name="Unit">The unit of the alliance; left out for the national one.</param>
[CommandName("open-alliance-term"), Label("Ghi nhiệm kỳ Liên minh", "Open an alliance term")]
public sealed record OpenAllianceTerm(
    [Label("Từ năm", "First year")] Year From,
    [Label("Đến năm", "Last year")] Year To,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null)
    : CommandOf<Single<AllianceTermOpened>>
{
    public static readonly Rule Duplicate = new(
        "alliance.term-known",
        "Nhiệm kỳ từ năm {0} đã được ghi nhận là đến năm {1}, ngày {2}.",
        "The term from {0} is on record as running to {1}, for {2}.",
        "Charter of the Vietnam Cooperative Alliance (Decision 1328/QĐ-TTg): one term at a time");

    public static readonly Rule UpsideDown = new(
        "alliance.term-upside-down",
        "Nhiệm kỳ từ năm {0} không thể kết thúc năm {1}.",
        "A term from {0} cannot end in {1}.",
        "A term runs from its first year to its last");

    public override StreamName Stream =>
        new(Unit is { } unit ? $"term-{From}:{unit}" : $"term-{From}");

    public override Decision Decide(Single<AllianceTermOpened> state) =>
        From.Number >= To.Number
            ? Decision.Refuse(UpsideDown.BrokenByField("to", From, To))
            : Unit is { } unit && AdministrativeUnits.Refuse(unit, On) is { } misplaced
                ? Decision.Refuse(misplaced)
                : Decision.Record(new AllianceTermOpened(Unit, From, To, On));
}
