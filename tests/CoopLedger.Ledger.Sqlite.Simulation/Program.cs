// Lives of a ledger on simulated machines: [--seeds NUMBER] [--from SEED] [--seed SEED] [--go-on]
// [--mutant NAME] [--tell].
using System.Diagnostics;
using CoopLedger.Ledger.Sqlite.Simulation.Runs;

var count = Number("--seeds", 300);
var from = Number("--from", 1);
if (Number("--seed", 0) is > 0 and var one)
{
    (count, from) = (1, one);
}

var mutant = Enum.Parse<Mutant>(Option("--mutant") ?? nameof(Mutant.None));
var watch = Stopwatch.StartNew();
var total = new Totals();
var failures = await total.Run(
    (ulong)from, (int)count, mutant, args.Contains("--go-on", StringComparer.Ordinal),
    args.Contains("--tell", StringComparer.Ordinal) ? Console.WriteLine : null);
watch.Stop();
total.Tell(watch.Elapsed);
foreach (var failure in failures)
{
    Console.WriteLine($"FAILED. {failure.Message}");
    Console.WriteLine(failure.InnerException);
}

return failures.Count == 0 ? 0 : 1;

long Number(string name, long otherwise) =>
    Option(name) is { } text ? long.Parse(text) : otherwise;

string? Option(string name) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
