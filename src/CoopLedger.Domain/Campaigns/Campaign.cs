using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Campaigns;

/// <summary>What is known of a campaign on a day: its windows, and what each alliance has done.
/// </summary>
public sealed record Campaign : IState<Campaign>
{
    public static readonly Rule Unknown = new(
        "campaign.unknown",
        "Chiến dịch \"{0}\" chưa được lập kế hoạch tính đến {1} (plan-campaign).",
        "The campaign \"{0}\" has not been planned by {1} (plan-campaign).",
        "Campaigning: everything in a campaign follows its plan");

    public static readonly Rule AlreadyClosed = new(
        "campaign.already-closed",
        "Chiến dịch \"{0}\" đã tổng kết ngày {1}.",
        "The campaign \"{0}\" was closed on {1}.",
        "Campaigning: a campaign is summed up once, when nothing more is to come");

    public static Campaign Initial { get; } = new();

    /// <summary>The plan of it; <see langword="null"/> before it.</summary>
    public CampaignPlanned? Planned { get; init; }

    /// <summary>The narrower windows inside the programme, one of each kind at the most.</summary>
    public ImmutableSortedDictionary<CampaignWindowKind, CampaignWindowSet> Windows { get; init; } =
        ImmutableSortedDictionary<CampaignWindowKind, CampaignWindowSet>.Empty;

    /// <summary>The alliances that take part, by the text of their unit's id.</summary>
    public ImmutableSortedDictionary<string, CampaignAdopted> Adoptions { get; init; } =
        ImmutableSortedDictionary.Create<string, CampaignAdopted>(StringComparer.Ordinal);

    /// <summary>The content groups of each alliance, in the order of their ordinals.</summary>
    public ImmutableArray<CampaignPillarAdded> Pillars { get; init; } = [];

    /// <summary>The launches, by the text of the unit's id.</summary>
    public ImmutableSortedDictionary<string, CampaignLaunched> Launches { get; init; } =
        ImmutableSortedDictionary.Create<string, CampaignLaunched>(StringComparer.Ordinal);

    /// <summary>The activities, by the text of their id.</summary>
    public ImmutableSortedDictionary<string, CampaignActivityRecorded> Activities { get; init; } =
        ImmutableSortedDictionary.Create<string, CampaignActivityRecorded>(
            StringComparer.Ordinal);

    public CampaignClosed? Closed { get; init; }

    public static StreamName Stream(CampaignId id) => new($"campaign-{id}");

    /// <summary>How many pillars an alliance has.</summary>
    public int PillarsOf(UnitId unit) => Pillars.Count(pillar => pillar.Unit == unit);

    /// <summary>Why nothing can happen in the campaign on the day, if so.</summary>
    public Refusal? RefuseUnlessOpen(CampaignId id, DateOnly day) =>
        Planned is null ? Unknown.BrokenByField("campaign", id, day)
        : Closed is { } closed ? AlreadyClosed.BrokenByField("campaign", id, closed.On)
        : null;
}
