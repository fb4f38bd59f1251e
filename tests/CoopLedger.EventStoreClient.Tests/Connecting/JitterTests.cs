namespace CoopLedger.EventStoreClient.Tests.Connecting;

/// <summary>How long the pauses between attempts are.</summary>
public sealed class JitterTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 200)]
    [InlineData(5, 1_600)]
    [InlineData(6, 3_200)]
    [InlineData(7, 3_200)]
    [InlineData(int.MaxValue, 3_200)]
    public void A_pause_is_anywhere_up_to_a_doubled_and_capped_interval(int failures, int most)
    {
        var chance = Sources.Chance(failures);
        var pauses = Enumerable.Range(0, 2_000)
            .Select(_ => chance.Pause(Interval, failures).TotalMilliseconds).ToList();
        Assert.All(pauses, pause => Assert.InRange(pause, 0, most));
        Assert.Contains(pauses, pause => pause < most / 10);
        Assert.Contains(pauses, pause => pause > most * 9 / 10);
    }

    [Fact]
    public void No_interval_is_no_pause() =>
        Assert.Equal(TimeSpan.Zero, Sources.Chance(1).Pause(TimeSpan.Zero, 9));

    [Fact]
    public void No_pause_is_longer_than_an_hour()
    {
        var chance = Sources.Chance(1);
        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.InRange(
            chance.Pause(TimeSpan.FromDays(1), 9), TimeSpan.Zero, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_order_and_another_seed_others()
    {
        var things = Enumerable.Range(0, 50).ToList();
        Assert.Equal(Sources.Chance(3).Shuffle(things), Sources.Chance(3).Shuffle(things));
        Assert.NotEqual(Sources.Chance(3).Shuffle(things), Sources.Chance(4).Shuffle(things));
        Assert.Equal(things, Sources.Chance(3).Shuffle(things).Order());
    }
}
