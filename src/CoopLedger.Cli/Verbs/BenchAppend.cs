using System.CommandLine;
using CoopLedger.Bench.Load;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>How fast many events an append are recorded, durably and with the Merkle tree; each run
/// on a new file that is then verified in full.</summary>
internal static class BenchAppend
{
    private static readonly Option<int> Events =
        BenchSize.Option("--events", 200_000, "Events in all (default 200000).");

    private static readonly Option<int> Length = new("--length")
    {
        Description = "Events of an append (default 1000).",
        DefaultValueFactory = _ => 1_000,
    };

    private static readonly Option<int> Writers = new("--writers")
    {
        Description = "Who append at the same time (default 16).",
        DefaultValueFactory = _ => 16,
    };

    public static Command Make()
    {
        var verb = new Command(
            "append", "Append many events at a time to a new ledger, and say how fast.")
        {
            Events, Length, Writers, BenchVerb.Runs, BenchVerb.Folder,
        };
        BenchVerb.Least(Length, 1);
        BenchVerb.Least(Writers, 1);
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var (length, writers) = (parsed.GetValue(Length), parsed.GetValue(Writers));
        var round = length * writers;
        var events = Math.Max(round, parsed.GetValue(Events) / round * round);
        var rates = new List<BulkRate>();
        for (var run = 0; run < parsed.GetValue(BenchVerb.Runs); run++)
        {
            rates.Add(await RawAppends.Bulk(
                BenchVerb.FolderOf(parsed), events, length, writers, TimeProvider.System,
                cancellationToken));
        }

        var median = Median(rates.Select(rate => rate.EventsPerSecond));
        var worked = Median(rates.Select(rate => rate.CpuNanoseconds));
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["what"] = "append",
                ["cores"] = Environment.ProcessorCount,
                ["events"] = events,
                ["length"] = length,
                ["writers"] = writers,
                ["eventsPerSecond"] = new JArray(rates.Select(rate => rate.EventsPerSecond)),
                ["medianEventsPerSecond"] = median,
                ["medianCpuNanoseconds"] = worked,
            });
            return ExitCodes.Ok;
        }

        var all = string.Join(" · ", rates.Select(rate => N(rate.EventsPerSecond)));
        screen.Line(screen.Say(
            $"{N(median)} sự kiện/giây (trung vị; {all}): {N(events)} sự kiện, mỗi lần ghi "
                + $"{N(length)}, {N(writers)} người ghi, {N(worked)} ns CPU mỗi sự kiện; "
                + "sổ đã được kiểm tra toàn bộ.",
            $"{N(median)} events/s (median; {all}): {N(events)} events, {N(length)} an append, "
                + $"{N(writers)} writers; {N(worked)} ns of CPU each; the whole ledger was "
                + "verified."));
        return ExitCodes.Ok;
    }

    private static long Median(IEnumerable<long> values) =>
        values.Order().ToList() is var ordered ? ordered[ordered.Count / 2] : 0;

    private static string N(long number) => VietnameseNumber.Format(number);
}
