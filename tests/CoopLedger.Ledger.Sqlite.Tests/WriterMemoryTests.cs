using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>What the writer remembers from one group to the next never makes it write what is
/// wrong: after a failure, a foreign append or too many streams it looks again.</summary>
public sealed class WriterMemoryTests : IDisposable
{
    private static readonly StreamName Stream = new("loan-1");

    private readonly TestFolder _folder = new();

    private string Ledger => _folder.Path("ledger.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_that_fails_halfway_leaves_no_hash_behind()
    {
        using (var writer = await NewWriter())
        {
            Append(writer, Pending("loan-0", Sample.None, [.. Sample.Events(200)]));
            var twice = Sample.Event();
            PendingAppend[] group =
            [
                Pending("loan-2", Sample.None, twice),
                Pending("loan-3", Sample.None, [.. Sample.Events(90), twice]),
                Pending("loan-4", Sample.None, Sample.Event()),
                Pending("loan-5", 7, Sample.Event()),
                Pending("loan-6", Sample.None, Sample.Event(), twice, Sample.Event()),
                Pending("loan-3", Sample.None, [.. Sample.Events(150)]),
            ];
            Append(writer, group);
            Assert.Equal(
                [true, false, true, false, false, true],
                group.Select(pending => pending.Outcome!.Fault is null));
            Assert.All(
                group.Where(pending => pending.Outcome!.Fault is not null),
                pending => Assert.IsType<WrongExpectedRevisionException>(
                    pending.Outcome!.Fault));
        }

        await DemandWhole(200 + 1 + 1 + 150);
    }

    [Fact]
    public async Task Rows_of_hashes_are_the_same_whoever_began_them()
    {
        using (var first = await NewWriter())
        {
            Append(first, Pending("loan-1", Sample.None, [.. Sample.Events(100)]));
        }

        using (var second = Writer())
        {
            Append(second, Pending("loan-2", Sample.None, [.. Sample.Events(500)]));
            Append(second, Pending("loan-3", Sample.None, [.. Sample.Events(200)]));
        }

        await DemandWhole(800);
    }

    [Fact]
    public async Task What_another_writer_appended_between_two_groups_is_seen()
    {
        using var one = await NewWriter();
        using var other = Writer();
        Append(one, Pending(Stream.Text, Sample.None, Sample.Event()));
        Append(other, Pending(Stream.Text, 0, [Sample.Event()], Sample.Noon.AddMinutes(5)));
        var late = Pending(Stream.Text, 0, Sample.Event());
        Append(one, late);
        var conflict = Assert.IsType<WrongExpectedRevisionException>(late.Outcome!.Fault);
        Assert.Equal(1, conflict.Actual);

        var next = Pending(Stream.Text, 1, Sample.Event());
        Append(one, next);
        var stored = Assert.Single(next.Outcome!.Stored);
        Assert.Equal((3, 2), (stored.Position, stored.Revision));
        Assert.Equal(Sample.Noon.AddMinutes(5), stored.Origin.RecordedAt);
        await DemandWhole(3);
    }

    [Fact]
    public async Task Writers_that_take_turns_keep_one_whole_tree()
    {
        using (var one = await NewWriter())
        using (var other = Writer())
        {
            for (var i = 0; i < 60; i++)
            {
                var writer = i % 3 == 0 ? one : other;
                Append(writer, Pending($"loan-{i}", Sample.None, [.. Sample.Events(10)]));
            }
        }

        await DemandWhole(600);
    }

    [Fact]
    public async Task A_full_disk_fails_everybody_in_the_group_and_the_next_group_is_made()
    {
        await SqliteEventStore.Create(Ledger, Guid.NewGuid()).DisposeAsync();
        var file = LedgerFile.Existing(
            MachineFolder.Instance, Ledger, TimeSpan.FromSeconds(5));
        var connection = file.OpenToWrite();
        await using (var queue = new WriterQueue(
            file, new LogWriter(connection), WriterQueue.GroupMax, () => { }))
        {
            await Queued(queue, Pending("loan-1", Sample.None, [.. Sample.Events(100)]));
            Execute(connection, "PRAGMA max_page_count = 1;"); // The least: what there is.
            var large = Sample.Event(new string('x', 100_000));
            Task<ImmutableArray<StoredEvent>>[] refused =
            [
                Queued(queue, Pending("loan-1", 99, large)),
                Queued(queue, Pending("loan-2", Sample.None, large)),
                Queued(queue, Pending("loan-3", Sample.None, large)),
            ];
            foreach (var one in refused)
            {
                var problem = await Assert.ThrowsAsync<StoreException>(() => one);
                Assert.Equal("store.failed", problem.Code);
            }

            Execute(connection, "PRAGMA max_page_count = 1000000;");
            await Queued(queue, Pending("loan-1", 99, large));
            await Queued(queue, Pending("loan-2", Sample.None, [.. Sample.Events(300)]));
        }

        await DemandWhole(401);
    }

    [Fact]
    public async Task More_streams_than_are_remembered_keep_their_revisions()
    {
        using var writer = await NewWriter();
        for (var first = 0; first <= LogEnd.StreamsMax; first += WriterQueue.GroupMax)
        {
            Append(writer,
            [
                .. Enumerable.Range(first, WriterQueue.GroupMax)
                    .Select(i => Pending($"loan-{i}", Sample.None, Sample.Event())),
            ]);
        }

        var (again, wrong) = (
            Pending("loan-0", 0, Sample.Event()), Pending("loan-0", 0, Sample.Event()));
        Append(writer, again, wrong);
        Assert.Equal(1, Assert.Single(again.Outcome!.Stored).Revision);
        Assert.Equal(
            1, Assert.IsType<WrongExpectedRevisionException>(wrong.Outcome!.Fault).Actual);
    }

    private static PendingAppend Pending(string stream, long expected, params NewEvent[] events) =>
        Pending(stream, expected, events, null);

    private static PendingAppend Pending(
        string stream, long expected, NewEvent[] events, DateTimeOffset? at) =>
        new(
            new StreamName(stream), expected, [.. events], Sample.Origin(at),
            CancellationToken.None);

    private static void Append(LogWriter writer, params PendingAppend[] group) =>
        Assert.Equal(group.Length, writer.Append(group));

    private static Task<ImmutableArray<StoredEvent>> Queued(
        WriterQueue queue, PendingAppend pending) =>
        queue.Append(pending, CancellationToken.None);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task<LogWriter> NewWriter()
    {
        await SqliteEventStore.Create(Ledger, Guid.NewGuid()).DisposeAsync();
        return Writer();
    }

    private LogWriter Writer() =>
        new(LedgerFile.Existing(MachineFolder.Instance, Ledger, TimeSpan.FromSeconds(5))
            .OpenToWrite());

    /// <summary>Demands so many events, their root, and every stored row of hashes.</summary>
    private async Task DemandWhole(long events)
    {
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        var log = await store.All(batch: 512);
        Assert.Equal(Sample.Numbers(1, events), log.Positions());
        byte[][] leaves = [.. log.Select(stored => stored.Envelope.ToArray())];
        var head = await store.ReadHead(CancellationToken.None);
        Assert.Equal(SlowMerkleTree.Root(leaves), head.Root.ToArray());
        Assert.Equal(
            events / Tile.Width, Raw.Read(Ledger, "SELECT count(*) FROM tile WHERE level = 0;"));
        for (var row = 0; row < events / Tile.Width; row++)
        {
            var part = leaves.AsSpan(row * Tile.Width, Tile.Width);
            var hashes = part.ToArray().SelectMany(leaf => MerkleHash.Leaf(leaf).ToArray());
            Assert.Equal(
                SlowMerkleTree.Root(part),
                Raw.Read(Ledger, $"SELECT root FROM tile WHERE number = {row};"));
            Assert.Equal(
                hashes, (byte[])Raw.Read(
                    Ledger, $"SELECT hashes FROM tile WHERE number = {row};")!);
        }
    }
}
