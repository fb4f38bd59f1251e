using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Tests.Properties;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Snapshots;

/// <summary>What is loaded is what was saved, and goes on as a rebuild would.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void A_snapshot_of_any_history_answers_as_the_rebuilt_one_on_both_clocks() =>
        Histories.Hold(async history =>
        {
            await using var ledger = await Filled(history);
            using var folder = new SnapshotFolder();
            var rebuilt = await folder.Save(ledger.Store);
            var loaded = await folder.Load(ledger.Store);
            Assert.Equal(rebuilt.Position, loaded.Position);
            Assert.Equal(rebuilt.Hash(), loaded.Hash());
            Assert.True(rebuilt.ControlTotals().Agree(loaded.ControlTotals()));
            foreach (var knownBy in (long[])[long.MaxValue, rebuilt.Position / 2])
            {
                Assert.Equal(
                    SnapshotFolder.Told(rebuilt, knownBy), SnapshotFolder.Told(loaded, knownBy));
            }
        });

    [Fact]
    public void What_was_recorded_since_is_added() => Histories.Hold(async history =>
    {
        await using var ledger = await Filled(history);
        using var folder = new SnapshotFolder();
        await folder.Save(ledger.Store, (await ledger.Length()) / 3);
        var opened = await Opened.Projection(
            ledger.Store, folder.Snapshot, CancellationToken.None);
        var rebuilt = await Rebuild.Run(ledger.Store);
        Assert.Equal(rebuilt.Hash(), opened.Hash());
        Assert.Equal(SnapshotFolder.Told(rebuilt), SnapshotFolder.Told(opened));
    });

    [Fact]
    public void A_projection_that_was_loaded_and_moved_on_can_be_saved_again() =>
        Histories.Hold(async history =>
        {
            await using var ledger = await Filled(history);
            using var folder = new SnapshotFolder();
            await folder.Save(ledger.Store, (await ledger.Length()) / 2);
            var opened = await Opened.Projection(
                ledger.Store, folder.Snapshot, CancellationToken.None);
            Assert.True(await folder.Snapshot.TrySave(
                opened, ledger.Store, CancellationToken.None));
            var rebuilt = await Rebuild.Run(ledger.Store);
            Assert.Equal(rebuilt.Hash(), opened.Hash());
            Assert.Equal(rebuilt.Hash(), (await folder.Load(ledger.Store)).Hash());
        });

    [Fact]
    public async Task Where_there_is_none_nothing_is_refused()
    {
        await using var ledger = new TestLedger();
        using var folder = new SnapshotFolder();
        Assert.Equal(default, await folder.Snapshot.Load(ledger.Store, CancellationToken.None));
    }

    [Fact]
    public async Task A_small_ledger_gets_no_file()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("htx-1", "2024-01-01"));
        using var folder = new SnapshotFolder();
        using var live = new LiveProjection(ledger.Store, folder.Snapshot);
        Assert.Equal(1, await live.Read(projection => projection.Position));
        Assert.Empty(folder.Names());
    }

    [Fact]
    public async Task A_finished_snapshot_is_the_only_file()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("htx-1", "2024-01-01"));
        using var folder = new SnapshotFolder();
        await folder.Save(ledger.Store);
        await folder.Save(ledger.Store);
        Assert.Equal(["l.db.journal"], folder.Names());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(folder.Snapshot.Path));
        }
    }

    [Fact]
    public async Task A_snapshot_has_the_rights_of_its_ledger()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("htx-1", "2024-01-01"));
        using var folder = new SnapshotFolder();
        var place = folder.Snapshot.Path[..^".journal".Length];
        await File.WriteAllTextAsync(place, "");
        const UnixFileMode Mode =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(place, Mode);
        await folder.Save(ledger.Store);
        Assert.Equal(Mode, File.GetUnixFileMode(folder.Snapshot.Path));
    }

    [Fact]
    public async Task A_draft_that_was_left_behind_is_removed_and_one_at_work_is_not()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("htx-1", "2024-01-01"));
        using var folder = new SnapshotFolder();
        var draft = folder.Snapshot.Path + ".abc.new";
        await File.WriteAllTextAsync(draft, "left behind");
        using (new FileStream(draft, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            await folder.Save(ledger.Store);
            Assert.Equal(["l.db.journal", "l.db.journal.abc.new"], folder.Names());
        }

        await folder.Save(ledger.Store);
        Assert.Equal(["l.db.journal"], folder.Names());
        await folder.Load(ledger.Store);
    }

    [Fact]
    public async Task Two_that_save_at_once_leave_a_snapshot_that_can_be_loaded()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("htx-1", "2024-01-01"));
        using var folder = new SnapshotFolder();
        await folder.Save(ledger.Store);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var projection = await Rebuild.Run(ledger.Store);
            for (var i = 0; i < 50; i++)
            {
                await folder.Snapshot.TrySave(projection, ledger.Store, CancellationToken.None);
                await folder.Load(ledger.Store);
            }
        })));
        Assert.True(await folder.Snapshot.TrySave(
            await Rebuild.Run(ledger.Store), ledger.Store, CancellationToken.None));
        Assert.Equal(["l.db.journal"], folder.Names());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_no_fault()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("htx-1", "2024-01-01"));
        using var folder = new SnapshotFolder();
        var nowhere = new SnapshotFile(Path.Combine(folder.Snapshot.Path, "l.db.journal"));
        Assert.Equal(default, await nowhere.Load(ledger.Store, CancellationToken.None));
        Assert.False(await nowhere.TrySave(
            await Rebuild.Run(ledger.Store), ledger.Store, CancellationToken.None));
        Assert.Empty(folder.Names());
    }

    [Fact]
    public async Task A_file_that_is_no_snapshot_is_never_replaced()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("htx-1", "2024-01-01"));
        using var folder = new SnapshotFolder();
        await File.WriteAllTextAsync(folder.Snapshot.Path, "my own notes");
        Assert.Equal("snapshot.foreign", (await folder.Refused(ledger.Store)).Code);
        Assert.False(await folder.Snapshot.TrySave(
            await Rebuild.Run(ledger.Store), ledger.Store, CancellationToken.None));
        Assert.Equal("my own notes", await File.ReadAllTextAsync(folder.Snapshot.Path));
    }

    private static async Task<TestLedger> Filled(
        IEnumerable<CoopLedger.Domain.Facts.Command> history)
    {
        var ledger = new TestLedger();
        foreach (var command in history)
        {
            await ledger.Submit(command);
        }

        return ledger;
    }
}
