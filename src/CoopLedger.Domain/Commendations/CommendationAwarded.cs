using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Commendations;

/// <summary>A recipient was commended for an achievement.</summary>
[EventName("commendation.awarded.v2", Formerly = "commendation.awarded.v1")]
[Label("Khen thưởng", "Awarded")]
public sealed record CommendationAwarded(
    RecipientId Recipient,
    AchievementId Achievement,
    DateOnly On,
    RecipientKind RecipientKind,
    CommendationForm Form,
    Text Authority,
    UnitId Unit,
    Text? Decision,
    AuthorityLevel? Level = null,
    DateOnly? AchievementFrom = null,
    DateOnly? AchievementTo = null,
    Vnd? Prize = null) : EventOf<Commendation>
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
/// <param name="Level">At which level it is decided.</param>
/// <param name="AchievementFrom">The first day of what it is given for.</param>
/// <param name="AchievementTo">The last day of what it is given for.</param>
/// <param name="PrizeVnd">The money that goes with it.</param>
[CommandName("award-commendation"), Label("Khen thưởng", "Award a commendation")]
public sealed record AwardCommendation(
    [Label("Đối tượng", "Recipient")] RecipientId Recipient,
    [Label("Loại đối tượng", "Kind of recipient")] RecipientKind RecipientKind,
    [Label("Hình thức", "Form")] CommendationForm Form,
    [Label("Cấp khen thưởng", "Authority")] Text Authority,
    [Label("Thành tích", "Achievement")] AchievementId Achievement,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày quyết định", "Day of decision")] DateOnly On,
    [Label("Số quyết định", "Decision")] Text? Decision = null,
    [Label("Cấp có thẩm quyền", "Level")] AuthorityLevel? Level = null,
    [Label("Thành tích từ ngày", "Achievement from")] DateOnly? AchievementFrom = null,
    [Label("Thành tích đến ngày", "Achievement to")] DateOnly? AchievementTo = null,
    [Label("Tiền thưởng", "Prize")] Vnd? PrizeVnd = null) : CommandOf<Commendation>
{
    public static readonly Rule Duplicate = new(
        "award.duplicate-for-achievement",
        "\"{0}\" đã được khen thưởng cho thành tích \"{1}\" ngày {2}.",
        "\"{0}\" was already commended for \"{1}\" on {2}.",
        "Law 06/2022/QH15: no two commendations for one achievement");

    public static readonly Rule FormNotInPower = new(
        "award.form-not-in-power",
        "Cấp \"{0}\" không được tặng \"{1}\"; được tặng: {2} ({3}).",
        "The level \"{0}\" may not give \"{1}\"; it may give: {2} ({3}).",
        "Law 06/2022/QH15: who decides which form; the table award-power.csv says what was read");

    public static readonly Rule PeriodAfterDecision = new(
        "award.achievement-after-decision",
        "Thành tích đến ngày {0} là sau ngày quyết định {1}.",
        "The achievement runs to {0}, after the day of the decision, {1}.",
        "Law 06/2022/QH15: what has been achieved is commended");

    public override StreamName Stream => Commendation.Stream(Recipient, Achievement);

    public override Decision Decide(Commendation state) =>
        (AdministrativeUnits.Refuse(Unit, On) ?? RefusePeriod()
            ?? AwardPower.Refuse(Form, Level, On)) is { } refusal
            ? Facts.Decision.Refuse(refusal)
            : Facts.Decision.Record(new CommendationAwarded(
                Recipient, Achievement, On, RecipientKind, Form, Authority, Unit, Decision,
                Level, AchievementFrom, AchievementTo, PrizeVnd));

    private Refusal? RefusePeriod() =>
        AchievementTo > On
            ? PeriodAfterDecision.BrokenByField("achievementTo", AchievementTo.Value, On)
            : Windows.Refuse(AchievementFrom, AchievementTo ?? On, "achievementFrom");
}
