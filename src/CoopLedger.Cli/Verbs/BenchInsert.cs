using System.Diagnostics;
using CoopLedger.Bench;
using CoopLedger.Bench.Load;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Cli.Verbs;

/// <summary>Facts of years ago that are entered now, and what is asked of that day at once; each
/// answer has to show the fact.</summary>
/// <param name="ToAnswer">From before the append, which is durable, to the answer; in nanoseconds.
/// </param>
/// <param name="Answer">From after the append to the answer; in nanoseconds.</param>
internal sealed record BenchInsert(Spread ToAnswer, Spread Answer)
{
    private const int Classes = 1;

    private static readonly DateOnly Day = new(2017, 3, 15);

    private static readonly Indicator Asked =
        Catalogue.Find(new IndicatorCode("training-classes"))!;

    public static async Task<BenchInsert> Run(
        IEventStore store, LiveProjection live, long seed, int inserts,
        CancellationToken cancellationToken)
    {
        var numbers = new SeededNumbers(seed);
        var (all, answered) = (new List<long>(), new List<long>());
        for (var i = 0; i < inserts; i++)
        {
            var unit = Nation.Units[numbers.Next(Nation.Units.Length)];
            var question = new Question(
                Scope.Parse($"unit:{unit}"), null, Day.AddDays(numbers.Next(30)));
            var before = Count(await live.Ask(Asked, question, cancellationToken));
            var append = Append(unit, i);
            var watch = Stopwatch.StartNew();
            await store.Append(
                append.Stream, -1, [append.Event], Nation.OriginOf(append.Stream.Text),
                cancellationToken);
            var appended = watch.Elapsed;
            var answer = await live.Read(
                projection => projection.Ask(Asked, question, explain: false),
                cancellationToken);
            var elapsed = watch.Elapsed;
            Check.Same(before + Classes, Count(answer), "the classes after the insert");
            all.Add(BenchText.Ns(elapsed));
            answered.Add(BenchText.Ns(elapsed - appended));
        }

        return new(Spread.Of(all), Spread.Of(answered));
    }

    private static (StreamName Stream, NewEvent Event) Append(UnitId unit, int number)
    {
        var id = new TrainingId($"backdated-{number}");
        var fact = new TrainingHeld(
            id, Day, null, unit, new Count(Classes), new Count(30), TrainingRole.Organiser, null);
        return (new($"training-{id}"), new(
            EventIds.Of(Nation.LedgerId, id.Text, 0), EventJson.NameOf(fact),
            EventJson.Write(fact), Guid.Empty));
    }

    private static long Count(Answer answer) => (long)answer.Value!.Value.Low.Numerator;
}
