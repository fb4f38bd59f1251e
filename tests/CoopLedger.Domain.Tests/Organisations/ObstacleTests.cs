using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Organisations;

/// <summary>A dissolution under way and what stands in its way. // Trap 10</summary>
public sealed class ObstacleTests
{
    private static readonly InitiateDissolution Initiate =
        new(Htx, DissolutionMode.Voluntary, Day("2023-04-01"));

    private static Story Begun(params Event[] after) =>
        Given([Founded, Initiated("2023-04-01"), .. after]);

    private static RecordDissolutionObstacle Meet(
        string on, DissolutionObstacle obstacle = DissolutionObstacle.Seal) =>
        new(Htx, obstacle, Day(on));

    private static ClearDissolutionObstacle Clear(
        string on, DissolutionObstacle obstacle = DissolutionObstacle.Seal) =>
        new(Htx, obstacle, Day(on));

    private static DissolutionObstacleRecorded Met(
        string on, DissolutionObstacle obstacle = DissolutionObstacle.Seal) =>
        new(Htx, Day(on), PhuTho, OrganisationKind.Cooperative, obstacle, null);

    private static DissolutionObstacleCleared Cleared(
        string on, DissolutionObstacle obstacle = DissolutionObstacle.Seal, Text? note = null) =>
        new(Htx, Day(on), PhuTho, OrganisationKind.Cooperative, obstacle, note);

    private static DissolutionWithdrawn Withdrawn(string on) =>
        new(Htx, Day(on), PhuTho, OrganisationKind.Cooperative, null);

    [Fact]
    public void A_dissolution_begins_with_its_mode_ground_and_authority()
    {
        Given(Founded).When(Initiate).Then(Initiated("2023-04-01"));
        Given(Founded).When(Initiate with
        {
            Mode = DissolutionMode.Compulsory,
            Ground = new("ngừng hoạt động 12 tháng liên tục"),
            Authority = new("UBND huyện"),
        }).Then(Initiated("2023-04-01") with
        {
            Mode = DissolutionMode.Compulsory,
            Ground = new("ngừng hoạt động 12 tháng liên tục"),
            Authority = new("UBND huyện"),
        });
    }

    [Fact]
    public void Nothing_unknown_or_dissolved_begins_to_be_dissolved()
    {
        Nothing.When(Initiate).ThenRefused(Organisation.Unknown);
        Begun(Dissolved("2023-05-01", initiated: "2023-04-01"))
            .When(Initiate with { On = Day("2023-06-01") }).ThenRefused(Organisation.Dissolved);
    }

    [Fact]
    public void A_dissolution_is_open_once_and_may_begin_again_after_a_withdrawal()
    {
        Begun().When(Initiate with { On = Day("2023-05-01") })
            .ThenRefused(InitiateDissolution.AlreadyOpen);
        Begun(Withdrawn("2023-05-01")).When(Initiate with { On = Day("2023-06-01") })
            .Then(Initiated("2023-06-01"));
    }

    [Fact]
    public void What_is_being_dissolved_may_stop_and_lose_its_membership() =>
        Begun(Admitted("2023-04-02")).When(new SuspendOperations(Htx, Day("2023-05-01")))
            .Then(Suspended("2023-05-01"));

    [Fact]
    public void An_obstacle_comes_up_in_a_dissolution_that_is_open()
    {
        Begun().When(Meet("2023-05-01")).Then(Met("2023-05-01"));
        Begun(Met("2023-05-01")).When(Meet("2023-05-01", DissolutionObstacle.LostBooks))
            .Then(Met("2023-05-01", DissolutionObstacle.LostBooks));
        Nothing.When(Meet("2023-05-01")).ThenRefused(Organisation.Unknown);
        Given(Founded).When(Meet("2023-05-01"))
            .ThenRefused(RecordDissolutionObstacle.NotOpen);
        Begun(Withdrawn("2023-04-20")).When(Meet("2023-05-01"))
            .ThenRefused(RecordDissolutionObstacle.NotOpen);
    }

    [Fact]
    public void An_obstacle_is_recorded_once_until_it_is_cleared()
    {
        Begun(Met("2023-05-01")).When(Meet("2023-05-02"))
            .ThenRefused(RecordDissolutionObstacle.AlreadyThere);
        Begun(Met("2023-05-01"), Cleared("2023-05-10")).When(Meet("2023-06-01"))
            .Then(Met("2023-06-01"));
    }

    [Fact]
    public void An_obstacle_is_cleared_when_it_is_there()
    {
        Begun(Met("2023-05-01")).When(Clear("2023-06-01")).Then(Cleared("2023-06-01"));
        Begun(Met("2023-05-01")).When(Clear("2023-06-01", DissolutionObstacle.Payables))
            .ThenRefused(ClearDissolutionObstacle.NotThere);
        Given(Founded).When(Clear("2023-06-01"))
            .ThenRefused(RecordDissolutionObstacle.NotOpen);
        Nothing.When(Clear("2023-06-01")).ThenRefused(Organisation.Unknown);
    }

    [Fact]
    public void No_dissolution_is_complete_while_an_obstacle_is_open()
    {
        Begun(Met("2023-05-01")).When(new DissolveCooperative(Htx, Day("2023-09-01")))
            .ThenRefused(DissolveCooperative.ObstacleOpen);
        Begun(Met("2023-05-01"), Cleared("2023-09-01"))
            .When(new DissolveCooperative(Htx, Day("2023-09-01")))
            .Then(Dissolved("2023-09-01", initiated: "2023-04-01"));
        Begun(Dissolved("2023-09-01", initiated: "2023-04-01")).When(Meet("2023-05-01"))
            .ThenLaterFactStands(3, DissolveCooperative.ObstacleOpen);
    }

    [Fact]
    public void A_withdrawal_clears_the_obstacles_that_are_left() =>
        Begun(Met("2023-05-01"), Met("2023-05-02", DissolutionObstacle.LostBooks))
            .When(new WithdrawDissolution(Htx, Day("2023-06-01")))
            .Then(
                Cleared("2023-06-01", DissolutionObstacle.LostBooks, DissolutionWithdrawn.AsNote),
                Cleared("2023-06-01", DissolutionObstacle.Seal, DissolutionWithdrawn.AsNote),
                Withdrawn("2023-06-01"));

    [Fact]
    public void Only_what_is_open_is_withdrawn()
    {
        var withdraw = new WithdrawDissolution(Htx, Day("2023-06-01"));
        Begun().When(withdraw).Then(Withdrawn("2023-06-01"));
        Given(Founded).When(withdraw).ThenRefused(RecordDissolutionObstacle.NotOpen);
        Nothing.When(withdraw).ThenRefused(Organisation.Unknown);
        Begun(Dissolved("2023-05-01", initiated: "2023-04-01")).When(withdraw)
            .ThenRefused(Organisation.Dissolved);
    }

    [Fact]
    public void The_six_obstacles_of_the_reports_are_told_apart() => Assert.Equal(
        "lost-books asset-valuation receivables payables seal registration-certificate other",
        string.Join(' ', Code<DissolutionObstacle>.All));
}
