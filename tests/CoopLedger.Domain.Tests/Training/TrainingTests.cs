using CoopLedger.Domain.Places;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Training;

public sealed class TrainingTests
{
    private static readonly TrainingId Id = new("lop-1");

    private static HoldTraining Hold(string on) =>
        new(Id, PhuTho, new Count(12), new Count(695), Day(on));

    private static TrainingHeld Held(string on) => new(
        Id, Day(on), null, PhuTho, new Count(12), new Count(695), TrainingRole.Organiser, null);

    [Fact]
    public void A_training_is_our_own_unless_it_says_otherwise()
    {
        Nothing.When(Hold("2023-08-31")).Then(Held("2023-08-31"));
        Nothing.When(Hold("2023-08-31") with
        {
            From = Day("2023-08-01"),
            Topic = new Text("Luật HTX"),
            Role = TrainingRole.CoOrganiser,
        }).Then(Held("2023-08-31") with
        {
            From = Day("2023-08-01"),
            Topic = new Text("Luật HTX"),
            Role = TrainingRole.CoOrganiser,
        });
    }

    [Fact]
    public void A_training_is_counted_once()
    {
        var story = Given(Held("2023-08-31"));
        story.When(Hold("2023-08-31") with { Classes = new Count(13) })
            .ThenRefused(HoldTraining.Duplicate);
        story.When(Hold("2023-09-01")).ThenRefused(HoldTraining.Duplicate);
        story.When(Hold("2023-08-30")).ThenLaterFactStands(1, HoldTraining.Duplicate);
    }

    [Fact]
    public void A_training_counts_in_a_unit_that_exists_on_its_day()
    {
        Nothing.When(Hold("2025-07-01")).ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(Hold("2025-06-30") with { Unit = PhuTho2025 })
            .ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(Hold("2023-08-31") with { Unit = new("nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
    }

    [Fact]
    public void A_training_does_not_end_before_it_begins() =>
        Nothing.When(Hold("2023-08-31") with { From = Day("2023-09-01") })
            .ThenRefused(Windows.UpsideDown);

    [Fact]
    public void People_are_told_beside_participations_and_are_not_more()
    {
        var hold = Hold("2023-08-31") with
        {
            DistinctPeople = new Count(400),
            Organisers = new Text("Sở Khoa học và Công nghệ"),
        };
        Nothing.When(hold).Then(Held("2023-08-31") with
        {
            DistinctPeople = new Count(400),
            Organisers = new Text("Sở Khoa học và Công nghệ"),
        });
        Nothing.When(hold with { DistinctPeople = new Count(696) })
            .ThenRefused(HoldTraining.MorePeopleThanParticipations);
    }
}
