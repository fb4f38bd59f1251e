using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>Appends that share one transaction.</summary>
public sealed class GroupCommitTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_that_conflicts_leaves_the_others_of_its_group_as_they_are()
    {
        var path = _folder.Path("ledger.db");
        await SqliteEventStore.Create(path, Guid.NewGuid()).DisposeAsync();
        var twice = Sample.Event();
        PendingAppend[] group =
        [
            Pending("loan-1", Sample.None, Sample.Event(), Sample.Event()),
            Pending("loan-1", 5, Sample.Event()), // Another revision than the stream's.
            Pending("loan-2", Sample.None, twice),
            Pending("loan-3", Sample.None, Sample.Event(), twice), // Half of it is in by then.
            Pending("loan-1", 1, Sample.Event()), // Follows the first of the same group.
        ];
        AppendTogether(path, group);

        Assert.IsType<WrongExpectedRevisionException>(group[1].Outcome!.Fault);
        Assert.IsType<WrongExpectedRevisionException>(group[3].Outcome!.Fault);
        await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
        var log = await store.All();
        Assert.Equal(
            "loan-1:0 loan-1:1 loan-2:0 loan-1:2",
            string.Join(' ', log.Select(stored => $"{stored.Stream}:{stored.Revision}")));
        Assert.Equal([1L, 2, 3, 4], log.Select(stored => stored.Position));
        Assert.Equal(
            SlowMerkleTree.Root([.. log.Select(stored => stored.Envelope.ToArray())]),
            (await store.ReadHead(CancellationToken.None)).Root.ToArray());
    }

    [Fact]
    public async Task A_group_of_nothing_but_conflicts_records_nothing()
    {
        var path = _folder.Path("ledger.db");
        await SqliteEventStore.Create(path, Guid.NewGuid()).DisposeAsync();
        AppendTogether(path, Pending("loan-1", 3, Sample.Event()));
        await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
        Assert.Equal(0, (await store.ReadHead(CancellationToken.None)).Position);
    }

    [Fact]
    public async Task Whoever_gives_up_in_the_queue_records_nothing()
    {
        await using var store = SqliteEventStore.Create(_folder.Path("ledger.db"), Guid.NewGuid());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Append(
            new StreamName("loan-1"), Sample.None, [Sample.Event()], Sample.Origin(),
            new CancellationToken(canceled: true)));
        Assert.Equal(0, (await store.ReadHead(CancellationToken.None)).Position);
    }

    [Fact]
    public async Task More_than_the_queue_holds_are_all_recorded_once()
    {
        const int Writers = WriterQueue.Capacity + 200;
        await using var store = SqliteEventStore.Create(_folder.Path("ledger.db"), Guid.NewGuid());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(i =>
            store.Append(new StreamName($"loan-{i}"), Sample.None, Sample.Event())));
        var log = await store.All(batch: 512);
        Assert.Equal(Sample.Numbers(1, Writers), log.Select(stored => stored.Position));
        Assert.Equal(Writers, log.Select(stored => stored.Stream).Distinct().Count());
    }

    private static PendingAppend Pending(string stream, long expected, params NewEvent[] events) =>
        new(new StreamName(stream), expected, [.. events], Sample.Origin(), CancellationToken.None);

    private static void AppendTogether(string path, params PendingAppend[] group)
    {
        var file = LedgerFile.Existing(
            MachineFolder.Instance, path, TimeSpan.FromSeconds(5));
        using var writer = new LogWriter(file.OpenToWrite());
        Assert.Equal(group.Length, writer.Append(group));
    }
}
