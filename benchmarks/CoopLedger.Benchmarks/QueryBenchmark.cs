using BenchmarkDotNet.Attributes;
using CoopLedger.Bench;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Benchmarks;

/// <summary>The membership rate, asked of a projection of 100.000 events: what is true on a day,
/// and what was known of that day at a position.</summary>
[MemoryDiagnoser]
public class QueryBenchmark
{
    private const int Events = 100_000;
    private const int KnownBy = Events / 2;
    private const int Asks = 100;

    private static readonly UnitId Unit = new("phu-tho");
    private static readonly DateOnly Day = new(2023, 8, 31);

    private static readonly Indicator Rate =
        Catalogue.Find(new IndicatorCode("membership-rate"))!;

    private Nation _nation = null!;
    private Projection _projection = null!;
    private Action _check = null!;

    [GlobalSetup]
    public void Setup()
    {
        _nation = Nation.Of(Events);
        _projection = new();
        for (var i = 0; i < Events; i++)
        {
            _projection.Apply(i + 1, _nation.Events[i].Fact);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Asks)]
    public void Unit_as_of() => Ask(new(Scope.Parse($"unit:{Unit}"), null, Day));

    [Benchmark(OperationsPerInvoke = Asks)]
    public void Unit_as_of_known_by() =>
        Ask(new(Scope.Parse($"unit:{Unit}"), null, Day, KnownBy));

    [Benchmark(OperationsPerInvoke = Asks)]
    public void Nation_as_of() => Ask(new(Scope.Nation, null, Day));

    /// <summary>With every posting behind it, in the order of the log.</summary>
    [Benchmark(OperationsPerInvoke = Asks)]
    public void Nation_as_of_explained() => Ask(new(Scope.Nation, null, Day), explain: true);

    [IterationCleanup]
    public void CheckResult() => _check();

    private void Ask(Question question, bool explain = false)
    {
        Answer answer = null!;
        for (var i = 0; i < Asks; i++)
        {
            answer = _projection.Ask(Rate, question, explain);
        }

        _check = () =>
        {
            Check.Same(Expected(question), answer.Exact, "the membership rate");
            Check.Same(explain, answer.Contributions.Length > 0, "whether it is explained");
        };
    }

    private string Expected(Question question)
    {
        var totals = Totals.Sum(_nation
            .ByUnit((fact, position) => On(fact) <= Day && position <= question.KnownBy)
            .Where(pair => question.Scope.IsNation || pair.Key == Unit)
            .Select(pair => pair.Value));
        return $"{totals[Tally.RateMembers]}/{totals[Tally.RateActive]}";
    }

    /// <summary>The day on which it counts: of a reversal, the day of what it takes back.
    /// </summary>
    private static DateOnly On(Event fact) =>
        fact is FactReversed reversal ? reversal.Reversed.On : fact.On;
}
