using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Commendations;

/// <summary>Who may give which form, what for, and what was proposed.</summary>
public sealed class AwardPowerTests
{
    private static readonly AwardCommendation Award = new(
        new("tap-the-1"), RecipientKind.Collective, CommendationForm.BangKhen,
        new("UBND tỉnh Phú Thọ"), new("thi-dua-2024"), PhuTho, Day("2024-10-10"), null,
        AuthorityLevel.Province, Day("2021-01-01"), Day("2024-09-30"), new(1_000_000));

    private static readonly CommendationAwarded Awarded = new(
        Award.Recipient, Award.Achievement, Award.On, RecipientKind.Collective,
        CommendationForm.BangKhen, Award.Authority, PhuTho, null, AuthorityLevel.Province,
        Day("2021-01-01"), Day("2024-09-30"), new(1_000_000));

    private static readonly ProposeCommendation Propose = new(
        Award.Recipient, RecipientKind.Collective, CommendationForm.BangKhen, Award.Achievement,
        PhuTho, Day("2024-08-01"), new("Liên minh HTX tỉnh"), Day("2021-01-01"),
        Day("2024-06-30"));

    private static readonly CommendationProposed Proposed = new(
        Award.Recipient, Award.Achievement, Day("2024-08-01"), RecipientKind.Collective,
        CommendationForm.BangKhen, PhuTho, new("Liên minh HTX tỉnh"), Day("2021-01-01"),
        Day("2024-06-30"));

    [Fact]
    public void A_commendation_says_its_level_its_period_and_its_prize() =>
        Nothing.When(Award).Then(Awarded);

    [Theory]
    [InlineData(AuthorityLevel.Department)]
    [InlineData(AuthorityLevel.District)]
    [InlineData(AuthorityLevel.Commune)]
    [InlineData(AuthorityLevel.Organisation)]
    public void A_level_below_the_province_gives_no_certificate_of_merit(AuthorityLevel level)
    {
        Nothing.When(Award with { Level = level }).ThenRefused(AwardCommendation.FormNotInPower);
        Nothing.When(Award with { Level = level, Form = CommendationForm.GiayKhen })
            .Then(Awarded with { Level = level, Form = CommendationForm.GiayKhen });
    }

    [Fact]
    public void A_refusal_says_what_the_level_may_give_and_whether_the_article_was_read()
    {
        Assert.Equal(
            "The level \"commune\" may not give \"bang-khen\"; it may give: danh-hieu-thi-dua, "
            + "giay-khen (Law 06/2022/QH15 art. 80(3)).",
            Nothing.When(Award with { Level = AuthorityLevel.Commune }).Refusal().English);
        Assert.EndsWith(
            "(Law 06/2022/QH15 (article not seen); chưa kiểm chứng, not verified).",
            Nothing.When(Award with { Form = CommendationForm.HuanChuong }).Refusal().English,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_article_on_record_speaks_of_is_not_judged()
    {
        Nothing.When(Award with { Level = null }).Then(Awarded with { Level = null });
        Nothing.When(Award with { Level = AuthorityLevel.CentralAlliance })
            .Then(Awarded with { Level = AuthorityLevel.CentralAlliance });
        Nothing.When(Award with
        {
            Level = AuthorityLevel.Commune, On = Day("2023-12-31"), AchievementTo = null,
        }).Then(Awarded with
        {
            Level = AuthorityLevel.Commune, On = Day("2023-12-31"), AchievementTo = null,
        });
    }

    [Fact]
    public void What_has_been_achieved_is_commended()
    {
        Nothing.When(Award with { AchievementTo = Day("2024-10-11") })
            .ThenRefused(AwardCommendation.PeriodAfterDecision);
        Nothing.When(Award with { AchievementFrom = Day("2024-10-01") })
            .ThenRefused(Windows.UpsideDown);
    }

    [Fact]
    public void A_revocation_repeats_the_level_of_what_it_revokes()
    {
        var revoked = new CommendationRevoked(
            Award.Recipient, Award.Achievement, Day("2024-12-01"), RecipientKind.Collective,
            CommendationForm.BangKhen, PhuTho, RevocationGround.Fraud, AuthorityLevel.Province);
        Given(Awarded).When(new RevokeCommendation(
            Award.Recipient, Award.Achievement, Day("2024-12-01"), RevocationGround.Fraud))
            .Then(revoked);
        Given(Awarded, revoked).When(new CorrectFact(
            FactReference.Parse("1"), Day("2025-01-15"), Reason,
            Award with { Level = AuthorityLevel.Ministry }))
            .ThenLaterFactStands(2, RevokeCommendation.Differs);
    }

    [Fact]
    public void A_recipient_is_proposed_once_for_an_achievement()
    {
        Nothing.When(Propose).Then(Proposed);
        Given(Proposed).When(Propose with { Form = CommendationForm.GiayKhen })
            .ThenRefused(ProposeCommendation.Duplicate);
        Nothing.When(Propose with { Unit = new("nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
        Nothing.When(Propose with { AchievementFrom = Day("2024-07-01") })
            .ThenRefused(Windows.UpsideDown);
        Assert.NotEqual(Propose.Stream, Award.Stream);
    }

    [Fact]
    public void Every_row_of_the_table_has_a_source()
    {
        Assert.NotEmpty(AwardPower.All);
        Assert.All(AwardPower.All, row => Assert.StartsWith(
            "Law 06/2022/QH15", row.Source, StringComparison.Ordinal));
        Assert.Equal(
            AwardPower.All.Length,
            AwardPower.All.Select(row => (row.Level, row.Form)).Distinct().Count());
    }
}
