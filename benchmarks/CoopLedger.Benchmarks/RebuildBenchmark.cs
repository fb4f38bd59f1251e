using BenchmarkDotNet.Attributes;
using CoopLedger.Bench;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Sqlite;
using Microsoft.Data.Sqlite;
using static CoopLedger.Benchmarks.Waiting;

namespace CoopLedger.Benchmarks;

/// <summary>From the stored log to every figure, beside a naive fold of the same file and the
/// steps that a rebuild cannot do without.</summary>
[MemoryDiagnoser]
public class RebuildBenchmark
{
    private const int Batch = 4096;

    private LedgerFolder _folder = null!;
    private SqliteEventStore _store = null!;
    private string _path = null!;
    private Dictionary<string, Totals> _byUnit = null!;
    private string _hash = null!;
    private Action _check = null!;

    [Params(10_000, 100_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Setup() => Wait(async () =>
    {
        _folder = new();
        _path = _folder.Path("nation.db");
        var nation = Nation.Of(Events);
        _byUnit = nation.ByUnit((_, _) => true)
            .ToDictionary(pair => pair.Key.Text, pair => pair.Value, StringComparer.Ordinal);
        await using (var written = SqliteEventStore.Create(_path, Nation.LedgerId))
        {
            await nation.Write(written);
        }

        _store = SqliteEventStore.Open(_path, StoreAccess.Read);
        _hash = (await OneByOne()).Hash();
    });

    [Benchmark(Baseline = true)]
    public void Naive()
    {
        var totals = NaiveFold.Run(_path);
        _check = () =>
        {
            Check.Same(_byUnit.Count, totals.Count, "the number of units");
            foreach (var (unit, expected) in _byUnit)
            {
                Check.Same(expected, totals[unit], unit);
            }
        };
    }

    [Benchmark]
    public void Rebuild_1() => Wait(() => Rebuilt(parallel: 1));

    [Benchmark]
    public void Rebuild_2() => Wait(() => Rebuilt(parallel: 2));

    /// <summary>The floor: SQLite hands out every envelope and nobody looks at it.</summary>
    [Benchmark]
    public void Step_only()
    {
        using var connection =
            new SqliteConnection($"Data Source={_path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT position, envelope FROM event ORDER BY position";
        using var rows = command.ExecuteReader();
        var (count, bytes) = (0L, 0L);
        while (rows.Read())
        {
            count++;
            bytes += ((byte[])rows.GetValue(1)).Length;
        }

        _check = () => Check.Same((long)Events, bytes > 0 ? count : 0, "the rows");
    }

    /// <summary>The store reads every event and checks it; nothing is decoded.</summary>
    [Benchmark]
    public void Read_only() => Wait(async () =>
    {
        var last = 0L;
        await foreach (var batch in _store.ReadAll(0, Batch, CancellationToken.None))
        {
            last = batch[^1].Position;
        }

        _check = () => Check.Same(Events, last, "the last position");
    });

    [IterationCleanup]
    public void CheckResult() => _check();

    [GlobalCleanup]
    public void Cleanup() => Wait(async () =>
    {
        await _store.DisposeAsync();
        _folder.Delete();
    });

    private async Task Rebuilt(int parallel)
    {
        var projection = await Rebuild.Run(_store, parallel: parallel);
        _check = () =>
        {
            Check.Same(Events, projection.Position, "the position");
            Check.Same(
                Totals.Sum(_byUnit.Values).ByMeasures(), Totals.Of(projection), "the nation");
            Check.Same(_hash, projection.Hash(), "the hash");
        };
    }

    private async Task<Projection> OneByOne()
    {
        var projection = new Projection();
        await foreach (var batch in _store.ReadAll(0, Batch, CancellationToken.None))
        {
            foreach (var stored in batch)
            {
                projection.Apply(stored.Stream, stored.ToFact());
            }
        }

        return projection;
    }
}
