using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CoopLedger.Cli.Tests;

/// <summary>Following the log as it grows.</summary>
public sealed class FollowTests
{
    [SignalFact]
    public async Task Events_of_other_processes_are_told_until_it_is_interrupted()
    {
        using var desk = await Desk.WithNewLedger();
        (await desk.Run(Words.Found("htx-1"))).Ends(0);
        var follow = desk.Start(
            "env", "--default-signal=INT", "dotnet", Desk.Program, "events", "--follow", "--json",
            "--after", "0");
        Assert.Equal(1, await Position(follow));
        (await desk.Run(Words.Found("htx-2"))).Ends(0);
        Assert.Equal(2, await Position(follow));
        Process.Start("kill", ["-INT", $"{follow.Id}"]).WaitForExit();
        var ended = (await Desk.End(follow)).Ends(130);
        Assert.Equal("", ended.Out);
    }

    [Fact]
    public async Task It_begins_at_the_end_or_after_a_position_and_ends_after_so_many()
    {
        using var desk = await Desk.WithDemo();
        var lines = (await desk.Run(
            "events", "-f", "--after", "788", "--limit", "2", "--raw")).Ends(0).Lines;
        Assert.Equal(
            (await desk.Run("events", "--raw", "--after", "788")).Ends(0).Lines, lines,
            StringComparer.Ordinal);
        (await desk.Run("events", "--follow", "--known-by", "3")).Ends(2).Complains("--follow");
        (await desk.Run("events", "--limit", "-1")).Ends(2).Complains("--limit");
        var end = desk.Start("dotnet", Desk.Program, "events", "-f", "--limit", "1");
        var first = end.StandardOutput.ReadLineAsync();
        for (var tries = 0; !first.IsCompleted && tries < 20; tries++)
        {
            // It may not have begun to listen when the first of these is recorded.
            (await desk.Run(Words.Found($"htx-{tries}"))).Ends(0);
        }

        Assert.Contains("cooperative.founded.v1", await first, StringComparison.Ordinal);
        (await Desk.End(end)).Ends(0);
    }

    private static async Task<int?> Position(Process follow) =>
        (int?)JsonNode.Parse((await follow.StandardOutput.ReadLineAsync()
            .WaitAsync(TimeSpan.FromSeconds(60)))!)!["position"];
}
