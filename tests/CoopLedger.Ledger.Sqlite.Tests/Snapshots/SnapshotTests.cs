using CoopLedger.Bench;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Snapshots;

namespace CoopLedger.Ledger.Sqlite.Tests.Snapshots;

/// <summary>Snapshots of a long ledger in a file, beside which other processes go on.</summary>
public sealed class SnapshotTests : IClassFixture<SnapshotTests.LongLedger>, IDisposable
{
    private static readonly NationPlan Plan = new(100_000);

    private readonly TestFolder _folder = new();
    private readonly List<string> _refused = [];

    public SnapshotTests(LongLedger made) => File.Copy(made.Path, Ledger);

    private string Ledger => _folder.Path("l.db");

    private string Journal => Ledger + ".journal";

    private SnapshotFile Snapshot => SnapshotFile.Beside(Ledger, why => _refused.Add(why.Code));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_rebuilt_is_saved_and_answers_the_same_on_both_clocks()
    {
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        var rebuilt = await Rebuild.Run(store);
        Assert.Equal(rebuilt.Hash(), (await Opened.Projection(store, Snapshot, default)).Hash());
        Assert.True(File.Exists(Journal));
        var (loaded, refusal) = await Snapshot.Load(store, CancellationToken.None);
        Assert.Null(refusal);
        Assert.Equal(Plan.Events, loaded!.Position);
        foreach (var knownBy in (long[])[long.MaxValue, 30_001])
        {
            Assert.Equal(Told(rebuilt, knownBy), Told(loaded, knownBy));
        }

        Assert.Equal(rebuilt.Hash(), loaded.Hash());
        Assert.True(rebuilt.ControlTotals().Agree(loaded.ControlTotals()));
        Assert.Empty(_refused);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(6_000, false)]
    [InlineData(17_000, true)]
    public async Task What_was_appended_since_is_added_and_saved_when_it_is_much(
        int events, bool isSaved)
    {
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.ReadWrite);
        await Opened.Projection(store, Snapshot, CancellationToken.None);
        var before = await File.ReadAllBytesAsync(Journal);
        await Nation.Write(store, Nation.Tail(Plan, events));
        var opened = await Opened.Projection(store, Snapshot, CancellationToken.None);
        var rebuilt = await Rebuild.Run(store);
        Assert.Equal(Plan.Events + events, rebuilt.Position);
        Assert.Equal(Told(rebuilt, long.MaxValue), Told(opened, long.MaxValue));
        Assert.Equal(rebuilt.Hash(), opened.Hash());
        var after = await File.ReadAllBytesAsync(Journal);
        Assert.Equal(!isSaved, before.SequenceEqual(after));
        var (loaded, _) = await Snapshot.Load(store, CancellationToken.None);
        Assert.Equal(isSaved ? rebuilt.Position : Plan.Events, loaded!.Position);
    }

    [Fact]
    public async Task What_is_read_as_it_is_asked_for_answers_like_the_rebuilt_one()
    {
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        var rebuilt = await Rebuild.Run(store);
        Assert.True(await Snapshot.TrySave(rebuilt, store, CancellationToken.None));
        using var live = new LiveProjection(store, Snapshot);
        foreach (var knownBy in (long[])[30_001, long.MaxValue])
        {
            Assert.Equal(
                Told(rebuilt, knownBy), await live.Read(read => Told(read, knownBy)));
        }

        Assert.Equal(rebuilt.Hash(), await live.Read(read => read.Hash()));
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task A_live_projection_loads_goes_on_and_saves()
    {
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.ReadWrite);
        using (var first = new LiveProjection(store, Snapshot))
        {
            await first.Read(projection => projection.Position);
        }

        using var live = new LiveProjection(store, Snapshot);
        Assert.Equal(Plan.Events, await live.Read(projection => projection.Position));
        await Nation.Write(store, Nation.Tail(Plan, 17_000));
        var hash = await live.Read(projection => projection.Hash());
        Assert.Equal((await Rebuild.Run(store)).Hash(), hash);
        var (loaded, _) = await Snapshot.Load(store, CancellationToken.None);
        Assert.Equal(hash, loaded!.Hash());
        Assert.Equal(Plan.Events + 17_000, loaded.Position);
    }

    [Fact]
    public async Task An_older_copy_of_the_ledger_is_told_and_answers_for_itself()
    {
        var older = _folder.Path("older.db");
        File.Copy(Ledger, older);
        await using (var store = SqliteEventStore.Open(Ledger, StoreAccess.ReadWrite))
        {
            await Nation.Write(store, Nation.Tail(Plan, 500));
            await Snapshot.TrySave(await Rebuild.Run(store), store, CancellationToken.None);
        }

        File.Move(older, Ledger, overwrite: true);
        await using var restored = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        var opened = await Opened.Projection(restored, Snapshot, CancellationToken.None);
        Assert.Equal(["snapshot.ahead"], _refused);
        Assert.Equal((await Rebuild.Run(restored)).Hash(), opened.Hash());
        await Opened.Projection(restored, Snapshot, CancellationToken.None);
        Assert.Equal(["snapshot.ahead"], _refused);
    }

    [Fact]
    public async Task Hashes_that_are_damaged_in_the_ledger_leave_the_snapshot_unused()
    {
        await using (var store = SqliteEventStore.Open(Ledger, StoreAccess.ReadWrite))
        {
            await Opened.Projection(store, Snapshot, CancellationToken.None);
            await Nation.Write(store, Nation.Tail(Plan, 10));
        }

        Raw.Run(
            Ledger,
            """
            DROP TRIGGER tile_is_never_changed;
            DROP TRIGGER tile_is_never_removed;
            DELETE FROM tile;
            """);
        await using var damaged = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        var opened = await Opened.Projection(damaged, Snapshot, CancellationToken.None);
        Assert.Equal(["snapshot.unproven"], _refused);
        Assert.Equal((await Rebuild.Run(damaged)).Hash(), opened.Hash());
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_saves_leaves_the_old_or_the_new()
    {
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        var hash = (await Rebuild.Run(store)).Hash();
        var leftBehind = 0;
        for (var round = 0; round < 6; round++)
        {
            using var probe = Probe.Start("snapshot", Ledger);
            Assert.Equal("rebuilt", await probe.Line());
            for (var saving = 0; saving < round; saving++)
            {
                Assert.NotNull(await probe.Line());
            }

            await Task.Delay(round * 7);
            await probe.Kill();
            leftBehind += _folder.Names().Count(name => name.EndsWith(".new", StringComparison.Ordinal));
            var (loaded, refusal) = await Snapshot.Load(store, CancellationToken.None);
            Assert.Null(refusal);
            Assert.Equal(loaded is null ? null : hash, loaded?.Hash());
            Assert.True(round == 0 || loaded is not null);
        }

        Assert.InRange(leftBehind, 0, 6);
        await Snapshot.TrySave(await Rebuild.Run(store), store, CancellationToken.None);
        Assert.DoesNotContain(
            _folder.Names(), name => name.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verifying_and_copying_a_ledger_do_not_look_at_its_snapshot()
    {
        await File.WriteAllTextAsync(Journal, "no snapshot");
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        var report = await LedgerVerification.Run(store, null, CancellationToken.None);
        Assert.Null(report.Fault);
        await store.CopyTo(_folder.Path("copy.db"), CancellationToken.None);
        Assert.False(File.Exists(_folder.Path("copy.db.journal")));
        Assert.Equal("no snapshot", await File.ReadAllTextAsync(Journal));
    }

    private static string Told(Projection projection, long knownBy) => string.Join(
        '\n',
        (from scope in (string[])["nation", "unit:phu-tho"]
         from indicator in Catalogue.All
         let answer = projection.Ask(
             indicator, new(Scope.Parse(scope), new(2022, 1, 1), new(2023, 6, 30), knownBy),
             explain: false)
         select $"{indicator.Code} {answer.Numerator} {answer.Denominator} {answer.Absent}")
        .Concat(
            from register in RegisterCatalogue.All
            from row in register.Rows(projection, new(2023, 6, 30), knownBy).Take(500)
            select $"{register.Name} "
                + string.Join('|', row.Cells.Select(cell => $"{cell.Value}"))));

    /// <summary>Made once for all tests; each works on a copy.</summary>
    public sealed class LongLedger : IAsyncLifetime, IDisposable
    {
        private readonly TestFolder _folder = new();

        public string Path => _folder.Path("long.db");

        public async Task InitializeAsync()
        {
            await using var store = SqliteEventStore.Create(Path, Nation.LedgerId);
            await Nation.Write(store, Nation.Make(Plan));
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _folder.Dispose();
    }
}
