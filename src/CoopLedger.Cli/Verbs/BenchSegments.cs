using System.CommandLine;
using System.Diagnostics;
using CoopLedger.Bench;
using CoopLedger.Cli.Output;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Measures;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Segments;
using CoopLedger.Ledger.Sqlite;
using Newtonsoft.Json.Linq;
using static CoopLedger.Cli.Verbs.BenchChildren;

namespace CoopLedger.Cli.Verbs;

/// <summary>How fast every measure and register is rebuilt where whole parts of the log are kept as
/// sealed segments; and one measure alone, from them and from the log.</summary>
internal static class BenchSegments
{
    /// <summary>A measure that names about 2 % of the made-up events.</summary>
    private const string Measure = "support-amount";

    private const int OneMeasure = 1000;
    private const int LargeLog = 10_000_000;

    public static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var ledger = await BenchVerb.LedgerOf(parsed);
        var runs = parsed.GetValue(BenchVerb.Runs);
        await using var store = SqliteEventStore.Open(ledger.Path, StoreAccess.Read);
        Clear(ledger.Path + ".segments");
        var watch = Stopwatch.StartNew();
        var sealedParts = await Sealing.Run(store, ledger.Path, null, cancellationToken);
        var sealing = watch.Elapsed;
        var whole = await Rebuild.Run(store, cancellationToken: cancellationToken);
        var measure = (Measure)Catalogue.Named(Measure)!;
        var (hash, hashOfOne) = (whole.Hash(), whole.HashOf(measure));
        whole = null;
        var all = await Passes(null, ledger.Path, null);
        var one = await Passes(null, ledger.Path, measure);
        var oneFromLog = await Passes(null, null, measure);
        Show(screen, ledger.Written.Events, sealedParts, sealing, all, one, oneFromLog);
        return ExitCodes.Ok;

        Task<BenchPasses> Passes(int? parallel, string? path, Measure? only) => BenchPasses.Of(
            runs,
            () => Rebuild.Run(
                store,
                new RebuildOptions { Parallel = parallel, Ledger = path, Measure = only },
                cancellationToken),
            rebuilt =>
            {
                Check.Same(ledger.Written.Events, rebuilt.Projection.Position, "the position");
                Check.Same(
                    path is null ? 0 : sealedParts, rebuilt.PartsFromSegments,
                    "the parts that came from segments");
                Check.Same(
                    only is null ? hash : hashOfOne,
                    only is null ? rebuilt.Projection.Hash() : rebuilt.Projection.HashOf(only),
                    "the hash");
            });
    }

    public static async Task<IEnumerable<BenchLine>> Lines(BenchChildren children)
    {
        var measured = await children.Of("segments");
        var (all, one, log) = (
            (JObject)measured["all"]!, (JObject)measured["one"]!, (JObject)measured["oneFromLog"]!);
        var segments = Line("segments", "dựng lại từ phân đoạn", "rebuild from segments", all);
        var oneLine = Line(
            "oneMeasure", "một chỉ tiêu, từ phân đoạn", "one changed measure, from segments", one);
        var full = BenchText.Median(
            Numbers((await children.Of("rebuild"))["microseconds"]));
        return
        [
            new(
                "sealing", "lập phân đoạn", "making the segments", BenchUnit.Microseconds,
                [(long)measured["sealingMicroseconds"]!], children.Events),
            segments with { Goal = BenchGoal.Rate(20_000_000, LargeLog) },
            new(
                "segmentsAllocated", "cấp phát mỗi sự kiện, từ phân đoạn",
                "allocated for an event, from segments", BenchUnit.Bytes,
                [.. Numbers(all["allocatedBytes"]).Select(bytes => bytes / children.Events)])
            {
                Goal = BenchGoal.Most(40, LargeLog),
            },
            oneLine,
            Line(
                "oneMeasureFromLog", "một chỉ tiêu, từ sổ", "one changed measure, from the log",
                log),
            Ratio("ToFull", "toàn bộ", "full rebuild", full) with
            {
                Goal = BenchGoal.TimesLeast(OneMeasure),
            },
            Ratio("ToSegments", "từ phân đoạn", "rebuild from segments", segments.Median),
        ];

        BenchLine Line(string id, string vietnamese, string english, JObject passes) => new(
            id, vietnamese, english, BenchUnit.Microseconds, Numbers(passes["microseconds"]),
            children.Events);

        BenchLine Ratio(string id, string vietnamese, string english, long slower) => new(
            "oneMeasure" + id, $"dựng lại {vietnamese} so với một chỉ tiêu",
            $"{english} to one measure", BenchUnit.Times,
            [slower * 100 / Math.Max(1, oneLine.Median)]);
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Show(
        Screen screen, long events, int parts, TimeSpan sealing, BenchPasses all,
        BenchPasses one, BenchPasses oneFromLog)
    {
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["what"] = "segments",
                ["machine"] = BenchMachine.Text,
                ["events"] = events,
                ["segments"] = parts,
                ["sealingMicroseconds"] = BenchText.Us(sealing),
                ["measure"] = Measure,
                ["all"] = all.Json("segments", events),
                ["one"] = one.Json("measure", events),
                ["oneFromLog"] = oneFromLog.Json("measure-from-log", events),
            });
            return;
        }

        screen.Line(screen.Say(
            $"{parts} phân đoạn lập trong {BenchText.Ms(sealing)}.",
            $"{parts} segments made in {BenchText.Ms(sealing)}."));
        screen.Line(all.Text(events));
        screen.Line($"{Measure}: {one.Text(events)}");
        screen.Line(screen.Say("từ sổ: ", "from the log: ") + oneFromLog.Text(events));
        screen.Line(BenchMachine.Text);
    }
}
