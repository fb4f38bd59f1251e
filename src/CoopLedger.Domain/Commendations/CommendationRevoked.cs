using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Commendations;

/// <summary>The decision to commend was revoked.</summary>
[EventName("commendation.revoked.v2", Formerly = "commendation.revoked.v1")]
[Label("Hủy khen thưởng", "Revoked")]
public sealed record CommendationRevoked(
    RecipientId Recipient,
    AchievementId Achievement,
    DateOnly On,
    RecipientKind RecipientKind,
    CommendationForm Form,
    UnitId Unit,
    RevocationGround Ground,
    AuthorityLevel? Level = null) : EventOf<Commendation>
{
    public override Commendation ApplyTo(Commendation state) =>
        state with { Award = null, Revocation = this };

    public override Refusal? CannotFollow(Commendation before) => before.Award switch
    {
        null => before.Revocation is { } revocation
            ? RevokeCommendation.AlreadyRevoked.BrokenByField(
                "achievement", Recipient, Achievement, revocation.On)
            : RevokeCommendation.NotFound.BrokenByField(
                "achievement", Recipient, Achievement, On),
        var award when (award.Form, award.RecipientKind, award.Unit, award.Level)
            != (Form, RecipientKind, Unit, Level) =>
            RevokeCommendation.Differs.BrokenByField("achievement", Recipient, Achievement),
        _ => null,
    };
}

/// <summary>Revokes a commendation; it no longer counts from that day on.</summary>
/// <param name="Recipient">The recipient.</param>
/// <param name="Achievement">The achievement it was given for.</param>
/// <param name="On">The day of revocation.</param>
/// <param name="Ground">The ground in law.</param>
[CommandName("revoke-commendation"), Label("Hủy khen thưởng", "Revoke a commendation")]
public sealed record RevokeCommendation(
    [Label("Đối tượng", "Recipient")] RecipientId Recipient,
    [Label("Thành tích", "Achievement")] AchievementId Achievement,
    [Label("Ngày hủy", "Day of revocation")] DateOnly On,
    [Label("Căn cứ", "Ground")] RevocationGround Ground) : CommandOf<Commendation>
{
    public static readonly Rule NotFound = new(
        "award.not-found",
        "\"{0}\" chưa được khen thưởng cho thành tích \"{1}\" tính đến {2}.",
        "\"{0}\" has not been commended for \"{1}\" by {2}.",
        "Law 06/2022/QH15, chapter VII");

    public static readonly Rule AlreadyRevoked = new(
        "award.already-revoked",
        "Khen thưởng cho \"{0}\" về \"{1}\" đã bị hủy ngày {2}.",
        "The commendation of \"{0}\" for \"{1}\" was revoked on {2}.",
        "Law 06/2022/QH15, chapter VII");

    public static readonly Rule Differs = new(
        "award.revocation-differs",
        "Khen thưởng cho \"{0}\" về \"{1}\" đã bị hủy với hình thức, đối tượng, đơn vị, cấp khác.",
        "The commendation of \"{0}\" for \"{1}\" had another form, kind, unit or level.",
        "Book-keeping: a closing entry matches what it closes");

    public override StreamName Stream => Commendation.Stream(Recipient, Achievement);

    public override Decision Decide(Commendation state)
    {
        if (state.Award is { } award)
        {
            return Decision.Record(new CommendationRevoked(
                Recipient, Achievement, On, award.RecipientKind, award.Form, award.Unit, Ground,
                award.Level));
        }

        return state.Revocation is not { } revoked
            ? Decision.Refuse(NotFound.BrokenByField("achievement", Recipient, Achievement, On))
            : (revoked.On, revoked.Ground) == (On, Ground)
                ? Decision.Nothing
                : Decision.Refuse(AlreadyRevoked.BrokenByField(
                    "achievement", Recipient, Achievement, revoked.On));
    }
}
