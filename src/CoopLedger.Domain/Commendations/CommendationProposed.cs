using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Commendations;

/// <summary>A recipient was proposed for a commendation. It counts as no commendation.</summary>
[EventName("commendation.proposed.v1"), Label("Đề nghị khen thưởng", "Commendation proposed")]
public sealed record CommendationProposed(
    RecipientId Recipient,
    AchievementId Achievement,
    DateOnly On,
    RecipientKind RecipientKind,
    CommendationForm Form,
    UnitId Unit,
    Text? By,
    DateOnly? AchievementFrom,
    DateOnly? AchievementTo) : SingleEvent<CommendationProposed>
{
    protected override Refusal RefuseAnother(CommendationProposed recorded) =>
        ProposeCommendation.Duplicate.BrokenByField(
            "achievement", Recipient, Achievement, recorded.On);
}

/// <summary>Proposes a recipient for a commendation: once for each achievement.</summary>
/// <param name="Recipient">An opaque reference to the recipient, never a person's name.</param>
/// <param name="RecipientKind">Collective, individual or household.</param>
/// <param name="Form">The form proposed.</param>
/// <param name="Achievement">What it is proposed for.</param>
/// <param name="Unit">The administrative unit of the recipient.</param>
/// <param name="On">The day of the proposal.</param>
/// <param name="By">The body that proposes.</param>
/// <param name="AchievementFrom">The first day of what it is proposed for.</param>
/// <param name="AchievementTo">The last day of what it is proposed for.</param>
[CommandName("propose-commendation")]
[Label("Đề nghị khen thưởng", "Propose a commendation")]
public sealed record ProposeCommendation(
    [Label("Đối tượng", "Recipient")] RecipientId Recipient,
    [Label("Loại đối tượng", "Kind of recipient")] RecipientKind RecipientKind,
    [Label("Hình thức", "Form")] CommendationForm Form,
    [Label("Thành tích", "Achievement")] AchievementId Achievement,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày đề nghị", "Day of proposal")] DateOnly On,
    [Label("Cơ quan đề nghị", "Proposed by")] Text? By = null,
    [Label("Thành tích từ ngày", "Achievement from")] DateOnly? AchievementFrom = null,
    [Label("Thành tích đến ngày", "Achievement to")] DateOnly? AchievementTo = null)
    : CommandOf<Single<CommendationProposed>>
{
    public static readonly Rule Duplicate = new(
        "award.already-proposed",
        "\"{0}\" đã được đề nghị khen thưởng về \"{1}\" ngày {2} với nội dung khác.",
        "\"{0}\" was already proposed for \"{1}\" on {2}, and differs.",
        "Law 06/2022/QH15: no two commendations for one achievement");

    public override StreamName Stream => new($"proposal-{Recipient}:{Achievement}");

    public override Decision Decide(Single<CommendationProposed> state) =>
        (AdministrativeUnits.Refuse(Unit, On)
            ?? Windows.Refuse(AchievementFrom, AchievementTo ?? On, "achievementFrom"))
        is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new CommendationProposed(
                Recipient, Achievement, On, RecipientKind, Form, Unit, By, AchievementFrom,
                AchievementTo));
}
