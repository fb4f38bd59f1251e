using CoopLedger.Bench;
using CoopLedger.Domain.Corrections;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>A ledger long enough to be verified in parts is found out wherever it was forged.
/// </summary>
public sealed class PartsTests : IClassFixture<PartsTests.LongLedger>, IDisposable
{
    private const int Events = 70_000;

    // Parts are of 65.536 events.
    private const long InSecondPart = 66_000;

    private readonly TestFolder _folder = new();
    private readonly LongLedger _made;

    public PartsTests(LongLedger made) => _made = made;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_long_ledger_is_sound_and_comes_to_what_was_written()
    {
        await using var store = SqliteEventStore.Open(_made.Path, StoreAccess.Read);
        var report = await Verify(store);
        Assert.Null(report.Fault);
        Assert.Equal(
            (_made.Written.Events, _made.Written.Streams, _made.Written.Root),
            (report.Events, report.Streams, report.Root));
        var rebuilt = await Rebuild.Run(store, parallel: 2);
        Assert.Equal(report.ProjectionHash, rebuilt.Hash());
        Assert.Equal(rebuilt.Hash(), (await Rebuild.Run(store, parallel: 1)).Hash());
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE position = 66000;", InSecondPart)]
    [InlineData("UPDATE event SET revision = revision + 1 WHERE position = 66000;", InSecondPart)]
    [InlineData("UPDATE event SET name = name || 'x' WHERE position IN (69000, 33);", 33)]
    [InlineData("UPDATE edge SET bytes = zeroblob(length(bytes));", 1)]
    public async Task A_forged_row_is_found_at_its_position(string sql, long found)
    {
        await using var store = Forged(sql);
        var report = await Verify(store);
        Assert.Equal(found, report.FaultPosition);
    }

    [Fact]
    public async Task A_revision_that_does_not_follow_the_part_before_is_found()
    {
        // A reversal is the last of its stream, of which the rest is in the part before.
        var later = await Event(stored => stored.Position > InSecondPart
            && stored.Event.Name == "fact.reversed.v1" && stored.Revision > 0);
        await using var store = Forged(Resealed(later with { Revision = later.Revision + 1 }));
        Assert.Equal(later.Position, (await Verify(store)).FaultPosition);
    }

    [Fact]
    public async Task An_event_id_of_an_earlier_part_is_found()
    {
        var (early, late) = (await Event(stored => stored.Position == 5),
            await Event(stored => stored.Position == InSecondPart));
        await using var store = Forged(
            "UPDATE event SET id = zeroblob(16) WHERE position = 5;" + Resealed(
                late with { Event = late.Event with { Id = early.Event.Id } }));
        Assert.Equal(5, (await Verify(store)).FaultPosition); // The column of the first.
    }

    [Fact]
    public async Task An_event_rewritten_with_its_envelope_is_found_by_its_stored_hash()
    {
        var stored = await Event(stored => stored.Position == InSecondPart);
        await using var store = Forged(
            Resealed(stored with { Origin = stored.Origin with { Actor = "me" } }));
        Assert.Equal(InSecondPart, (await Verify(store)).FaultPosition);
    }

    [Fact]
    public async Task A_reversal_of_another_event_is_found_across_parts()
    {
        var reversal = await Event(stored => stored.Position > InSecondPart
            && stored.Event.Name == "fact.reversed.v1");
        var claimed = Assert.IsType<FactReversed>(
            Json.EventJson.Read(reversal.Event.Name, reversal.Event.Data));
        var altered = claimed with { Position = claimed.Position == 1 ? 2 : 1 };
        await using var store = Forged(Resealed(reversal with
        {
            Event = reversal.Event with { Data = Json.EventJson.Write(altered) },
        }));
        Assert.Equal(reversal.Position, (await Verify(store)).FaultPosition);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(300)]
    [InlineData(32_768)]
    [InlineData(65_537)]
    [InlineData(65_536)]
    [InlineData(69_999)]
    [InlineData(Events)]
    public async Task A_root_of_an_earlier_size_is_demanded(int size)
    {
        var edge = (await _made.All()).Take(size).Aggregate(
            MerkleEdge.Empty, (before, stored) => before.With(stored.Envelope.Span));
        await using var store = SqliteEventStore.Open(_made.Path, StoreAccess.Read);
        Assert.Null((await Verify(store, new TreeHead(size, edge.Root()))).Fault);
        var other = new TreeHead(size, MerkleHash.Leaf([1]));
        Assert.Equal(
            size, (await Verify(store, new TreeHead(Events + 5L, other.Root), other))
                .FaultPosition);
    }

    [Fact]
    public async Task A_root_of_more_than_there_is_is_a_fault()
    {
        await using var store = SqliteEventStore.Open(_made.Path, StoreAccess.Read);
        var report = await Verify(store, new TreeHead(Events + 1, MerkleHash.Empty));
        Assert.Equal(Events + 1, report.FaultPosition);
    }

    [Fact]
    public async Task A_verification_can_be_stopped()
    {
        await using var store = SqliteEventStore.Open(_made.Path, StoreAccess.Read);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => LedgerVerification.Run(store, null, stop.Token));
    }

    private static Task<VerificationReport> Verify(
        SqliteEventStore store, params TreeHead[] demanded) =>
        LedgerVerification.Run(store, demanded, null, CancellationToken.None);

    private static string Resealed(StoredEvent altered)
    {
        var stored = Envelope.Seal(
            Nation.LedgerId, altered.Position, altered.Stream, altered.Revision, altered.Event,
            altered.Origin);
        return $"""
            UPDATE event SET revision = {stored.Revision},
                id = x'{Convert.ToHexString(stored.Event.Id.ToByteArray(bigEndian: true))}',
                checksum = {Crc32C.Of(stored.Envelope.Span)},
                envelope = x'{Convert.ToHexString(stored.Envelope.Span)}'
            WHERE position = {stored.Position};
            """;
    }

    private async Task<StoredEvent> Event(Func<StoredEvent, bool> which) =>
        (await _made.All()).First(which);

    private SqliteEventStore Forged(string sql)
    {
        var copy = _folder.Path("forged.db");
        File.Copy(_made.Path, copy);
        Raw.Forge(copy, sql);
        return SqliteEventStore.Open(copy, StoreAccess.Read);
    }

    /// <summary>A made-up history, written once for all of these tests.</summary>
    public sealed class LongLedger : IAsyncLifetime
    {
        private readonly string _folder =
            Directory.CreateTempSubdirectory("coopledger-").FullName;

        private List<StoredEvent>? _all;

        public string Path => System.IO.Path.Combine(_folder, "long.db");

        public Written Written { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await using var store = SqliteEventStore.Create(Path, Nation.LedgerId);
            Written = await Nation.Write(store, Nation.Make(Events, Nation.DefaultSeed));
        }

        public Task DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return Task.CompletedTask;
        }

        public async Task<IReadOnlyList<StoredEvent>> All()
        {
            if (_all is null)
            {
                var all = new List<StoredEvent>();
                await using var store = SqliteEventStore.Open(Path, StoreAccess.Read);
                await foreach (var batch in store.ReadAll(0, 4096, CancellationToken.None))
                {
                    all.AddRange(batch);
                }

                _all = all;
            }

            return _all;
        }
    }
}
