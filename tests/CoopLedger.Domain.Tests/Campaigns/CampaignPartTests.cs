using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Places;
using static CoopLedger.Domain.Tests.Campaigns.ActionMonth;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Campaigns;

/// <summary>What one alliance does in a campaign.</summary>
public sealed class CampaignPartTests
{
    [Fact]
    public void An_alliance_adopts_a_campaign_by_a_document_of_its_own() =>
        Given(Planned).When(AdoptIt).Then(Adopted);

    [Fact]
    public void An_alliance_adopts_a_campaign_once_and_others_may_too()
    {
        Given(Planned, Adopted).When(AdoptIt with { Document = null })
            .ThenRefused(AdoptCampaign.AlreadyAdopted);
        Given(Planned, Adopted).When(AdoptIt with { Unit = YenBai })
            .Then(Adopted with { Unit = YenBai });
    }

    [Fact]
    public void A_unit_of_a_campaign_exists_on_the_day()
    {
        Given(Planned).When(AdoptIt with { Unit = PhuTho2025 })
            .ThenRefused(AdministrativeUnits.NotInForce);
        Given(Planned).When(LaunchIt with { Unit = PhuTho2025 })
            .ThenRefused(AdministrativeUnits.NotInForce);
        Given(Planned).When(RecordIt with { Unit = PhuTho2025 })
            .ThenRefused(AdministrativeUnits.NotInForce);
    }

    [Fact]
    public void Pillars_are_numbered_from_one_without_gaps()
    {
        Given(Planned, Adopted).When(Add(1)).Then(Added(1));
        Given(Planned, Adopted, Added(1)).When(Add(2)).Then(Added(2));
        Given(Planned, Adopted, Added(1)).When(Add(3)).ThenRefused(AddCampaignPillar.Gap);
        Given(Planned, Adopted, Added(1)).When(Add(1) with { Title = new("Khác") })
            .ThenRefused(AddCampaignPillar.Gap);
    }

    [Fact]
    public void Pillars_are_those_of_an_alliance_that_has_adopted_the_campaign() =>
        Given(Planned, Adopted).When(Add(1) with { Unit = YenBai })
            .ThenRefused(AddCampaignPillar.NotAdopted);

    [Fact]
    public void A_launch_tells_the_place_the_part_of_the_day_and_who_attended() =>
        Given(Planned).When(LaunchIt).Then(Launched);

    [Fact]
    public void A_launch_has_a_printed_year_unless_it_says_otherwise() =>
        Given(Planned)
            .When(new LaunchCampaign(Month, DakNong, Day("2024-04-02"), Venue))
            .Then(new CampaignLaunched(
                Month, DakNong, Day("2024-04-02"), Venue, null, null, YearInferred: false));

    [Fact]
    public void A_launch_lies_inside_the_programme()
    {
        var early = Planned with { On = Day("2023-12-01") };
        Given(early).When(LaunchIt with { On = Day("2023-12-31") })
            .ThenRefused(LaunchCampaign.Outside);
        Given(early).When(LaunchIt with { On = Day("2025-01-01") })
            .ThenRefused(LaunchCampaign.Outside);
    }

    [Fact]
    public void An_alliance_launches_a_campaign_once() =>
        Given(Planned, Launched).When(LaunchIt with { On = Day("2024-04-03") })
            .ThenRefused(LaunchCampaign.AlreadyLaunched);

    [Fact]
    public void An_activity_is_told_in_words_or_is_a_fact_of_the_ledger()
    {
        Given(Planned).When(RecordIt).Then(Recorded);
        Given(Planned).When(RecordIt with { Title = null, Event = IdAt(7) })
            .Then(Recorded with { Title = null, Event = IdAt(7) });
        Given(Planned).When(RecordIt with { Title = null, Position = 7 })
            .Then(Recorded with { Title = null, Position = 7 });
    }

    [Fact]
    public void An_activity_says_what_was_done_by_naming_one_fact_at_the_most()
    {
        Given(Planned).When(RecordIt with { Title = null })
            .ThenRefused(RecordCampaignActivity.Empty);
        Given(Planned).When(RecordIt with { Position = 7, Event = IdAt(7) })
            .ThenRefused(RecordCampaignActivity.Empty);
        Given(Planned).When(RecordIt with { Position = 0 })
            .ThenRefused(RecordCampaignActivity.Empty);
    }

    [Fact]
    public void An_activity_is_recorded_once() =>
        Given(Planned, Recorded).When(RecordIt with { Title = new("Khác") })
            .ThenRefused(RecordCampaignActivity.Duplicate);
}
