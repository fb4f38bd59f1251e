using System.CommandLine;
using CoopLedger.Bench.Load;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Many who write and some who read, on one ledger file; all that they were told is
/// checked afterwards.</summary>
internal static class BenchLoad
{
    private static readonly Option<int> Seconds = Number("--seconds", 60, "How long.");

    private static readonly Option<int> Writers =
        Number("--writers", 64, "Who submit at the same time.");

    private static readonly Option<int> Readers =
        Number("--readers", 8, "Who read at the same time.");

    private static readonly Option<int> OneCommitSeconds = Number(
        "--one-commit-seconds", 5,
        "How long bare appends are compared, with shared flushes and without; 0: not at all.");

    public static Command Make()
    {
        var verb = new Command(
            "load", "Let many write and some read, check that nothing was lost, and say how fast.")
        {
            Seconds, Writers, Readers, OneCommitSeconds, BenchVerb.Folder,
        };
        BenchVerb.Least(Seconds, 1);
        BenchVerb.Least(Writers, 1);
        BenchVerb.Least(Readers, 0);
        BenchVerb.Least(OneCommitSeconds, 0);
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var plan = new LoadPlan(
            parsed.GetValue(Writers), parsed.GetValue(Readers),
            TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
            TimeSpan.FromSeconds(parsed.GetValue(OneCommitSeconds)));
        var result = await LoadRun.Of(
            BenchVerb.FolderOf(parsed), plan, TimeProvider.System, cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(Json(plan, result));
        }
        else
        {
            Show(screen, result);
        }

        return ExitCodes.Ok;
    }

    private static void Show(Screen screen, LoadResult result)
    {
        screen.Line(screen.Say(
            $"Không mất gì: {N(result.Events)} sự kiện đã xác nhận, mỗi sự kiện có đúng một lần; "
                + $"sổ đã được kiểm tra toàn bộ (gốc {result.Root}).",
            $"Nothing lost: {N(result.Events)} events acknowledged, each there once; the whole "
                + $"ledger was verified (root {result.Root})."));
        screen.Line(screen.Say(
            $"{N(Rate(result))} lệnh/giây qua mọi bước; {Micros(result.Latency)}.",
            $"{N(Rate(result))} submits/s through every behaviour; {Micros(result.Latency)}."));
        screen.Line(screen.Say(
            $"{N(result.Conflicts)} lần xung đột trên {N(result.SharedStreams)} luồng dùng chung, "
                + $"đều được quyết định lại; {N(result.Reads)} lượt đọc.",
            $"{N(result.Conflicts)} conflicts on {N(result.SharedStreams)} shared streams, all "
                + $"decided again; {N(result.Reads)} reads."));
        screen.Line(screen.Say("Lần ghi chung: ", "Group: ") + Group(result.Groups));
        if (result.Raw is { } raw)
        {
            var table = (RawRate rate) => new[]
            {
                N(rate.EventsPerSecond), N(rate.CpuNanoseconds), N(rate.Latency.Median),
                N(rate.Latency.P99), N(rate.Groups.Median), N(rate.Groups.Max),
            };
            screen.Table(
                [
                    screen.Say("Chỉ kho, 1 sự kiện", "Store alone, 1 event"),
                    screen.Say(">sự kiện/giây", ">events/s"), ">CPU ns", ">p50 µs", ">p99 µs",
                    screen.Say(">nhóm p50", ">group p50"), ">max",
                ],
                [
                    [screen.Say("ghi chung", "shared flush"), .. table(raw.Grouped)],
                    [screen.Say("ghi riêng", "one a commit"), .. table(raw.Single)],
                    [screen.Say("ghi riêng, 1 người", "one writer"), .. table(raw.Alone)],
                ]);
            screen.Line(Times(raw));
        }
    }

    private static JObject Json(LoadPlan plan, LoadResult result) => new()
    {
        ["what"] = "load",
        ["cores"] = Environment.ProcessorCount,
        ["writers"] = plan.Writers,
        ["readers"] = plan.Readers,
        ["milliseconds"] = (long)result.Elapsed.TotalMilliseconds,
        ["submits"] = result.Submits,
        ["repeats"] = result.Repeats,
        ["refused"] = 0,
        ["lost"] = 0,
        ["events"] = result.Events,
        ["submitsPerSecond"] = Rate(result),
        ["latencyMicroseconds"] = Json(result.Latency),
        ["groups"] = Json(result.Groups),
        ["sharedStreams"] = result.SharedStreams,
        ["sharedEvents"] = result.SharedEvents,
        ["conflicts"] = result.Conflicts,
        ["reads"] = result.Reads,
        ["root"] = result.Root,
        ["raw"] = result.Raw is null
            ? null
            : new JObject
            {
                ["sharedFlush"] = Json(result.Raw.Grouped),
                ["oneACommit"] = Json(result.Raw.Single),
                ["oneWriter"] = Json(result.Raw.Alone),
                ["times"] = Times(result.Raw),
            },
    };

    private static JObject Json(RawRate rate) => new()
    {
        ["eventsPerSecond"] = rate.EventsPerSecond,
        ["cpuNanoseconds"] = rate.CpuNanoseconds,
        ["latencyMicroseconds"] = Json(rate.Latency),
        ["groups"] = Json(rate.Groups),
    };

    private static JObject Json(Spread spread) => new()
    {
        ["count"] = spread.Count, ["p50"] = spread.Median, ["p99"] = spread.P99,
        ["max"] = spread.Max,
    };

    /// <summary>How many times as fast, to a tenth: one a commit by as many writers, and by one.
    /// </summary>
    private static string Times(RawResult raw) =>
        $"× {Tenths(raw.Grouped, raw.Single)} · × {Tenths(raw.Grouped, raw.Alone)}";

    private static string Tenths(RawRate one, RawRate other)
    {
        var tenths = 10 * one.EventsPerSecond / Math.Max(1, other.EventsPerSecond);
        return $"{tenths / 10},{tenths % 10}";
    }

    private static long Rate(LoadResult result) =>
        (long)(result.Submits / (decimal)result.Elapsed.Ticks * TimeSpan.TicksPerSecond);

    private static string Micros(Spread spread) =>
        $"p50 {N(spread.Median)} µs, p99 {N(spread.P99)} µs, max {N(spread.Max)} µs";

    private static string Group(Spread spread) =>
        $"p50 {N(spread.Median)}, p99 {N(spread.P99)}, max {N(spread.Max)}";

    private static string N(long number) => VietnameseNumber.Format(number);

    private static Option<int> Number(string name, int value, string what) => new(name)
    {
        Description = $"{what.TrimEnd('.')} (default {value}).",
        DefaultValueFactory = _ => value,
    };
}
