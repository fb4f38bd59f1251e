using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using static CoopLedger.Cli.Verbs.BenchChildren;

namespace CoopLedger.Cli.Verbs;

/// <summary>What is measured, in the order of the table: each measure starts its processes and
/// gives its lines.</summary>
internal static class BenchMeasures
{
    private const int RebuildTimesNaive = 600;
    private const int SecondCore = 160;
    private const int LargeLog = 10_000_000;

    /// <summary>One line each, or several of one process. A new measure is a sub-verb in a file of
    /// its own and an entry here.</summary>
    public static ImmutableArray<Func<BenchChildren, Task<IEnumerable<BenchLine>>>> All { get; } =
    [
        Load, RebuildAndNaive, BenchSegments.Lines, CatchUp, BenchReading.Cold, BenchReading.Query,
        BenchReading.Verify,
    ];

    private static async Task<IEnumerable<BenchLine>> Load(BenchChildren children)
    {
        var write = await children.Of("write");
        var append = await children.Bare(
            "append", "--events", Text(Math.Min(children.Events, 1_000_000)));
        return
        [
            new(
                "load", "nạp từng lần ghi nhỏ", "load, as the appends come",
                BenchUnit.Microseconds, Numbers(write["microseconds"]), children.Events)
            {
                Goal = BenchGoal.Rate(100_000),
            },
            new(
                "loadBulk", "nạp 1.000 sự kiện mỗi lần", "load, 1.000 events an append",
                BenchUnit.Microseconds,
                [
                    .. Numbers(append["eventsPerSecond"])
                        .Select(rate => (long)append["events"]! * 1_000_000 / Math.Max(1, rate)),
                ],
                (long)append["events"]!)
            {
                Goal = BenchGoal.Rate(100_000),
            },
            new(
                "file", "tệp sổ", "the ledger's file", BenchUnit.Bytes,
                [(long)write["fileBytes"]!]),
            new(
                "data", "JSON của một sự kiện", "JSON of an event", BenchUnit.Bytes,
                [(long)write["dataBytes"]! / children.Events]),
        ];
    }

    private static async Task<IEnumerable<BenchLine>> RebuildAndNaive(BenchChildren children)
    {
        var naive = await children.Of("naive");
        var all = await children.Of("rebuild");
        var firsts = new List<JObject> { all };
        while (firsts.Count < children.Runs)
        {
            firsts.Add(await children.Of("rebuild", "--first-only"));
        }

        var one = await children.Of("rebuild", "--parallel", "1");
        return
        [
            .. Speeds(naive, firsts, all, one, children),
            new(
                "rebuildAllocated", "cấp phát mỗi sự kiện", "allocated for an event",
                BenchUnit.Bytes,
                [.. Numbers(all["allocatedBytes"]).Select(bytes => bytes / children.Events)])
            {
                Goal = BenchGoal.Most(250),
            },
            new(
                "rebuildMemory", "bộ nhớ cao nhất khi dựng lại", "peak memory of a rebuild",
                BenchUnit.Bytes,
                [.. firsts.Select(first => (long)first["peakMemoryBytes"]!)])
            {
                Goal = BenchGoal.Most(1_500_000_000, LargeLog),
            },
        ];
    }

    private static IEnumerable<BenchLine> Speeds(
        JObject naive, List<JObject> firsts, JObject all, JObject one, BenchChildren children)
    {
        var folded = Later("naive", naive, children);
        var cores = Later("rebuild", all, children);
        var core = Later("rebuildOneCore", one, children);
        return
        [
            folded with { Vietnamese = "gấp thường (so sánh)", English = "naive fold (baseline)" },
            First("rebuildFirst", firsts, children) with
            {
                Naive = (long)naive["firstMicroseconds"]!,
                Goal = BenchGoal.Rate(1_000_000),
            },
            cores with { Naive = folded.Median, Goal = BenchGoal.Rate(2_000_000) },
            core with
            {
                Vietnamese = "dựng lại, từng phần một",
                English = "rebuild, one part at a time",
                Naive = folded.Median,
            },
            Ratio(
                "rebuildToNaive", "so với gấp thường", "rebuild to the naive fold",
                folded.Median, cores.Median, RebuildTimesNaive),
            Ratio(
                "secondCore", "nhờ các lõi khác", "speed-up by the other cores",
                core.Median, cores.Median, SecondCore),
        ];
    }

    private static async Task<IEnumerable<BenchLine>> CatchUp(BenchChildren children)
    {
        var caught = await children.Of("catchup");
        return
        [
            new(
                "catchUp", "đuổi kịp 1 % mới ghi", "catch-up of 1 % just appended",
                BenchUnit.Microseconds, Numbers(caught["microseconds"]),
                (long)caught["events"]!),
            new(
                "insertMedian", "ghi lùi ngày rồi trả lời, p50",
                "back-dated append to answer, p50", BenchUnit.Nanoseconds,
                [(long)caught["insertNanoseconds"]!["p50"]!]),
            new(
                "insertP99", "ghi lùi ngày rồi trả lời, p99",
                "back-dated append to answer, p99", BenchUnit.Nanoseconds,
                [(long)caught["insertNanoseconds"]!["p99"]!]),
            new(
                "insertAnswerP99", "trong đó từ lúc ghi xong, p99",
                "of it after the append, p99", BenchUnit.Nanoseconds,
                [(long)caught["answerNanoseconds"]!["p99"]!]),
        ];
    }

    private static BenchLine First(string id, List<JObject> passes, BenchChildren children) => new(
        id, "dựng lại, lượt đầu của tiến trình", "rebuild, first pass of a process",
        BenchUnit.Microseconds,
        [.. passes.Select(pass => (long)pass["firstMicroseconds"]!)], children.Events);

    private static BenchLine Later(string id, JObject passes, BenchChildren children) => new(
        id, "dựng lại, các lượt sau", "rebuild, later passes", BenchUnit.Microseconds,
        Numbers(passes["microseconds"]), children.Events);

    private static BenchLine Ratio(
        string id, string vietnamese, string english, long slower, long faster, int least) =>
        new(id, vietnamese, english, BenchUnit.Times, [slower * 100 / Math.Max(1, faster)])
        {
            Goal = BenchGoal.TimesLeast(least),
        };
}
