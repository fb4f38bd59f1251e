using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using CoopLedger.Bench;
using CoopLedger.Indicators;

namespace CoopLedger.Benchmarks;

/// <summary>From 65.536 records to balances: seven totals of each unit in a dictionary (naive,
/// without days or explanations), and every measure's postings with day and position, one by one
/// as a live projection takes them and together as a part of a rebuild does.</summary>
[MemoryDiagnoser]
public class PostBenchmark
{
    private ImmutableArray<NationEvent> _events;
    private string _hash = "";
    private Action _check = () => { };

    [GlobalSetup]
    public void Setup()
    {
        _events = [.. Nation.Make(new NationPlan(PartBuilder.LengthMax))];
        _hash = OneByOne().Journal.Hash(measure => $"{measure}");
    }

    [Benchmark(Baseline = true)]
    public void Naive_totals()
    {
        var totals = new Dictionary<(string Unit, string Kind), long>();
        foreach (var made in _events)
        {
            var key = (made.Unit.Text, made.Fact.GetType().Name);
            totals[key] = totals.GetValueOrDefault(key) + 1;
        }

        _check = () => Check.Same((long)_events.Length, totals.Values.Sum(), "the events");
    }

    [Benchmark]
    public void Postings_one_by_one()
    {
        var projection = OneByOne();
        _check = () => Check.Same(
            _hash, projection.Journal.Hash(measure => $"{measure}"), "the journal");
    }

    [Benchmark]
    public void Postings_of_a_part()
    {
        var projection = new Projection();
        var builder = projection.NewPartBuilder();
        builder.Begin(1);
        foreach (var made in _events)
        {
            builder.Apply(made.Position, made.Fact);
        }

        projection.Join(builder.End(_events.Length));
        _check = () => Check.Same(
            _hash, projection.Journal.Hash(measure => $"{measure}"), "the journal");
    }

    [IterationCleanup]
    public void CheckResult() => _check();

    private Projection OneByOne()
    {
        var projection = new Projection();
        foreach (var made in _events)
        {
            projection.Apply(made.Position, made.Fact);
        }

        return projection;
    }
}
