using System.CommandLine;
using System.Diagnostics;
using CoopLedger.Bench;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>How fast an event is read and proved to be in the tree. Each proof is checked against
/// the root that the history has, outside of the time measured.</summary>
internal static class BenchProve
{
    private const int Proofs = 1000;

    public static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var seed = parsed.GetValue(BenchVerb.Seed);
        var ledger = await BenchVerb.LedgerOf(parsed);
        await using var store = SqliteEventStore.Open(ledger.Path, StoreAccess.Read);
        var head = await store.ReadHead(cancellationToken);
        Check.Same(ledger.Written.Root, head.RootText, "the Merkle root");
        var numbers = new SeededNumbers(seed);
        var times = new List<TimeSpan>();
        for (var i = 0; i < Proofs * parsed.GetValue(BenchVerb.Runs); i++)
        {
            var position = 1L + numbers.Next((int)ledger.Written.Events);
            times.Add(await Proved(store, head, position, cancellationToken));
        }

        Show(screen, ledger.Written.Events, [.. times.Order()]);
        return ExitCodes.Ok;
    }

    private static async Task<TimeSpan> Proved(
        SqliteEventStore store, Head head, long position, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var stored = await store.Find(position, cancellationToken);
        var proof = MerkleProofs.Inclusion(store.Subtrees, position - 1, head.Position);
        var elapsed = watch.Elapsed;
        MerkleVerification.Inclusion(
            position - 1, MerkleHash.Leaf(stored!.Envelope.Span),
            new(head.Position, head.Root), proof.AsSpan());
        return elapsed;
    }

    private static void Show(Screen screen, long events, List<TimeSpan> times)
    {
        var (median, late) = (times[times.Count / 2], times[times.Count * 99 / 100]);
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["what"] = "prove",
                ["machine"] = BenchMachine.Text,
                ["events"] = events,
                ["proofs"] = times.Count,
                ["medianMicroseconds"] = Microseconds(median),
                ["p99Microseconds"] = Microseconds(late),
            });
            return;
        }

        screen.Line(screen.Say(
            $"Chứng minh một sự kiện trong {BenchText.N(events)}: trung vị "
                + $"{BenchText.N(Microseconds(median))} µs, 99 % dưới "
                + $"{BenchText.N(Microseconds(late))} µs ({BenchText.N(times.Count)} lần).",
            $"To prove one event of {BenchText.N(events)}: median "
                + $"{BenchText.N(Microseconds(median))} µs, 99 % below "
                + $"{BenchText.N(Microseconds(late))} µs ({BenchText.N(times.Count)} proofs)."));
        screen.Line(BenchMachine.Text);
    }

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
