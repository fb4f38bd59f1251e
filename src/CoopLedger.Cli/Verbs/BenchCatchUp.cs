using System.CommandLine;
using System.Diagnostics;
using CoopLedger.Bench;
using CoopLedger.Bench.Load;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Sqlite;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>How long a projection takes to catch up with a hundredth of the log that was appended
/// meanwhile, and to answer after a fact of years ago was entered. It works on a copy of the
/// ledger.</summary>
internal static class BenchCatchUp
{
    private const int Share = 100;
    private const int Inserts = 200;

    public static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var ledger = await BenchVerb.LedgerOf(parsed);
        var path = $"{ledger.Path}.{Environment.ProcessId}";
        try
        {
            File.Copy(ledger.Path, path);
            await using var store = SqliteEventStore.Open(path, StoreAccess.ReadWrite);
            using var live = new LiveProjection(store);
            await live.Read(projection => projection.Position, cancellationToken);
            var tail = Math.Max(1, parsed.GetValue(BenchVerb.Events) / Share);
            var times = new List<TimeSpan>();
            var totals = Totals.Sum([ledger.Written.Totals]);
            var runs = parsed.GetValue(BenchVerb.Runs);
            foreach (var appended in Nation.Tail(BenchVerb.PlanOf(parsed), tail * runs)
                .Chunk(tail))
            {
                totals.Add((await Nation.Write(store, appended)).Totals);
                times.Add(await CaughtUp(live, appended[^1].Position, cancellationToken));
            }

            await Compare(store, live, totals, cancellationToken);
            var inserts = await BenchInsert.Run(
                store, live, parsed.GetValue(BenchVerb.Seed), Inserts, cancellationToken);
            Show(screen, tail, times, inserts);
        }
        finally
        {
            BenchLedger.Delete(path);
        }

        return ExitCodes.Ok;
    }

    private static async Task<TimeSpan> CaughtUp(
        LiveProjection live, long position, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var reached = await live.Read(projection => projection.Position, cancellationToken);
        var elapsed = watch.Elapsed;
        Check.Same(position, reached, "the position caught up with");
        return elapsed;
    }

    private static async Task Compare(
        SqliteEventStore store, LiveProjection live, Totals totals,
        CancellationToken cancellationToken)
    {
        var (hash, counted) = await live.Read(
            projection => (projection.Hash(), Totals.Of(projection)), cancellationToken);
        Check.Same(totals.ByMeasures(), counted, "the nation caught up with");
        var rebuilt = await Rebuild.Run(store, cancellationToken: cancellationToken);
        Check.Same(rebuilt.Hash(), hash, "the hash caught up with");
    }

    private static void Show(
        Screen screen, int tail, List<TimeSpan> times, BenchInsert inserts)
    {
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["what"] = "catchup",
                ["machine"] = BenchMachine.Text,
                ["events"] = tail,
                ["microseconds"] = new JArray(times.Select(BenchText.Us)),
                ["insertNanoseconds"] = Json(inserts.ToAnswer),
                ["answerNanoseconds"] = Json(inserts.Answer),
            });
            return;
        }

        var median = BenchText.Median(times);
        screen.Line(screen.Say(
            $"Đuổi kịp {BenchText.N(tail)} sự kiện: trung vị {BenchText.Ms(median)} "
                + $"({BenchText.N(BenchText.Rate(tail, median))}/giây).",
            $"{BenchText.N(tail)} events caught up with: median {BenchText.Ms(median)} "
                + $"({BenchText.N(BenchText.Rate(tail, median))}/s)."));
        screen.Line(screen.Say("Ghi lùi ngày rồi hỏi: ", "Back-dated, then asked: ")
            + $"p50 {BenchText.N(inserts.ToAnswer.Median)} ns, "
            + $"p99 {BenchText.N(inserts.ToAnswer.P99)} ns");
        screen.Line(BenchMachine.Text);
    }

    private static JObject Json(Spread spread) => new()
    {
        ["count"] = spread.Count, ["p50"] = spread.Median, ["p99"] = spread.P99,
        ["max"] = spread.Max,
    };
}
