using System.Collections.Immutable;
using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Campaigns;

/// <summary>Days, both ends included.</summary>
public sealed record DayWindow(DateOnly From, DateOnly To)
{
    /// <summary>Its length in days: 29/3 to 29/4 are 32.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Which day of it a day is, from 1; <see langword="null"/> outside.</summary>
    public int? DayOf(DateOnly? day) => day is { } inside && inside >= From && inside <= To
        ? inside.DayNumber - From.DayNumber + 1
        : null;

    internal DayWindow? Within(DateOnly? from, DateOnly to)
    {
        var (first, last) = (from > From ? from.Value : From, to < To ? to : To);
        return first <= last ? new(first, last) : null;
    }
}

/// <summary>A campaign as it stands on a day: its windows, and what each alliance has done.
/// </summary>
/// <param name="State">The campaign at the end of the day.</param>
public sealed record CampaignSheet(Campaign State)
{
    public CampaignPlanned Planned => State.Planned!;

    public CampaignId Id => Planned.Campaign;

    public DayWindow Programme => new(Planned.From, Planned.To);

    /// <summary>The time that the title names, if it was set.</summary>
    public DayWindow? Nominal => WindowOf(CampaignWindowKind.Nominal);

    public DayWindow? Peak => WindowOf(CampaignWindowKind.Peak);

    /// <summary>The alliances that adopted it, launched it or did something in it, in order of
    /// the unit's id.</summary>
    public IEnumerable<CampaignPart> Parts => State.Adoptions.Keys
        .Concat(State.Launches.Keys)
        .Concat(State.Activities.Values.Select(activity => activity.Unit.Text))
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .Select(unit => new CampaignPart(this, new(unit)));

    /// <summary>The units over which its results are counted: those that adopted it;
    /// <see langword="null"/> for the nation when none did.</summary>
    internal ImmutableSortedSet<string>? Units => State.Adoptions.IsEmpty
        ? null
        : State.Adoptions.Keys.ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>The campaigns that are planned by a day, in order of id.</summary>
    public static IEnumerable<CampaignSheet> Known(Projection projection, Question question) =>
        projection.Facts.Of<Campaign>(question.KnownBy)
            .Select(stream => stream.Timeline.At<Campaign>(question.To))
            .Where(state => state.Planned is not null)
            .Select(state => new CampaignSheet(state));

    private DayWindow? WindowOf(CampaignWindowKind kind) =>
        State.Windows.TryGetValue(kind, out var set) ? new(set.From, set.To) : null;
}

/// <summary>What one alliance has done in a campaign.</summary>
public sealed record CampaignPart(CampaignSheet Sheet, UnitId Unit)
{
    public CampaignAdopted? Adoption => Sheet.State.Adoptions.GetValueOrDefault(Unit.Text);

    public CampaignLaunched? Launch => Sheet.State.Launches.GetValueOrDefault(Unit.Text);

    public IEnumerable<CampaignPillarAdded> Pillars =>
        Sheet.State.Pillars.Where(pillar => pillar.Unit == Unit);

    public IEnumerable<CampaignActivityRecorded> Activities =>
        Sheet.State.Activities.Values.Where(activity => activity.Unit == Unit);

    /// <summary>The days from the alliance's document to its launch.</summary>
    public int? LeadToLaunch => Launch?.On.DayNumber - Adoption?.On.DayNumber;

    /// <summary>The days from the alliance's document to the first day of the peak.</summary>
    public int? LeadToPeak => Sheet.Peak?.From.DayNumber - Adoption?.On.DayNumber;

    /// <summary>Which day of the peak the launch was, from 1; none outside the peak.</summary>
    public int? LaunchDayOfPeak => Sheet.Peak?.DayOf(Launch?.On);
}
