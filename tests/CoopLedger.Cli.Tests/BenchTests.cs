using System.Text.Json.Nodes;
using CoopLedger.Cli.Verbs;

namespace CoopLedger.Cli.Tests;

/// <summary>The scale benchmark, small: what it checks and prints, not how fast it is.</summary>
public sealed class BenchTests
{
    [Fact]
    public async Task Every_measure_is_run_and_checked_in_a_process_of_its_own()
    {
        using var desk = new Desk();
        var json = (await desk.Run(
            "bench", "--events", "2k", "--runs", "1", "--corrections", "10", "--folder",
            desk.At("bench"), "--json")).Ends(0).Json;
        Assert.Equal(2000, (int)json["events"]!);
        Assert.Equal(10, (int)json["corrections"]!);
        Assert.Contains("cores", (string)json["machine"]!, StringComparison.Ordinal);
        var lines = json["lines"]!.AsArray().ToDictionary(
            line => (string)line!["id"]!, line => line!, StringComparer.Ordinal);
        Assert.All(
            (string[])
            [
                "load", "loadBulk", "naive", "rebuildFirst", "rebuild", "rebuildOneCore",
                "rebuildToNaive", "secondCore", "rebuildAllocated", "rebuildMemory", "catchUp",
                "insertP99", "cold", "unitAsOf.p99", "nationKnownBy.p99", "verify",
            ],
            id => Assert.True((long)lines[id]["median"]! > 0, id));
        Assert.All(lines.Values, HasItsShape);
        Assert.NotNull(lines["rebuild"]["goal"]);
        Assert.NotNull(lines["rebuild"]["timesNaiveHundredths"]);
        Assert.Null(lines["rebuild"]["reached"]); // The goal is about a longer log.
        Assert.All(
            Directory.GetFiles(desk.At("bench")).Select(Path.GetFileName),
            file => Assert.StartsWith("nation-v2-20241122-2000-c10.db", file));
    }

    [Fact]
    public async Task The_table_names_what_was_measured()
    {
        using var desk = new Desk();
        var outcome = await desk.Run(
            "bench", "rebuild", "--events", "2k", "--runs", "1", "--folder", desk.At("bench"));
        outcome.Ends(0).Prints("/s", "cores");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1G")]
    [InlineData("-5")]
    [InlineData("200M")]
    [InlineData("k")]
    public async Task A_size_that_is_none_is_refused(string size)
    {
        using var desk = new Desk();
        (await desk.Run("bench", "rebuild", "--events", size)).Ends(2).Complains("10k");
    }

    [Fact]
    public async Task More_corrections_than_there_can_be_are_refused()
    {
        using var desk = new Desk();
        (await desk.Run("bench", "naive", "--corrections", "50")).Ends(2)
            .Complains("--corrections");
    }

    [Theory]
    [InlineData("10k", 10_000)]
    [InlineData("1M", 1_000_000)]
    [InlineData("10m", 10_000_000)]
    [InlineData("123", 123)]
    public void A_size_may_end_in_k_or_M(string text, int size) =>
        Assert.Equal(size, BenchSize.Parse(text));

    private static void HasItsShape(JsonNode line)
    {
        Assert.NotEmpty((string)line["what"]!);
        Assert.Contains(
            (string)line["unit"]!, (string[])["microseconds", "nanoseconds", "bytes", "times"],
            StringComparer.Ordinal);
        var values = line["values"]!.AsArray().Select(value => (long)value!).ToList();
        Assert.NotEmpty(values);
        Assert.Equal(
            (values.Min(), values.Max()), ((long)line["min"]!, (long)line["max"]!));
        Assert.Contains((long)line["median"]!, values);
        Assert.Equal(line["events"] is null, line["eventsPerSecond"] is null);
    }
}
