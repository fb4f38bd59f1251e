using CoopLedger.Bench;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Rebuilding;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>A rebuild that was stopped, killed or spoilt goes on with the parts that are whole.
/// </summary>
public sealed class PartFileTests : IClassFixture<PartFileTests.LongLedger>, IDisposable
{
    private const int Part = 65_536;
    private const int Events = (2 * Part) + 9_000;

    private readonly TestFolder _folder = new();
    private readonly string _ledger;
    private readonly string _hash;

    public PartFileTests(LongLedger made)
    {
        _ledger = _folder.Path("long.db");
        File.Copy(made.Path, _ledger);
        _hash = made.Hash;
    }

    private string Kept => _ledger + ".rebuild";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_rebuild_goes_on_with_the_parts_that_it_had_done()
    {
        using (var probe = Probe.Start("rebuild", _ledger, "1"))
        {
            Assert.Equal("kept 1", await probe.Line());
            await probe.Kill();
        }

        Assert.Equal(Part, await Rebuilt());
        Assert.Equal(2 * Part, await Rebuilt()); // What was made then was kept, too.
        Assert.Equal(0, await Rebuilt(restart: true));
    }

    [Fact]
    public async Task A_stopped_rebuild_keeps_its_parts_and_one_that_ends_removes_them()
    {
        await using var store = SqliteEventStore.Open(_ledger, StoreAccess.Read);
        using (var file = PartFile.Beside(_ledger, store))
        {
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Rebuild.Run(
                store,
                new RebuildOptions { Parallel = 1, Kept = file, Progress = new Stopping(stop) },
                stop.Token));
        }

        using (var again = PartFile.Beside(_ledger, store))
        {
            await Rebuild.Run(store, new RebuildOptions { Kept = again }, CancellationToken.None);
            Assert.True(again.Found >= Part, $"{again.Found}");
            again.Remove();
        }

        Assert.False(File.Exists(Kept));
    }

    [Theory]
    [InlineData(-1, Part)]
    [InlineData(-5_000, Part)]
    public async Task A_record_that_was_not_finished_is_made_again(int shorter, int found)
    {
        await Rebuilt();
        using (var file = File.OpenWrite(Kept))
        {
            file.SetLength(file.Length + shorter);
        }

        Assert.Equal(found, await Rebuilt());
        Assert.Equal(2 * Part, await Rebuilt());
    }

    [Fact]
    public async Task A_part_whose_bytes_changed_is_made_again()
    {
        await Rebuilt();
        Flip(offset: 2_000);
        Assert.Equal(Part, await Rebuilt());
        Assert.Equal(2 * Part, await Rebuilt());
    }

    [Theory]
    [InlineData(3)] // Another format.
    [InlineData(10)] // Other rules.
    [InlineData(60)] // Another ledger.
    public async Task A_file_of_another_kind_is_begun_anew(int offset)
    {
        await Rebuilt();
        Flip(offset);
        Assert.Equal(0, await Rebuilt());
        Assert.Equal(2 * Part, await Rebuilt());
    }

    [Fact]
    public async Task Parts_of_other_events_are_not_used()
    {
        var other = _folder.Path("other.db");
        await using (var store = SqliteEventStore.Create(other, Nation.LedgerId))
        {
            await Nation.Write(store, Nation.Make(Events, Nation.DefaultSeed + 1));
        }

        await Rebuilt();
        File.Move(Kept, other + ".rebuild");
        await using var altered = SqliteEventStore.Open(other, StoreAccess.Read);
        var expected = (await Rebuild.Run(altered)).Hash();
        using var file = PartFile.Beside(other, altered);
        var rebuilt = await Rebuild.Run(
            altered, new RebuildOptions { Kept = file }, CancellationToken.None);
        Assert.Equal(expected, rebuilt.Projection.Hash());
        Assert.Equal(0, file.Found);
    }

    [Fact]
    public async Task Two_at_a_time_do_not_disturb_each_other()
    {
        await using var store = SqliteEventStore.Open(_ledger, StoreAccess.Read);
        using var first = PartFile.Beside(_ledger, store);
        using var second = PartFile.Beside(_ledger, store);
        foreach (var file in (PartFile[])[second, first])
        {
            var rebuilt = await Rebuild.Run(
                store, new RebuildOptions { Kept = file }, CancellationToken.None);
            Assert.Equal(_hash, rebuilt.Projection.Hash());
            Assert.Equal(0, file.Found);
        }

        second.Remove();
        Assert.True(File.Exists(Kept));
    }

    [Fact]
    public async Task A_short_ledger_leaves_no_file()
    {
        await using var store = SqliteEventStore.Open(_ledger, StoreAccess.Read);
        using (var file = PartFile.Beside(_ledger, store))
        {
            await Rebuild.Run(
                store, new RebuildOptions { Until = 5_000, Kept = file }, CancellationToken.None);
        }

        Assert.False(File.Exists(Kept));
    }

    /// <summary>Rebuilds in full with what is kept, and leaves the file.</summary>
    /// <returns>How many events were found done.</returns>
    private async Task<long> Rebuilt(bool restart = false)
    {
        await using var store = SqliteEventStore.Open(_ledger, StoreAccess.Read);
        using var file = PartFile.Beside(_ledger, store, restart);
        var rebuilt = await Rebuild.Run(
            store, new RebuildOptions { Kept = file }, CancellationToken.None);
        Assert.Equal(_hash, rebuilt.Projection.Hash());
        return file.Found;
    }

    private void Flip(int offset)
    {
        using var file = File.Open(Kept, FileMode.Open);
        file.Position = offset;
        var was = file.ReadByte();
        file.Position = offset;
        file.WriteByte((byte)(was ^ 1));
    }

    /// <summary>A made-up history, written once for all of these tests.</summary>
    public sealed class LongLedger : IAsyncLifetime
    {
        private readonly string _folder =
            Directory.CreateTempSubdirectory("coopledger-").FullName;

        public string Path => System.IO.Path.Combine(_folder, "long.db");

        public string Hash { get; private set; } = "";

        public async Task InitializeAsync()
        {
            await using var store = SqliteEventStore.Create(Path, Nation.LedgerId);
            await Nation.Write(store, Nation.Make(Events, Nation.DefaultSeed));
            Hash = (await Rebuild.Run(store)).Hash();
        }

        public Task DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return Task.CompletedTask;
        }
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value) => stop.Cancel();
    }
}
