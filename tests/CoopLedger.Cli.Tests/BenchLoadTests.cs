namespace CoopLedger.Cli.Tests;

/// <summary>The run with many writers, short: what it checks, not how fast it is.</summary>
public sealed class BenchLoadTests
{
    [Fact]
    public async Task Many_who_write_beside_some_who_read_lose_nothing()
    {
        using var desk = new Desk();
        var json = (await desk.Run(
            "bench", "load", "--seconds", "2", "--writers", "16", "--readers", "4",
            "--one-commit-seconds", "1", "--folder", desk.At("bench"), "--json")).Ends(0).Json;
        Assert.Equal(0, (int)json["lost"]!);
        Assert.Equal(0, (int)json["refused"]!);
        Assert.InRange((long)json["events"]!, 16 * 4, long.MaxValue);
        Assert.InRange((long)json["sharedStreams"]!, 4, long.MaxValue);
        Assert.InRange((long)json["reads"]!, 4 * 3, long.MaxValue);
        Assert.Equal(
            (long)json["submits"]!, (long)json["events"]! + (long)json["repeats"]!);
        Assert.Equal(1, (long)json["raw"]!["oneACommit"]!["groups"]!["max"]!);
        Assert.Empty(Directory.GetFileSystemEntries(desk.At("bench")));
    }

    [Fact]
    public async Task Many_events_an_append_are_verified()
    {
        using var desk = new Desk();
        var json = (await desk.Run(
            "bench", "append", "--events", "6000", "--length", "1000", "--writers", "2", "--runs",
            "1", "--folder", desk.At("bench"), "--json")).Ends(0).Json;
        Assert.Equal(6000, (int)json["events"]!);
        Assert.Single(json["eventsPerSecond"]!.AsArray());
    }
}
