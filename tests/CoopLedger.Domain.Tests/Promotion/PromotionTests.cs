using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Promotion;

public sealed class PromotionTests
{
    private static readonly FairId Fair = new("den-hung-2023");

    private static ParticipateInPromotion Participate(string on, int types = 5) =>
        new(Htx, Fair, new Count(types), Day(on), PromotionPlace.OutsideProvince);

    private static PromotionParticipated Participated(string on) => new(
        Htx, Fair, Day(on), PhuTho, OrganisationKind.Cooperative, new Count(5),
        PromotionPlace.OutsideProvince);

    [Fact]
    public void A_participation_counts_where_its_organisation_is_wherever_the_fair_is()
    {
        Nothing.Beside(Founded).When(Participate("2023-04-25")).Then(Participated("2023-04-25"));
        Nothing.Beside(Founded).When(Participate("2023-04-25") with { Place = null })
            .Then(Participated("2023-04-25") with { Place = null });
    }

    [Fact]
    public void An_organisation_takes_part_in_a_fair_once()
    {
        var story = Given(Participated("2023-04-25")).Beside(Founded);
        story.When(Participate("2023-04-25", 6)).ThenRefused(ParticipateInPromotion.Duplicate);
        story.When(Participate("2023-04-26")).ThenRefused(ParticipateInPromotion.Duplicate);
        story.When(Participate("2023-04-24"))
            .ThenLaterFactStands(1, ParticipateInPromotion.Duplicate);
    }

    [Fact]
    public void Only_an_organisation_that_there_is_takes_part()
    {
        Nothing.Beside(Founded).When(Participate("2023-03-13")).ThenRefused(Organisation.Unknown);
        Nothing.Beside(Founded, Dissolved("2023-04-01")).When(Participate("2023-04-25"))
            .ThenRefused(Organisation.Dissolved);
    }
}
