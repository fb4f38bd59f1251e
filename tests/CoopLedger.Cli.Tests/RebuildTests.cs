using System.Diagnostics;
using CoopLedger.Bench;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Sqlite;

namespace CoopLedger.Cli.Tests;

/// <summary>A rebuild is compared with what is saved, and takes its place or does not.</summary>
public sealed class RebuildTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_first_rebuild_saves_and_the_next_is_compared_with_what_it_saved()
    {
        using var desk = await Desk.WithDemo();
        var first = (await desk.Run("rebuild", "--json")).Ends(0).Json;
        Assert.Equal(("events", true), ((string?)first["against"], (bool)first["saved"]!));
        Assert.True(File.Exists(desk.Ledger + ".journal"));
        var second = (await desk.Run("rebuild", "--json")).Ends(0).Json;
        Assert.Equal(("snapshot", true), ((string?)second["against"], (bool)second["same"]!));
        Assert.Equal((string?)first["hash"], (string?)second["liveHash"]);
        Assert.Null(second["differences"]);
        var events = (await desk.Run("rebuild", "--against", "events", "--lang", "vi")).Ends(0);
        events.Prints("= dựng từng sự kiện", (string)first["hash"]!);
        (await desk.Run("rebuild")).Ends(0).Prints("= the saved snapshot");
        Assert.False(File.Exists(desk.Ledger + ".rebuild"));
    }

    [Fact]
    public async Task Without_a_snapshot_there_is_nothing_to_compare_with_one()
    {
        using var desk = await Desk.WithDemo();
        desk.Environment["COOPLEDGER_SNAPSHOT"] = "off";
        var json = (await desk.Run("rebuild", "--against", "snapshot", "--json")).Ends(0).Json;
        Assert.Null(json["against"]);
        Assert.Null(json["liveHash"]);
        Assert.False((bool)json["saved"]!);
        Assert.False(File.Exists(desk.Ledger + ".journal"));
    }

    [Fact]
    public async Task What_differs_is_printed_with_its_events_and_the_old_one_is_kept()
    {
        using var desk = await Desk.WithDemo();
        var (position, name) = await SaveWithoutOne(desk, "member.admitted");
        var before = await File.ReadAllBytesAsync(desk.Ledger + ".journal");
        var kept = (await desk.Run("rebuild", "--json")).Ends(10).Json;
        Assert.Equal(("snapshot", false), ((string?)kept["against"], (bool)kept["same"]!));
        Assert.Equal(("keep", false), ((string?)kept["onDifference"], (bool)kept["saved"]!));
        Assert.False((string?)kept["hash"] == (string?)kept["liveHash"]);
        var accounts = kept["differences"]!["accounts"]!.AsArray();
        var members = accounts.Single(account => (string?)account!["measure"] == "members")!;
        Assert.Equal((int)members["before"]! + 1, (int)members["after"]!);
        Assert.Equal((int)members["first"]!["before"]! + 1, (int)members["first"]!["after"]!);
        Assert.All(accounts, account =>
        {
            var posting = Assert.Single(account!["postings"]!.AsArray())!;
            Assert.Equal("after", (string?)posting["only"]);
            Assert.Equal(position, (long)posting["position"]!);
            Assert.Equal(name, (string?)posting["type"]);
        });
        Assert.Equal(0, (int)kept["differences"]!["moreAccounts"]!);

        var marks = new[] { "≠ the saved snapshot", "members", name, "--on-difference swap" };
        (await desk.Run("rebuild")).Ends(10).Prints(marks);
        (await desk.Run("rebuild", "--lang", "vi")).Ends(10)
            .Prints("≠ ảnh chụp đã lưu", "Số thành viên", name, "ảnh chụp cũ được giữ lại");
        (await desk.Run("rebuild", "--limit", "1")).Ends(10).Prints("more account");
        Assert.Equal(before, await File.ReadAllBytesAsync(desk.Ledger + ".journal"));
    }

    [Fact]
    public async Task What_differs_takes_the_old_one_s_place_when_it_is_to()
    {
        using var desk = await Desk.WithDemo();
        var (_, name) = await SaveWithoutOne(desk, "member.admitted");
        (await desk.Run("rebuild", "--on-difference", "swap")).Ends(0)
            .Prints(name, "has replaced the old one");
        (await desk.Run("rebuild")).Ends(0).Prints("= the saved snapshot");
        (await desk.Run("rebuild", "--on-difference", "ask")).Ends(2);
        (await desk.Run("rebuild", "--limit", "-1")).Ends(2).Complains("--limit");
    }

    [Fact]
    public async Task A_what_if_saves_nothing()
    {
        using var desk = await Desk.WithDemo();
        var json = (await desk.Run("rebuild", "--without", "790", "--json")).Ends(0).Json;
        Assert.Equal(("events", true), ((string?)json["against"], (bool)json["same"]!));
        Assert.Equal((789, false), ((int)json["events"]!, (bool)json["saved"]!));
        Assert.Equal("coopledger.db", Assert.Single(
            Directory.GetFiles(desk.Folder).Select(Path.GetFileName),
            name => !name!.EndsWith("-shm", StringComparison.Ordinal)
                && !name.EndsWith("-wal", StringComparison.Ordinal)));
    }

    [SignalFact]
    public async Task Control_C_changes_nothing_and_the_next_goes_on()
    {
        const int part = 65_536;
        using var desk = new Desk();
        await using (var store = SqliteEventStore.Create(desk.Ledger, Nation.LedgerId))
        {
            await Nation.Write(store, Nation.Make(4 * part, Nation.DefaultSeed));
        }

        var rebuild = desk.Start(
            "env", "--default-signal=INT", "dotnet", Desk.Program, "rebuild", "--parallel", "1");
        var ended = Desk.End(rebuild);
        while (!(File.Exists(desk.Ledger + ".rebuild")
            && new FileInfo(desk.Ledger + ".rebuild").Length > 10_000))
        {
            Assert.False(ended.IsCompleted, "The rebuild ended before it was interrupted.");
            await Task.Delay(1);
        }

        // If all parts are done by now, the comparison with the events is what it stops.
        Process.Start("kill", ["-INT", $"{rebuild.Id}"]).WaitForExit();
        (await ended).Ends(130).Complains("Interrupted.");
        Assert.False(File.Exists(desk.Ledger + ".journal"));
        var next = (await desk.Run("rebuild", "--against", "snapshot", "--json")).Ends(0).Json;
        Assert.InRange((long)next["eventsFound"]!, part, 4 * part);
        Assert.True((bool)next["saved"]!);
        Assert.False(File.Exists(desk.Ledger + ".rebuild"));
        var last = (await desk.Run("rebuild", "--json")).Ends(0).Json;
        Assert.Equal(("snapshot", true), ((string?)last["against"], (bool)last["same"]!));
    }

    /// <summary>Saves what rules would come to that do not count the first event of a kind.
    /// </summary>
    /// <returns>The event's position and name.</returns>
    private static async Task<(long Position, string Name)> SaveWithoutOne(Desk desk, string type)
    {
        await using var store = SqliteEventStore.Open(desk.Ledger, StoreAccess.Read);
        var (projection, missing) = (new Projection(), (Position: 0L, Name: ""));
        await foreach (var batch in store.ReadAll(0, 100, None))
        {
            foreach (var stored in batch)
            {
                if (missing.Position == 0
                    && stored.Event.Name.StartsWith(type, StringComparison.Ordinal))
                {
                    missing = (stored.Position, stored.Event.Name);
                    projection.Pass(stored.Position);
                }
                else
                {
                    stored.ApplyTo(projection);
                }
            }
        }

        Assert.True(missing.Position > 0);
        var head = await store.ReadHead(None);
        Assert.True(SnapshotFile.Beside(desk.Ledger).Save(projection, store.LedgerId, head));
        return missing;
    }
}
