using System.Collections.Concurrent;
using CoopLedger.Ledger.Sqlite.Simulation.Disk;

namespace CoopLedger.Ledger.Sqlite.Simulation.Runs;

/// <summary>Many seeds, on all processors, and what they came to.</summary>
internal sealed class Totals
{
    private readonly Lock _gate = new();
    private readonly FaultCounts _faults = new();
    private long _seeds;
    private long _operations;
    private long _steps;
    private long _appends;
    private long _events;
    private long _recoveries;
    private long _harmed;
    private long _reported;

    public long this[Fault fault] => _faults[fault];

    /// <summary>Runs seeds until one fails, or all of them.</summary>
    /// <returns>The failures, by seed.</returns>
    public async Task<IReadOnlyList<SimulationFailedException>> Run(
        ulong from, int count, Mutant mutant = Mutant.None, bool goOn = false,
        Action<string>? tell = null)
    {
        var failures = new ConcurrentBag<SimulationFailedException>();
        await Parallel.ForAsync(0, count, async (i, _) =>
        {
            if (!failures.IsEmpty && !goOn)
            {
                return;
            }

            try
            {
                Add(await Simulation.Run(from + (ulong)i, mutant, tell));
            }
            catch (SimulationFailedException broken)
            {
                failures.Add(broken);
            }
        });
        return [.. failures.OrderBy(failure => failure.Seed)];
    }

    public void Tell(TimeSpan taken)
    {
        var rate = _seeds / Math.Max(taken.TotalSeconds, 0.001);
        Console.WriteLine($"seeds {_seeds} in {taken.TotalSeconds:f1} s, {rate:f0} a second");
        Console.WriteLine(
            $"steps {_steps}, disk operations {_operations}, appends {_appends}, events at the "
            + $"end {_events}, recoveries {_recoveries}");
        foreach (var fault in Enum.GetValues<Fault>())
        {
            Console.WriteLine($"{fault,-14} {_faults[fault]}");
        }

        Console.WriteLine(
            $"ledgers harmed by a lie {_harmed}: reported {_reported}, cut short without damage "
            + $"{_harmed - _reported}");
    }

    private void Add(SeedResult result)
    {
        lock (_gate)
        {
            _seeds++;
            _operations += result.Operations;
            _steps += result.Steps;
            _appends += result.Appends;
            _events += result.Events;
            _recoveries += result.Recoveries;
            _harmed += result.IsHarmed ? 1 : 0;
            _reported += result.IsReported ? 1 : 0;
            _faults.Add(result.Faults);
        }
    }
}
