using Newtonsoft.Json.Linq;
using static CoopLedger.Cli.Verbs.BenchChildren;

namespace CoopLedger.Cli.Verbs;

/// <summary>The measures of those who ask and those who check.</summary>
internal static class BenchReading
{
    /// <summary>In nanoseconds.</summary>
    private const long AnswerMax = 200_000;

    /// <summary>In microseconds.</summary>
    private const long ColdMax = 250_000;

    public static async Task<IEnumerable<BenchLine>> Cold(BenchChildren children)
    {
        var cold = await children.Of("cold");
        return
        [
            new(
                "empty", "tiến trình rỗng (--version)", "a process that does nothing (--version)",
                BenchUnit.Microseconds, Numbers(cold["emptyMicroseconds"])),
            new(
                "cold", "show từ đầu, có ảnh chụp", "show from a cold start, with a snapshot",
                BenchUnit.Microseconds, Numbers(cold["microseconds"]))
            {
                Goal = BenchGoal.Most(ColdMax),
            },
            new(
                "coldWithout", "show từ đầu, không có ảnh chụp",
                "show from a cold start, no snapshot",
                BenchUnit.Microseconds, Numbers(cold["withoutMicroseconds"])),
        ];
    }

    public static async Task<IEnumerable<BenchLine>> Query(BenchChildren children)
    {
        var times = (JObject)(await children.Of("query"))["nanoseconds"]!;
        return BenchQuestion.Kinds.SelectMany(kind => (BenchLine[])
        [
            Answer(kind, times, "p50"),
            Answer(kind, times, "p99") with { Goal = BenchGoal.Most(AnswerMax) },
            Answer(kind, times, "max"),
        ]);
    }

    public static async Task<IEnumerable<BenchLine>> Verify(BenchChildren children)
    {
        var verified = await children.Of("verify");
        return
        [
            new(
                "verify", "kiểm tra toàn bộ", "full verification", BenchUnit.Microseconds,
                Numbers(verified["microseconds"]), children.Events)
            {
                Goal = BenchGoal.Rate(700_000),
            },
        ];
    }

    private static BenchLine Answer(BenchQuestionKind kind, JObject times, string which) => new(
        $"{kind.Code}.{which}", $"hỏi {kind.Vietnamese}, {which}",
        $"asking of {kind.English}, {which}", BenchUnit.Nanoseconds,
        Numbers(times[kind.Code]![which]));
}
