using BenchmarkDotNet.Attributes;
using CoopLedger.Bench;
using CoopLedger.Doubles;
using CoopLedger.Ledger.EventStoreDb;
using CoopLedger.Ledger.EventStoreDb.Events;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using EventStore.Client;
using static CoopLedger.Benchmarks.Waiting;

namespace CoopLedger.Benchmarks;

/// <summary>Our client and a ledger on a cluster, against the test double of a server in the same
/// process: both share the processor, and nothing here says how fast a real server is. All figures
/// are for one event of the made-up nation.</summary>
[MemoryDiagnoser]
public class ClusterBenchmark : IDisposable
{
    private const int Events = 100_000;
    private const int Appends = 2_000;
    private const int Writers = 64;
    private const int Pieces = 40;
    private const int PieceLength = 500;

    private LedgerFolder _folder = null!;
    private EventStoreDouble _server = null!;
    private EventStoreClient _client = null!;
    private string _root = null!;
    private int _runs;
    private Action _check = null!;

    [GlobalSetup]
    public void Setup() => Wait(async () =>
    {
        _folder = new();
        _server = await EventStoreDouble.Start();
        _client = new(EventStoreClientSettings.Create(_server.ConnectionString));
        await using (await EventStoreDbLedger.Create(
            Address, Nation.LedgerId, InMemory, CancellationToken.None))
        {
            var store = new MemoryEventStore(Nation.LedgerId);
            _root = (await Nation.Of(Events).Write(store)).Root;
            await foreach (var batch in store.ReadAll(0, 1_000, CancellationToken.None))
            {
                foreach (var stored in batch)
                {
                    _server.Log.Append($"cl-coopledger-{stored.Stream}", Proposed(stored));
                }
            }
        }
    });

    /// <summary>The client alone reads everything.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public void Read_all() => Wait(async () =>
    {
        var read = 0;
        await foreach (var resolved in _client.ReadAllAsync(
            Direction.Forwards, Position.Start, StreamFilter.Prefix("cl-coopledger-")))
        {
            read += resolved.OriginalEvent.Data.IsEmpty ? 0 : 1;
        }

        _check = () => Check.Same(Events, read, "the events read");
    });

    /// <summary>A new node opens the ledger: its mirror, in memory, follows to the end.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public void Catch_up_of_a_mirror_in_memory() => Wait(() => CatchUp(InMemory, asks: false));

    /// <summary>The same, and its projection has posted every event.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public void Catch_up_of_a_projection() => Wait(() => CatchUp(InMemory, asks: true));

    /// <summary>The same with the mirror in a SQLite file, durable.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public void Catch_up_of_a_mirror_on_disk() => Wait(() => CatchUp(
        ledger => SqliteEventStore.Create(_folder.Path($"mirror-{_runs++}"), ledger),
        asks: false));

    /// <summary>Writers at the same time, each of which waits for its own event.</summary>
    [Benchmark(OperationsPerInvoke = Appends)]
    public void Append_one_event_of_64_writers() => Wait(async () =>
    {
        var run = _runs++;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = writer; i < Appends; i += Writers)
            {
                await _client.AppendToStreamAsync(
                    $"one-{run}-{i}", StreamState.NoStream, [Small()]);
            }
        })));
        Demand($"one-{run}-", Appends);
    });

    [Benchmark(OperationsPerInvoke = Pieces * PieceLength)]
    public void Append_500_events_at_once() => Wait(async () =>
    {
        var run = _runs++;
        for (var i = 0; i < Pieces; i++)
        {
            await _client.AppendToStreamAsync(
                $"many-{run}-{i}", StreamState.NoStream,
                Enumerable.Range(0, PieceLength).Select(_ => Small()));
        }

        Demand($"many-{run}-", Pieces * PieceLength);
    });

    [IterationCleanup]
    public void CheckResult() => _check();

    [GlobalCleanup]
    public void Dispose()
    {
        Wait(async () =>
        {
            await _client.DisposeAsync();
            await _server.DisposeAsync();
        });
        _folder.Delete();
        GC.SuppressFinalize(this);
    }

    private LedgerAddress Address => LedgerAddress.Parse(_server.ConnectionString);

    private static MemoryEventStore InMemory(Guid ledger) => new(ledger);

    private static EventData Small() => new(Uuid.NewUuid(), "training.held.v1", new byte[185]);

    private static ProposedEvent Proposed(StoredEvent stored) => new(
        stored.Event.Id, stored.Event.Name, stored.Event.Data.ToArray(),
        new EventMetadata(stored.Origin, stored.Event.Causation, 0, 1).Write());

    private async Task CatchUp(Func<Guid, IMirrorStore> mirror, bool asks)
    {
        await using var ledger = await EventStoreDbLedger.Open(
            Address, mirror, isReadOnly: true, CancellationToken.None);
        var position = 0L;
        if (asks)
        {
            using var live = new LiveProjection(ledger);
            position = await live.Read(
                projection => projection.Position, CancellationToken.None);
        }

        var head = await ledger.ReadHead(CancellationToken.None);
        _check = () =>
        {
            Check.Same(_root, head.RootText, "the root");
            Check.Same(asks ? Events : 0, position, "the projection's position");
        };
    }

    private void Demand(string prefix, int events) => _check = () => Check.Same(
        events,
        _server.Log.All.Count(one => one.Stream.StartsWith(prefix, StringComparison.Ordinal)),
        "the events appended");
}
