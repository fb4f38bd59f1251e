using System.Collections.Immutable;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Bench.Load;

/// <summary>Appends of one event to a ledger of their own, in one or more rounds.</summary>
internal sealed class RawMeasure(
    string path, int writers, int groupMax, ImmutableArray<NewEvent> facts, TimeProvider clock)
{
    private readonly List<long> _latencies = [];
    private Spread _groups = Spread.Of([]);
    private TimeSpan _elapsed;
    private TimeSpan _worked;
    private int _round;

    public async Task Run(TimeSpan time, CancellationToken cancellationToken)
    {
        if (_round == 0)
        {
            await SqliteEventStore.Create(path, Nation.LedgerId).DisposeAsync();
        }

        _round++;
        await using var store = SqliteEventStore.OpenForGroupsOf(path, groupMax);
        using var measured = new Measured();
        var worked = Environment.CpuUsage.TotalTime;
        var begun = clock.GetTimestamp();
        var end = begun + (time.Ticks * clock.TimestampFrequency / TimeSpan.TicksPerSecond);
        var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(
            () => Append(store, $"raw-{_round}-{writer}", end, cancellationToken),
            cancellationToken)));
        _elapsed += clock.GetElapsedTime(begun);
        _worked += Environment.CpuUsage.TotalTime - worked;
        _latencies.AddRange(all.SelectMany(latencies => latencies));
        _groups = measured.Groups;
    }

    public RawRate Rate() => new(
        (long)(_latencies.Count / (decimal)_elapsed.Ticks * TimeSpan.TicksPerSecond),
        _worked.Ticks * TimeSpan.NanosecondsPerTick / Math.Max(1, _latencies.Count),
        Spread.Of(_latencies), _groups);

    public async Task Verify(CancellationToken cancellationToken)
    {
        await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
        await LoadCheck.Verify(store, _latencies.Count, cancellationToken);
    }

    private async Task<List<long>> Append(
        SqliteEventStore store, string name, long end, CancellationToken cancellationToken)
    {
        var latencies = new List<long>();
        while (clock.GetTimestamp() < end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var begun = clock.GetTimestamp();
            await RawAppends.Append(store, facts, $"{name}-{latencies.Count}", 1);
            latencies.Add(clock.GetElapsedTime(begun).Ticks / TimeSpan.TicksPerMicrosecond);
        }

        return latencies;
    }
}
