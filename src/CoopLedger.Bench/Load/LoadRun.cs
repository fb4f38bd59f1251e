using CoopLedger.Ledger;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Sqlite;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CoopLedger.Bench.Load;

/// <summary>Many who write and some who read, on one ledger file, as a server would have them:
/// every submit goes through every behaviour, and all that they were told is checked afterwards.
/// </summary>
public static class LoadRun
{
    /// <param name="folder">Where its files are made; they are removed again.</param>
    /// <param name="plan">How many and how long.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidOperationException">Something was lost, or refused, or is not what
    /// it should be.</exception>
    public static async Task<LoadResult> Of(
        string folder, LoadPlan plan, TimeProvider clock, CancellationToken cancellationToken)
    {
        var own = Path.Combine(folder, $"load-{Environment.ProcessId}");
        Directory.CreateDirectory(own);
        try
        {
            var path = Path.Combine(own, "load.db");
            await SqliteEventStore.Create(path, Nation.LedgerId).DisposeAsync();
            var result = await Submits(path, plan, clock, cancellationToken);
            return plan.RawTime == TimeSpan.Zero
                ? result
                : result with
                {
                    Raw = await RawAppends.Compare(
                        own, plan.Writers, plan.RawTime, clock, cancellationToken),
                };
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private static async Task<LoadResult> Submits(
        string path, LoadPlan plan, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var store = SqliteEventStore.Open(path, StoreAccess.ReadWrite);
        await using var services =
            new ServiceCollection().AddLedger(store, clock).BuildServiceProvider();
        using var measured = new Measured();
        var funds = new SharedFunds(LoadWriter.Unit, LoadWriter.Day);
        var mediator = services.GetRequiredService<IMediator>();
        var live = services.GetRequiredService<LiveProjection>();
        List<LoadWriter> writers =
        [
            .. Enumerable.Range(0, plan.Writers)
                .Select(number => new LoadWriter(number, mediator, funds, clock)),
        ];
        List<LoadReader> readers =
        [
            .. Enumerable.Range(0, plan.Readers)
                .Select(number => new LoadReader(number, store, live, funds, clock)),
        ];
        var begun = clock.GetTimestamp();
        var end = begun + (plan.Time.Ticks * clock.TimestampFrequency / TimeSpan.TicksPerSecond);
        await Task.WhenAll(
        [
            .. writers.Select(one => Task.Run(
                () => one.Run(end, cancellationToken), cancellationToken)),
            .. readers.Select(one => Task.Run(
                () => one.Run(end, cancellationToken), cancellationToken)),
        ]);
        var elapsed = clock.GetElapsedTime(begun);
        List<Acknowledged> told = [.. writers.SelectMany(writer => writer.Events)];
        var root = await LoadCheck.Demand(store, told, cancellationToken);
        return Sum(elapsed, writers, readers, told, measured, root);
    }

    private static LoadResult Sum(
        TimeSpan elapsed, List<LoadWriter> writers, List<LoadReader> readers,
        List<Acknowledged> told, Measured measured, string root)
    {
        var shared = told.Where(one => SharedFunds.IsShared(one.Stream)).ToList();
        return new(
            elapsed, writers.Sum(writer => (long)writer.Latencies.Count),
            writers.Sum(writer => writer.Repeats), told.Count,
            shared.Select(one => one.Stream).Distinct(StringComparer.Ordinal).Count(),
            shared.Count, measured.Conflicts, readers.Sum(reader => reader.Reads),
            Spread.Of(writers.SelectMany(writer => writer.Latencies)), measured.Groups, root,
            Raw: null);
    }
}
