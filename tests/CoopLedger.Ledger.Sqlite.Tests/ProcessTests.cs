using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>One ledger, two processes.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Ledger => _folder.Path("sổ cái.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Another_process_follows_while_this_one_writes()
    {
        await using var store = SqliteEventStore.Create(Ledger, Guid.NewGuid());
        await store.Fill(5);
        using var reader = Probe.Start("follow", Ledger, "40");
        Assert.Equal("open", await reader.Line());
        for (var i = 0; i < 35; i++)
        {
            await store.Append(Sample.Stream, i - 1, Sample.Event());
        }

        var seen = new List<long>();
        await foreach (var line in reader.Lines())
        {
            seen.Add(long.Parse(line));
        }

        Assert.Equal(Sample.Numbers(1, 40), seen);
        Assert.Equal(0, await reader.End());
    }

    [Fact]
    public async Task This_process_follows_while_another_one_writes()
    {
        await using var store = SqliteEventStore.Create(Ledger, Guid.NewGuid());
        using var writer = Probe.Start("append", Ledger);
        var seen = new List<long>();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var batch in store.Subscribe(0, stop.Token))
        {
            seen.AddRange(batch.Positions());
            if (seen.Count >= 50)
            {
                break;
            }
        }

        await writer.Kill();
        Assert.Equal(Sample.Numbers(1, seen.Count), seen);
    }

    [Fact]
    public async Task Two_processes_may_write_in_turn()
    {
        await using var store = SqliteEventStore.Create(Ledger, Guid.NewGuid());
        using var writer = Probe.Start("append", Ledger);
        Assert.NotNull(await writer.Line());
        for (var i = 0; i < 30; i++)
        {
            await store.Append(Sample.Stream, i - 1, Sample.Event());
        }

        await writer.Kill();
        var all = await store.All();
        Assert.Equal(Sample.Numbers(1, all.Length), all.Positions());
        Assert.Equal(30, all.Count(stored => stored.Stream == Sample.Stream));
        Assert.True(all.Length > 30);
    }

    [Fact]
    public async Task A_write_lock_held_by_another_process_is_reported()
    {
        await using (SqliteEventStore.Create(Ledger, Guid.NewGuid()))
        {
            // Made for the other process.
        }

        using var holder = Probe.Start("hold", Ledger);
        Assert.Equal("held", await holder.Line());
        await using var store = SqliteEventStore.Open(
            Ledger, StoreAccess.ReadWrite, TimeSpan.FromMilliseconds(200));
        Assert.Empty(await store.All());
        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.Fill(1));
        Assert.Equal("store.locked", refusal.Code);
        Assert.Contains(Ledger, refusal.Message);
        Assert.Contains(Ledger, refusal.Vietnamese);

        Assert.Equal(0, await holder.End());
        await store.Fill(1);
        Assert.Equal([1], (await store.All()).Positions());
    }

    [Fact]
    public async Task A_killed_writer_loses_nothing_that_it_acknowledged()
    {
        await using (SqliteEventStore.Create(Ledger, Guid.NewGuid()))
        {
            // Made for the other process.
        }

        var acknowledged = 0L;
        for (var round = 1; round <= 5; round++)
        {
            using var writer = Probe.Start("append", Ledger);
            for (var i = 0; i < 10 * round; i++)
            {
                acknowledged = long.Parse((await writer.Line())!);
            }

            // A line that the kill has cut short may still parse, as a smaller number.
            foreach (var line in await writer.Kill())
            {
                acknowledged = Math.Max(acknowledged, long.Parse(line));
            }

            await using var store = SqliteEventStore.Open(Ledger, StoreAccess.Read);
            var all = await store.All();
            Assert.InRange(all.Length, acknowledged, acknowledged + 1);
            Assert.Equal(Sample.Numbers(1, all.Length), all.Positions());
            byte[][] leaves = [.. all.Select(stored => stored.Envelope.ToArray())];
            var head = await store.ReadHead(CancellationToken.None);
            Assert.Equal(SlowMerkleTree.Root(leaves), head.Root.ToArray());
        }
    }

    [Fact]
    public async Task Writers_killed_again_and_again_leave_a_whole_ledger()
    {
        using var crash = Probe.Start("crash", _folder.Path("crash"), "25");
        var said = new List<string>();
        await foreach (var line in crash.Lines())
        {
            said.Add(line);
        }

        Assert.Equal(0, await crash.End());
        Assert.StartsWith("25 rounds (6 with two processes)", said[^1]);
    }

    [Fact]
    public async Task A_ledger_whose_checkpoint_was_cut_short_is_whole()
    {
        await SqliteEventStore.Create(Ledger, Guid.NewGuid()).DisposeAsync();
        using (var writer = Probe.Start("append", Ledger))
        {
            while (long.Parse((await writer.Line())!) < 100)
            {
                // Enough for some pages.
            }

            await writer.Kill();
        }

        // The first page tells the new size, and the file has the old one.
        var whole = _folder.Path("whole.db");
        File.Copy(Ledger, whole);
        File.Copy(Ledger + "-wal", whole + "-wal");
        Raw.Run(whole, "PRAGMA wal_checkpoint(TRUNCATE);");
        var firstPage = (await File.ReadAllBytesAsync(whole))[..4096];
        await using (var file = File.OpenWrite(Ledger))
        {
            await file.WriteAsync(firstPage);
        }

        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.ReadWrite);
        var all = await store.All();
        Assert.True(all.Length >= 100);
        Assert.Equal(Sample.Numbers(1, all.Length), all.Positions());
    }
}
