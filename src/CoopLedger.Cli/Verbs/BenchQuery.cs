using System.CommandLine;
using System.Diagnostics;
using CoopLedger.Bench;
using CoopLedger.Bench.Load;
using CoopLedger.Cli.Output;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Sqlite;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>How fast a projection that is in memory answers: thousands of questions about days of
/// the whole history, of units and of the nation, as known now and as known at a position. Some
/// answers of each kind are counted by hand.</summary>
internal static class BenchQuery
{
    private const int Questions = 2000;
    private const int WarmUp = 500;
    private const int Checked = 25;

    public static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var plan = BenchVerb.PlanOf(parsed);
        var ledger = await BenchVerb.LedgerOf(parsed);
        await using var store = SqliteEventStore.Open(ledger.Path, StoreAccess.Read);
        var projection = await Rebuild.Run(store, cancellationToken: cancellationToken);
        var kinds = BenchQuestion.Kinds
            .Select(kind => (
                Kind: kind,
                Asked: BenchQuestion.Of(kind, plan, Questions).ToList(),
                Runs: new List<Spread>()))
            .ToList();
        foreach (var (_, asked, _) in kinds)
        {
            asked.Take(WarmUp).ToList().ForEach(question => question.Ask(projection));
        }

        for (var run = 0; run < parsed.GetValue(BenchVerb.Runs); run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            kinds.ForEach(kind => kind.Runs.Add(Measured(projection, kind.Asked)));
        }

        Check(projection, plan, [.. kinds.SelectMany(kind => kind.Asked.Take(Checked))]);
        Show(screen, ledger.Written.Events, [.. kinds.Select(kind => (kind.Kind, kind.Runs))]);
        return ExitCodes.Ok;
    }

    private static Spread Measured(Projection projection, List<BenchQuestion> questions)
    {
        GC.Collect();
        var times = new List<long>(questions.Count);
        foreach (var question in questions)
        {
            var begun = Stopwatch.GetTimestamp();
            question.Ask(projection);
            times.Add(BenchText.Ns(Stopwatch.GetElapsedTime(begun)));
        }

        return Spread.Of(times);
    }

    private static void Check(
        Projection projection, NationPlan plan, List<BenchQuestion> questions)
    {
        HandCount.Of(Nation.Make(plan), [.. questions.Select(question => question.ByHand)]);
        questions.ForEach(question => question.Check(question.Ask(projection)));
    }

    private static void Show(
        Screen screen, long events, List<(BenchQuestionKind Kind, List<Spread> Runs)> kinds)
    {
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["what"] = "query",
                ["machine"] = BenchMachine.Text,
                ["events"] = events,
                ["questions"] = Questions,
                ["checked"] = Checked * kinds.Count,
                ["nanoseconds"] = new JObject(kinds.Select(kind => new JProperty(
                    kind.Kind.Code, new JObject
                    {
                        ["p50"] = new JArray(kind.Runs.Select(run => run.Median)),
                        ["p99"] = new JArray(kind.Runs.Select(run => run.P99)),
                        ["max"] = new JArray(kind.Runs.Select(run => run.Max)),
                    }))),
            });
            return;
        }

        screen.Table(
            [screen.Say("Câu hỏi", "Question"), ">p50 ns", ">p99 ns", ">max ns"],
            kinds.Select(kind => new[]
            {
                screen.Say(kind.Kind.Vietnamese, kind.Kind.English),
                BenchText.N(BenchText.Median(kind.Runs.Select(run => run.Median))),
                BenchText.N(BenchText.Median(kind.Runs.Select(run => run.P99))),
                BenchText.N(BenchText.Median(kind.Runs.Select(run => run.Max))),
            }));
        screen.Line(BenchMachine.Text);
    }
}
