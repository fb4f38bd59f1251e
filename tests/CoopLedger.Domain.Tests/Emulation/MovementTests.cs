using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Emulation;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Emulation;

public sealed class MovementTests
{
    private static readonly LaunchMovement Launch = new(
        new("nong-cot-2024"), new("Tiếp tục phát huy vai trò nòng cốt"),
        new("Liên minh HTX Việt Nam"), Day("2024-01-01"), Day("2024-12-31"), Day("2023-12-01"),
        Place.Of(Midlands));

    private static readonly MovementLaunched Launched = new(
        Launch.Id, Launch.On, Launch.Title, Launch.By, Launch.From, Launch.To,
        Place.Of(Midlands));

    [Fact]
    public void A_movement_is_launched_in_a_cluster_a_unit_or_the_nation()
    {
        Nothing.Beside(Formed).When(Launch).Then(Launched);
        Nothing.When(Launch with { Unit = Place.Of(PhuTho) })
            .Then(Launched with { Place = Place.Of(PhuTho) });
        Nothing.When(Launch with { Unit = null }).Then(Launched with { Place = null });
    }

    [Fact]
    public void A_movement_is_launched_once() =>
        Given(Launched).Beside(Formed).When(Launch with { To = Day("2025-12-31") })
            .ThenRefused(LaunchMovement.Duplicate);

    [Fact]
    public void A_movement_ends_after_it_begins_in_a_place_that_exists()
    {
        Nothing.Beside(Formed).When(Launch with { To = Day("2023-12-31") })
            .ThenRefused(Windows.UpsideDown);
        Nothing.When(Launch).ThenRefused(Cluster.Unknown);
        Nothing.When(Launch with { Unit = Place.Of(PhuTho2025) })
            .ThenRefused(AdministrativeUnits.NotInForce);
    }

    [Fact]
    public void Movements_are_planned_ahead() => Assert.True(Launch.MayLieAhead);
}
