using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Commendations;

/// <summary>A recipient was commended for an achievement.</summary>
[EventName("commendation.awarded.v1"), Label("Khen thưởng", "Awarded")]
public sealed record CommendationAwarded(
    RecipientId Recipient,
    AchievementId Achievement,
    DateOnly On,
    RecipientKind RecipientKind,
    CommendationForm Form,
    Text Authority,
    UnitId Unit,
    Text? Decision) : EventOf<Commendation>
{
    public override int RankInDay => 0;

    public override Commendation ApplyTo(Commendation state) => state with { Award = this };

    public override Refusal? CannotFollow(Commendation before) =>
        before.Award is { } award
            ? AwardCommendation.Duplicate.BrokenByField(
                "achievement", Recipient, Achievement, award.On)
            : null;
}

/// <summary>Commends a recipient for an achievement: once for each achievement.</summary>
/// <param name="Recipient">An opaque reference to the recipient, never a person's name.</param>
/// <param name="RecipientKind">Collective, individual or household.</param>
/// <param name="Form">The form of commendation.</param>
/// <param name="Authority">The body that commends.</param>
/// <param name="Achievement">What it is given for.</param>
/// <param name="Unit">The administrative unit in which it counts.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="Decision">The number of the decision.</param>
[CommandName("award-commendation"), Label("Khen thưởng", "Award a commendation")]
public sealed record AwardCommendation(
    [Label("Đối tượng", "Recipient")] RecipientId Recipient,
    [Label("Loại đối tượng", "Kind of recipient")] RecipientKind RecipientKind,
    [Label("Hình thức", "Form")] CommendationForm Form,
    [Label("Cấp khen thưởng", "Authority")] Text Authority,
    [Label("Thành tích", "Achievement")] AchievementId Achievement,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày quyết định", "Day of decision")] DateOnly On,
    [Label("Số quyết định", "Decision")] Text? Decision = null) : CommandOf<Commendation>
{
    public static readonly Rule Duplicate = new(
        "award.duplicate-for-achievement",
        "\"{0}\" đã được khen thưởng cho thành tích \"{1}\" ngày {2}.",
        "\"{0}\" was already commended for \"{1}\" on {2}.",
        "Law 06/2022/QH15: no two commendations for one achievement");

    public override StreamName Stream => Commendation.Stream(Recipient, Achievement);

    public override Decision Decide(Commendation state) =>
        AdministrativeUnits.Refuse(Unit, On) is { } misplaced
            ? Facts.Decision.Refuse(misplaced)
            : Facts.Decision.Record(new CommendationAwarded(
                Recipient, Achievement, On, RecipientKind, Form, Authority, Unit, Decision));
}
