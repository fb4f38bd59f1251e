using CoopLedger.Bench;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Measures;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Segments;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>A ledger whose whole parts are kept as segments comes to the same, and a segment that
/// is not to be trusted is not read.</summary>
public sealed class SegmentRebuildTests(SegmentRebuildTests.SealedLedger made)
    : IClassFixture<SegmentRebuildTests.SealedLedger>
{
    private const int Parts = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_rebuild_from_segments_is_the_rebuild_from_the_log(int parallel)
    {
        await using var store = SqliteEventStore.Open(made.Path, StoreAccess.Read);
        var logged = await Rebuild.Run(store);
        var rebuilt = await Segmented(store, new() { Ledger = made.Path, Parallel = parallel });
        Assert.Equal(Parts, rebuilt.PartsFromSegments);
        Assert.Empty(rebuilt.Refused);
        Assert.Equal(logged.Hash(), rebuilt.Projection.Hash());
        Assert.True(logged.ControlTotals().Agree(rebuilt.Projection.ControlTotals()));
    }

    [Fact]
    public async Task A_rebuild_up_to_a_position_inside_a_part_reads_that_part_from_the_log()
    {
        await using var store = SqliteEventStore.Open(made.Path, StoreAccess.Read);
        var rebuilt = await Segmented(store, new() { Ledger = made.Path, Until = 100_000 });
        Assert.Equal(1, rebuilt.PartsFromSegments);
        Assert.Equal(
            (await Rebuild.Run(store, 100_000)).Hash(), rebuilt.Projection.Hash());
    }

    [Theory]
    [InlineData("support-amount")]
    [InlineData("organisations-supported")]
    [InlineData("members")]
    [InlineData("loan-outstanding")]
    [InlineData("reports-received")]
    [InlineData("certified-area")]
    public async Task One_measure_alone_is_that_measure_of_the_whole(string code)
    {
        await using var store = SqliteEventStore.Open(made.Path, StoreAccess.Read);
        var measure = Assert.IsType<Measure>(Catalogue.Named(code), exactMatch: false);
        var whole = await Rebuild.Run(store);
        foreach (var ledger in (string?[])[null, made.Path])
        {
            var alone = await Segmented(store, new() { Ledger = ledger, Measure = measure });
            Assert.Equal(whole.HashOf(measure), alone.Projection.HashOf(measure));
            Assert.InRange(alone.Projection.Journal.Postings, 1, whole.Journal.Postings / 4);
        }
    }

    [Fact]
    public async Task A_damaged_segment_is_refused_read_from_the_log_and_made_anew()
    {
        using var folder = new TestFolder();
        var path = made.CopyTo(folder.Root);
        await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
        Assert.Equal(Parts, await Sealing.Run(store, path, null, default));
        var file = Directory.GetFiles(path + ".segments").Order(StringComparer.Ordinal).First();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 3] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var rebuilt = await Segmented(store, new() { Ledger = path });
        Assert.Equal((await Rebuild.Run(store)).Hash(), rebuilt.Projection.Hash());
        var isRead = rebuilt.Refused.Count == 0; // A block that this rebuild does not need.
        Assert.Equal(isRead ? Parts : Parts - 1, rebuilt.PartsFromSegments);
        File.Delete(file);
        Assert.Equal(1, await Sealing.Run(store, path, null, default));
        Assert.Equal(0, await Sealing.Run(store, path, null, default));
        Assert.Equal(
            Parts, (await Segmented(store, new() { Ledger = path })).PartsFromSegments);
    }

    [Fact]
    public async Task A_segment_of_another_log_is_refused()
    {
        using var folder = new TestFolder();
        var path = made.CopyTo(folder.Root);
        await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
        await Sealing.Run(store, path, null, default);
        var files = Directory.GetFiles(path + ".segments").Order(StringComparer.Ordinal).ToList();
        File.Copy(files[0], files[1], overwrite: true);
        var rebuilt = await Segmented(store, new() { Ledger = path });
        Assert.Equal("segment.part", Assert.Single(rebuilt.Refused).Code);
        Assert.Equal((await Rebuild.Run(store)).Hash(), rebuilt.Projection.Hash());
    }

    private static Task<Rebuilt> Segmented(SqliteEventStore store, RebuildOptions options) =>
        Rebuild.Run(store, options, default);

    /// <summary>A made-up nation of two whole parts and some more, with its segments.</summary>
    public sealed class SealedLedger : IAsyncLifetime, IDisposable
    {
        private readonly TestFolder _folder = new();

        public string Path { get; private set; } = "";

        public async Task InitializeAsync()
        {
            var ledger = await BenchLedger.In(
                _folder.Root, new NationPlan(135_000) { Corrections = 4 });
            Path = ledger.Path;
            await using var store = SqliteEventStore.Open(Path, StoreAccess.Read);
            await Sealing.Run(store, Path, null, default);
        }

        /// <summary>The ledger alone, without its segments.</summary>
        public string CopyTo(string folder)
        {
            var copy = System.IO.Path.Combine(folder, "copy.db");
            File.Copy(Path, copy);
            return copy;
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _folder.Dispose();
    }
}
