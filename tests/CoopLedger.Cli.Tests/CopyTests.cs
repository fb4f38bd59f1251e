using System.Globalization;
using CoopLedger.Bench;

namespace CoopLedger.Cli.Tests;

/// <summary>A ledger copied event by event into another file.</summary>
public sealed class CopyTests
{
    private const int Many = 100_000;

    private static readonly string[] Copy =
        ["copy", "--from", "sqlite:coopledger.db", "--to", "sqlite:copy.db"];

    [Fact]
    public async Task The_copy_has_the_same_root_the_same_figures_and_the_checkpoints()
    {
        using var desk = await Desk.WithDemo();
        var copied = (await desk.Run([.. Copy, "--json"])).Ends(0).Json;
        Assert.Equal(Ledgers.DemoEvents, (int?)copied["copied"]);
        Assert.Equal(Ledgers.DemoEvents, (int?)copied["verified"]!["events"]);
        Assert.Equal((string?)copied["root"], (string?)copied["verified"]!["root"]);
        Assert.Equal(1, (int?)copied["checkpointsAdded"]);
        Assert.Equal(0, (int?)copied["recordedMeanwhile"]);
        var verify = new[] { "audit", "verify", "--json" };
        Assert.Equal(
            (await desk.Run(verify)).Ends(0).Out,
            (await desk.Run([.. verify, .. OfCopy])).Ends(0).Out);
        string[] report = ["report", "--scope", "unit:phu-tho", "--as-of", "2023-08-31"];
        Assert.Equal(
            (await desk.Run(report)).Ends(0).Out,
            (await desk.Run([.. report, .. OfCopy])).Ends(0).Out);
        Assert.Equal(Envelopes(desk.Ledger), Envelopes(desk.At("copy.db")));
    }

    [Fact]
    public async Task The_keys_are_left_where_they_are_and_the_command_is_told()
    {
        using var desk = new Desk();
        (await desk.Run("init")).Ends(0);
        (await desk.Run(Words.Found("htx-1"))).Ends(0);
        (await desk.Run(Copy)).Ends(0)
            .Prints("Copied 1 events", $"cp -a {desk.Ledger}.keys {desk.At("copy.db")}.keys");
        Assert.False(Directory.Exists(desk.At("copy.db.keys")));
        (await desk.Run([.. Copy, "--lang", "vi"])).Ends(0)
            .Prints("Đã chép 0 sự kiện", "Khóa không được chép.");
        Directory.Move(desk.At("coopledger.db.keys"), desk.At("copy.db.keys"));
        (await desk.Run([.. Words.Found("htx-2"), .. OfCopy])).Ends(0);
        (await desk.Run(["audit", "verify", .. OfCopy])).Ends(0);
    }

    [Fact]
    public async Task A_copy_that_was_killed_is_gone_on_with()
    {
        using var desk = new Desk();
        var copying = await Filled(desk);
        var copy = desk.Start("dotnet", [Desk.Program, .. copying]);
        var ended = Desk.End(copy);
        while (Recorded(desk.At("copy.db")) < 20)
        {
            Assert.False(ended.IsCompleted, "The copy ended before it was killed.");
            await Task.Delay(5);
        }

        copy.Kill();
        Assert.NotEqual(0, (await ended).ExitCode);
        var before = Recorded(desk.At("copy.db"));
        Assert.InRange(before, 20, Many - 1);
        await Complete(desk, copying, before);
    }

    [SignalFact]
    public async Task Control_C_stops_a_copy_and_again_completes_it()
    {
        using var desk = new Desk();
        var copying = await Filled(desk);
        var copy = desk.Start(
            "env", ["--default-signal=INT", "dotnet", Desk.Program, .. copying]);
        var ended = Desk.End(copy);
        while (Recorded(desk.At("copy.db")) < 20)
        {
            Assert.False(ended.IsCompleted, "The copy ended before it was interrupted.");
            await Task.Delay(5);
        }

        System.Diagnostics.Process.Start("kill", ["-INT", $"{copy.Id}"]).WaitForExit();
        (await ended).Ends(130).Complains("Interrupted.", "run the same command again");
        await Complete(desk, copying, Recorded(desk.At("copy.db")));
    }

    [Fact]
    public async Task A_target_with_other_events_is_left_as_it_is_and_the_position_is_told()
    {
        using var desk = await Desk.WithNewLedger();
        (await desk.Run(Words.Found("htx-1"))).Ends(0);
        (await desk.Run(Copy)).Ends(0);
        (await desk.Run(Words.Found("htx-2"))).Ends(0);
        (await desk.Run([.. Words.Found("htx-3"), .. OfCopy])).Ends(0);
        (await desk.Run(Copy)).Ends(10).Complains("[copy.diverged]", "from position 2 on");
        Assert.Equal(2, Recorded(desk.At("copy.db")));
    }

    [Fact]
    public async Task A_target_that_was_gone_on_with_is_ahead_and_can_be_copied_back()
    {
        using var desk = await Desk.WithNewLedger();
        (await desk.Run(Copy)).Ends(0);
        (await desk.Run([.. Words.Found("htx-1"), .. OfCopy])).Ends(0);
        (await desk.Run(Copy)).Ends(4).Complains("[copy.ahead]", "copy the other way");
        (await desk.Run("copy", "--to", "sqlite:coopledger.db", "--from", "sqlite:copy.db"))
            .Ends(0);
        Assert.Equal(1, Recorded(desk.Ledger));
    }

    [Fact]
    public async Task A_target_that_is_another_ledger_is_left_as_it_is()
    {
        using var desk = await Desk.WithDemo();
        (await desk.Run(["init", .. OfCopy])).Ends(0);
        (await desk.Run(Copy)).Ends(4).Complains("[copy.foreign]");
        Assert.Equal(0, Recorded(desk.At("copy.db")));
    }

    [Fact]
    public async Task A_source_that_was_tampered_with_is_not_called_copied()
    {
        using var desk = await Desk.WithDemo();
        Raw.Forge(desk.Ledger, 100);
        (await desk.Run(Copy)).Ends(10).Complains("100");
    }

    [Fact]
    public async Task The_places_are_two_and_are_named_in_full()
    {
        using var desk = await Desk.WithDemo();
        (await desk.Run("copy", "--from", "sqlite:coopledger.db")).Ends(2);
        (await desk.Run([.. Copy, "--ledger", "sqlite:coopledger.db"])).Ends(2)
            .Complains("--ledger");
        (await desk.Run("copy", "--from", "sqlite:coopledger.db", "--to", "sqlite:./coopledger.db"))
            .Ends(2).Complains("both");
        (await desk.Run("copy", "--from", "sqlite:none.db", "--to", "sqlite:copy.db"))
            .Ends(3).Complains("[store.not-found]");
        Assert.False(File.Exists(desk.At("copy.db")));
    }

    private static string[] OfCopy => ["--ledger", "sqlite:copy.db"];

    /// <summary>Makes a ledger that takes a while to copy.</summary>
    /// <returns>The command that copies it.</returns>
    private static async Task<string[]> Filled(Desk desk)
    {
        var ledger = await BenchLedger.In(desk.Folder, new NationPlan(Many));
        return ["copy", "--from", "sqlite:" + ledger.Path, "--to", "sqlite:copy.db"];
    }

    private static async Task Complete(Desk desk, string[] copying, long before)
    {
        var again = (await desk.Run([.. copying, "--json"])).Ends(0).Json;
        Assert.Equal(before, (long?)again["before"]);
        Assert.Equal(Many, (long?)again["events"]);
        Assert.Equal((string?)again["root"], (string?)again["verified"]!["root"]);
        (await desk.Run(["audit", "verify", .. OfCopy])).Ends(0);
    }

    private static long Recorded(string path) =>
        File.Exists(path) ? (long)Raw.Run(path, "SELECT count(*) FROM event")! : 0;

    private static string Envelopes(string path)
    {
        using var connection = Raw.Open(path);
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT position, envelope FROM event ORDER BY position";
        using var rows = read.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read())
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{rows.GetInt64(0)} {Convert.ToHexString((byte[])rows[1])}"));
        }

        Assert.NotEmpty(lines);
        return string.Join('\n', lines);
    }
}
