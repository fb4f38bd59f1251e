using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using CoopLedger.Bench;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Training;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using static CoopLedger.Benchmarks.Waiting;

namespace CoopLedger.Benchmarks;

/// <summary>Appending to a SQLite file so that it survives a power cut, into a new ledger at every
/// iteration; all figures are for one event.</summary>
[MemoryDiagnoser]
public class AppendBenchmark
{
    private const int Commits = 200;
    private const int Pieces = 20;
    private const int PieceLength = 100;
    private const int Writers = 32;
    private const int CommitsOfAWriter = 25;

    private LedgerFolder _folder = null!;
    private SqliteEventStore _store = null!;
    private byte[] _data = null!;
    private string _name = null!;
    private int _appends;
    private int _appended;

    [GlobalSetup]
    public void Setup()
    {
        _folder = new();
        var fact = Nation.Of(1_000).Events.Select(made => made.Fact).OfType<TrainingHeld>().First();
        (_data, _name) = (EventJson.Write(fact), EventJson.NameOf(fact));
    }

    [IterationSetup]
    public void Open() => (_store, _appends, _appended) = (_folder.NewLedger(), 0, 0);

    /// <summary>The floor: an event's bytes at the end of a file, and the disk's word for it.
    /// </summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Commits)]
    public void Write_and_fsync()
    {
        using var file = new FileStream(_folder.Path("floor"), FileMode.Append);
        for (var i = 0; i < Commits; i++)
        {
            file.Write(_data);
            file.Flush(flushToDisk: true);
        }
    }

    [Benchmark(OperationsPerInvoke = Commits)]
    public void One_event_a_commit() => Wait(async () =>
    {
        for (var i = 0; i < Commits; i++)
        {
            await Append(1);
        }
    });

    [Benchmark(OperationsPerInvoke = Pieces * PieceLength)]
    public void Hundred_events_a_commit() => Wait(async () =>
    {
        for (var i = 0; i < Pieces; i++)
        {
            await Append(PieceLength);
        }
    });

    /// <summary>Writers at the same time, each of which waits for its own event: the store joins
    /// what waits into one transaction.</summary>
    [Benchmark(OperationsPerInvoke = Writers * CommitsOfAWriter)]
    public void One_event_of_32_writers() => Wait(() => Task.WhenAll(
        Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < CommitsOfAWriter; i++)
            {
                await Append(1);
            }
        }))));

    [IterationCleanup]
    public void CheckResult() => Wait(async () =>
    {
        await LedgerFolder.Demand(_store, _appended);
        await _store.DisposeAsync();
    });

    [GlobalCleanup]
    public void Cleanup() => _folder.Delete();

    private async Task Append(int events)
    {
        var stream = new StreamName($"training-{Interlocked.Increment(ref _appends)}");
        var facts = ImmutableArray.CreateRange(
            Enumerable.Range(0, events).Select(_ => new NewEvent(
                Guid.NewGuid(), _name, _data, Guid.Empty)));
        var stored = await _store.Append(
            stream, -1, facts, Nation.OriginOf(stream.Text), CancellationToken.None);
        Interlocked.Add(ref _appended, events);
        Check.Same(events, stored.Length, "the events stored");
    }
}
