using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Commendations;

public sealed class CommendationTests
{
    private static readonly RecipientId Recipient = new("tap-the-1");
    private static readonly AchievementId Achievement = new("thi-dua-2023");
    private static readonly Text Authority = new("UBND tỉnh Phú Thọ");

    private static AwardCommendation Award(string on) => new(
        Recipient, RecipientKind.Collective, CommendationForm.BangKhen, Authority, Achievement,
        PhuTho, Day(on));

    private static CommendationAwarded Awarded(string on) => new(
        Recipient, Achievement, Day(on), RecipientKind.Collective, CommendationForm.BangKhen,
        Authority, PhuTho, null);

    private static RevokeCommendation Revoke(string on) =>
        new(Recipient, Achievement, Day(on), RevocationGround.Fraud);

    private static CommendationRevoked Revoked(string on) => new(
        Recipient, Achievement, Day(on), RecipientKind.Collective, CommendationForm.BangKhen,
        PhuTho, RevocationGround.Fraud);

    [Fact]
    public void A_recipient_is_commended_for_an_achievement() =>
        Nothing.When(Award("2023-10-10") with { Decision = new Text("123/QĐ-UBND") })
            .Then(Awarded("2023-10-10") with { Decision = new Text("123/QĐ-UBND") });

    [Fact]
    public void One_achievement_is_commended_once()
    {
        var story = Given(Awarded("2023-10-10"));
        story.When(Award("2023-10-11")).ThenRefused(AwardCommendation.Duplicate);
        story.When(Award("2023-10-10") with { Form = CommendationForm.GiayKhen })
            .ThenRefused(AwardCommendation.Duplicate);
        story.When(Award("2023-10-09")).ThenLaterFactStands(1, AwardCommendation.Duplicate);
    }

    [Fact]
    public void Each_achievement_of_a_recipient_has_a_stream_of_its_own()
    {
        var other = Award("2023-10-10") with { Achievement = new("thang-hanh-dong-2024") };
        Assert.NotEqual(Award("2023-10-10").Stream, other.Stream);
        Assert.NotEqual(
            Commendation.Stream(new("a"), new("b-c")), Commendation.Stream(new("a-b"), new("c")));
        Assert.Equal(Award("2023-10-10").Stream, Revoke("2023-12-01").Stream);
    }

    [Fact]
    public void A_commendation_counts_in_a_unit_that_exists_on_its_day()
    {
        Nothing.When(Award("2025-07-01")).ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(Award("2025-06-30") with { Unit = PhuTho2025 })
            .ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(Award("2023-10-10") with { Unit = new("nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
    }

    [Fact]
    public void A_revocation_repeats_what_it_revokes()
    {
        Given(Awarded("2023-10-10")).When(Revoke("2023-12-01")).Then(Revoked("2023-12-01"));
        Given(Awarded("2023-10-10")).When(Revoke("2023-10-10")).Then(Revoked("2023-10-10"));
    }

    [Fact]
    public void What_was_not_awarded_by_then_is_not_revoked()
    {
        Nothing.When(Revoke("2023-12-01")).ThenRefused(RevokeCommendation.NotFound);
        Given(Awarded("2023-10-10")).When(Revoke("2023-10-09"))
            .ThenRefused(RevokeCommendation.NotFound);
    }

    [Fact]
    public void A_commendation_is_revoked_once()
    {
        var story = Given(Awarded("2023-10-10"), Revoked("2023-12-01"));
        story.When(Revoke("2023-12-01")).ThenNothing();
        story.When(Revoke("2023-12-02")).ThenRefused(RevokeCommendation.AlreadyRevoked);
        story.When(Revoke("2023-12-01") with { Ground = RevocationGround.FalseFile })
            .ThenRefused(RevokeCommendation.AlreadyRevoked);
        story.When(Revoke("2023-11-01"))
            .ThenLaterFactStands(2, RevokeCommendation.AlreadyRevoked);
    }

    [Fact]
    public void After_a_revocation_the_achievement_may_be_commended_again()
    {
        var story = Given(Awarded("2023-10-10"), Revoked("2023-12-01"));
        story.When(Award("2024-02-01")).Then(Awarded("2024-02-01"));
        Given(Awarded("2023-10-10"), Revoked("2023-12-01"), Awarded("2024-02-01"))
            .When(Revoke("2024-03-01")).Then(Revoked("2024-03-01"));
    }

    [Fact]
    public void A_revoked_award_is_not_corrected_away_from_its_revocation()
    {
        var story = Given(Awarded("2023-10-10"), Revoked("2023-12-01"));
        story.When(Correct(Award("2023-10-10") with { Form = CommendationForm.GiayKhen }))
            .ThenLaterFactStands(2, RevokeCommendation.Differs);
        story.When(Correct(Award("2023-10-10") with { Unit = HoaBinh }))
            .ThenLaterFactStands(2, RevokeCommendation.Differs);
        story.When(new ReverseFact(FactReference.Parse("1"), Day("2024-01-15"), Reason))
            .ThenLaterFactStands(2, RevokeCommendation.NotFound);
    }

    private static CorrectFact Correct(AwardCommendation replacement) =>
        new(FactReference.Parse("1"), Day("2024-01-15"), Reason, replacement);
}
