using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Campaigns.ActionMonth;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Campaigns;

public sealed class CampaignTests
{
    private static readonly PlanCampaign Plan = new(
        Month, Title, Day("2024-01-01"), Day("2024-12-31"), Day("2024-01-01"), Theme, new(1),
        Basis);

    private static readonly SetCampaignWindow SetPeak = new(
        Month, CampaignWindowKind.Peak, Day("2024-03-29"), Day("2024-04-29"), Day("2024-01-01"));

    private static readonly CloseCampaign Close = new(Month, Day("2024-12-20"), new("Tốt"));

    [Fact]
    public void A_campaign_is_planned_with_its_theme_its_edition_and_its_basis() =>
        Nothing.When(Plan).Then(Planned);

    [Fact]
    public void A_campaign_may_lie_ahead_with_its_windows()
    {
        Assert.True(Plan.MayLieAhead);
        Assert.True(SetPeak.MayLieAhead);
    }

    [Fact]
    public void A_campaign_is_planned_once_for_each_edition() =>
        Given(Planned).When(Plan with { Edition = new(2) })
            .ThenRefused(PlanCampaign.AlreadyPlanned);

    [Fact]
    public void A_programme_runs_from_its_first_day_to_its_last() =>
        Nothing.When(Plan with { To = Day("2023-12-31") }).ThenRefused(Windows.UpsideDown);

    [Fact]
    public void A_campaign_has_a_nominal_window_and_a_peak_inside_its_programme()
    {
        Given(Planned).When(SetPeak).Then(Peak);
        Given(Planned, Peak).When(SetPeak with
        {
            Kind = CampaignWindowKind.Nominal,
            From = Day("2024-04-01"),
            To = Day("2024-04-30"),
        }).Then(Nominal);
    }

    [Fact]
    public void A_window_lies_inside_the_programme()
    {
        Given(Planned).When(SetPeak with { From = Day("2023-12-31") })
            .ThenRefused(SetCampaignWindow.Outside);
        Given(Planned).When(SetPeak with { To = Day("2025-01-01") })
            .ThenRefused(SetCampaignWindow.Outside);
        Given(Planned).When(SetPeak with { From = Day("2024-01-01"), To = Day("2024-12-31") })
            .Then(Peak with { From = Day("2024-01-01"), To = Day("2024-12-31") });
    }

    [Fact]
    public void A_campaign_has_one_window_of_each_kind()
    {
        Given(Planned, Peak).When(SetPeak with { To = Day("2024-04-28") })
            .ThenRefused(SetCampaignWindow.AlreadySet);
        Given(Planned).When(SetPeak with { To = Day("2024-03-28") })
            .ThenRefused(Windows.UpsideDown);
    }

    [Fact]
    public void Nothing_happens_in_a_campaign_that_is_not_planned()
    {
        Nothing.When(SetPeak).ThenRefused(Campaign.Unknown);
        Nothing.When(Close).ThenRefused(Campaign.Unknown);
        Nothing.When(LaunchIt).ThenRefused(Campaign.Unknown);
        Nothing.When(AdoptIt).ThenRefused(Campaign.Unknown);
    }

    [Fact]
    public void A_campaign_is_closed_once()
    {
        Given(Planned).When(Close).Then(Closed);
        Given(Planned, Closed).When(Close with { Results = null })
            .ThenRefused(Campaign.AlreadyClosed);
    }

    [Fact]
    public void Nothing_more_happens_in_a_campaign_that_is_closed()
    {
        var story = Given(Planned, Closed with { On = Day("2024-01-31") });
        story.When(AdoptIt).ThenRefused(Campaign.AlreadyClosed);
        story.When(LaunchIt).ThenRefused(Campaign.AlreadyClosed);
        Given(Planned, Launched).When(Close with { On = Day("2024-04-01") })
            .ThenLaterFactStands(2, Campaign.AlreadyClosed);
    }

    // Trap 20
    [Fact]
    public void Launches_activities_and_closings_have_taken_place()
    {
        Assert.False(LaunchIt.MayLieAhead);
        Assert.False(Close.MayLieAhead);
        Assert.False(RecordIt.MayLieAhead);
    }
}
