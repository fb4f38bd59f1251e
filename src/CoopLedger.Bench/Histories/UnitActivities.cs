using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Conferences;
using CoopLedger.Domain.Contests;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Reports;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;

namespace CoopLedger.Bench.Histories;

/// <summary>What the alliance of one unit does: trainings, commendations, campaigns, the press,
/// meetings, reports.</summary>
internal sealed class UnitActivities(Draws draws)
{
    private const int Capacity = 200;
    private const int Recipients = 10_000;

    /// <summary>Of the authorities, in their order.</summary>
    private static readonly AuthorityLevel[] Levels =
    [
        AuthorityLevel.ProvincialAlliance, AuthorityLevel.Province,
        AuthorityLevel.CentralAlliance,
    ];

    private readonly Dictionary<int, (CampaignId Id, MadeStream Stream)> _campaigns = [];
    private readonly Pool<Expected> _expected =
        new(Capacity, each => !each.IsReceived && !each.Stream.IsClosed);

    public Made Train()
    {
        var id = new TrainingId(draws.NewId());
        return Made.Alone($"training-{id}", new TrainingHeld(
            id, draws.Day(), null, draws.Unit, draws.Count(1, 5), draws.Count(25, 250),
            draws.Chance(80) ? TrainingRole.Organiser : TrainingRole.CoOrganiser,
            draws.Of(Words.Topics), null, Words.Organisers));
    }

    public Made Award()
    {
        var by = draws.Next(Levels.Length);
        var recipient = new RecipientId($"recipient-{draws.Next(Recipients)}");
        var achievement = new AchievementId(draws.NewId());
        return Made.Of(new(Commendation.Stream(recipient, achievement)), new CommendationAwarded(
            recipient, achievement, draws.Day(), (RecipientKind)draws.Next(3),
            draws.Chance(85)
                ? (CommendationForm)draws.Next(2)
                : (CommendationForm)draws.Next(2, 9),
            Words.Authorities[by], draws.Unit, draws.Paper("QĐ-LMHTX"), Levels[by]));
    }

    /// <summary>Something done in the alliance's own month of action, which is planned when it is
    /// first needed.</summary>
    public Made Respond()
    {
        var year = draws.Today.Year;
        var activity = new CampaignActivityId(draws.NewId());
        if (!_campaigns.TryGetValue(year, out var campaign))
        {
            var id = new CampaignId($"thang-htx-{draws.Unit}-{year}");
            campaign = _campaigns[year] = (id, new(Campaign.Stream(id)));
            return Made.Of(campaign.Stream, new CampaignPlanned(
                id, new DateOnly(year - 1, 12, 1), new Text($"Tháng hành động {year}"), null, null,
                new DateOnly(year, 4, 1), new DateOnly(year, 4, 30), null));
        }

        var day = draws.Day(new DateOnly(year - 1, 12, 1));
        return Made.Of(campaign.Stream, new CampaignActivityRecorded(
            campaign.Id, activity, draws.Unit, day, draws.Of(Words.Responses), null, null));
    }

    public Made Publish()
    {
        var id = new MediaOutputId(draws.NewId());
        return Made.Alone($"media-{id}", new MediaOutputRecorded(
            id, draws.Day(), null, draws.Unit,
            draws.Chance(80)
                ? new ChannelSet((Channel)draws.Next(6))
                : new ChannelSet(Channel.Newspaper, Channel.Portal),
            (MediaKind)draws.Next(4), draws.Count(1, 20)));
    }

    public Made Print()
    {
        var id = new BulletinId(draws.NewId());
        return Made.Alone($"bulletin-{id}", new BulletinIssued(
            id, draws.Day(), draws.Unit, new Text("Bản tin Kinh tế tập thể"),
            draws.Count(100, 3000), null));
    }

    public Made Meet()
    {
        var id = new ConferenceId(draws.NewId());
        return Made.Alone($"conference-{id}", new ConferenceHeld(
            id, draws.Day(), ConferenceKind.Workshop, draws.Unit, draws.Of(Words.Meetings), null,
            null, draws.Count(20, 300), null));
    }

    public Made Compete()
    {
        var id = new ContestId(draws.NewId());
        return Made.Alone($"contest-{id}", new ContestHeld(
            id, draws.Day(), null, draws.Unit, new Text("Tìm hiểu Luật Hợp tác xã"),
            draws.Count(10, 900)));
    }

    public Made Expect()
    {
        var expected = new Expected(new(draws.NewId()), draws.Day());
        _expected.Add(expected, draws);
        return Made.Of(expected.Stream, new ReportExpected(
            expected.Id, expected.Due, Words.Form, ReportLevel.Province, draws.Unit,
            new Year(expected.Due.Year), expected.Due, null));
    }

    public Made? Receive()
    {
        if (_expected.Draw(draws) is not { } expected || expected.Due >= draws.Today)
        {
            return null;
        }

        expected.IsReceived = true;
        return Made.Of(expected.Stream, new ReportReceived(
            expected.Id, draws.Day(expected.Due), ReportLevel.Province, draws.Unit,
            expected.Due));
    }

    private sealed class Expected(ReportId id, DateOnly due)
    {
        public ReportId Id => id;

        public DateOnly Due => due;

        public MadeStream Stream { get; } = new(Report.Stream(id));

        public bool IsReceived { get; set; }
    }
}
