using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using CoopLedger.Bench;
using CoopLedger.Domain.Facts;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Benchmarks;

/// <summary>From the bytes of 65.536 events to something that can be counted: a JSON document for
/// each (naive), a record for each, and postings with neither.</summary>
[MemoryDiagnoser]
public class DecodeBenchmark
{
    private ImmutableArray<(byte[] Name, byte[] Data, Event Fact)> _events;
    private FactScanner _scanner = null!;
    private EventDecoder _decoder = null!;
    private Action _check = () => { };

    [GlobalSetup]
    public void Setup()
    {
        _events =
        [
            .. Nation.Make(new NationPlan(PartBuilder.LengthMax)).Select(made => (
                Encoding.UTF8.GetBytes(EventJson.NameOf(made.Fact)),
                EventJson.Write(made.Fact).ToArray(), made.Fact)),
        ];
        _scanner = new(new Projection().NewPartBuilder());
        _decoder = new();
    }

    [Benchmark(Baseline = true)]
    public void Naive_document()
    {
        var days = 0L;
        foreach (var (_, data, _) in _events)
        {
            var json = JObject.Parse(Encoding.UTF8.GetString(data));
            days += ((string)json["on"]!).Length;
        }

        _check = () => Check.Same(_events.Length * 10L, days, "the letters of the days");
    }

    [Benchmark]
    public void Records()
    {
        var days = 0L;
        foreach (var (name, data, _) in _events)
        {
            days += _decoder.Read(name, data).On.DayNumber;
        }

        _check = () => Check.Same(
            _events.Sum(item => (long)item.Fact.On.DayNumber), days, "the days");
    }

    [Benchmark]
    public void Scanned_and_posted()
    {
        _scanner.Builder.Begin(1);
        for (var i = 0; i < _events.Length; i++)
        {
            _scanner.Apply(i + 1, _events[i].Name, _events[i].Data);
        }

        var part = _scanner.Builder.End(_events.Length);
        _check = () => Check.Same((long)_events.Length, part.Last, "the last position");
    }

    [IterationCleanup]
    public void CheckResult() => _check();
}
