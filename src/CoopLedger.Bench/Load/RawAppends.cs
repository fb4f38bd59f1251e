using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Training;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Bench.Load;

/// <summary>Bare appends: the store alone, nothing decided.</summary>
public static class RawAppends
{
    /// <summary>Appends that share flushes, and appends that do not, by turns, so that what else
    /// the machine does falls on both.</summary>
    private const int Rounds = 2;

    /// <summary>A transaction of as many as come.</summary>
    private const int Unlimited = 256;

    /// <summary>Measures bulk appends on a new ledger, and verifies what they made.</summary>
    /// <param name="folder">Where its file is made; it is removed again.</param>
    /// <param name="events">How many events in all; a multiple of the next two's product.</param>
    /// <param name="length">Events of an append.</param>
    /// <param name="writers">Who append at the same time.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<BulkRate> Bulk(
        string folder, int events, int length, int writers, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"bulk-{Environment.ProcessId}.db");
        Directory.CreateDirectory(folder);
        try
        {
            await using var store = SqliteEventStore.Create(path, Nation.LedgerId);
            var facts = Facts();
            var appends = events / length / writers;
            var worked = Environment.CpuUsage.TotalTime;
            var begun = clock.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(
                async () =>
                {
                    for (var i = 0; i < appends; i++)
                    {
                        await Append(store, facts, $"bulk-{writer}-{i}", length);
                    }
                },
                cancellationToken)));
            var elapsed = clock.GetElapsedTime(begun);
            worked = Environment.CpuUsage.TotalTime - worked;
            var made = (long)appends * writers * length;
            await LoadCheck.Verify(store, made, cancellationToken);
            return new(
                (long)(made / (decimal)elapsed.Ticks * TimeSpan.TicksPerSecond),
                worked.Ticks * TimeSpan.NanosecondsPerTick / made);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Appends of one event with shared flushes, beside the same without.</summary>
    internal static async Task<RawResult> Compare(
        string folder, int writers, TimeSpan time, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var measures = new (int Writers, int GroupMax)[]
        {
            (writers, Unlimited), (writers, 1), (1, 1),
        }.Select((kind, i) => new RawMeasure(
            Path.Combine(folder, $"raw-{i}.db"), kind.Writers, kind.GroupMax, Facts(), clock))
            .ToList();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var measure in measures)
            {
                await measure.Run(time / Rounds, cancellationToken);
            }
        }

        foreach (var measure in measures)
        {
            await measure.Verify(cancellationToken);
        }

        return new(measures[0].Rate(), measures[1].Rate(), measures[2].Rate());
    }

    internal static Task<ImmutableArray<StoredEvent>> Append(
        IEventStore store, ImmutableArray<NewEvent> facts, string key, int length)
    {
        var events = ImmutableArray.CreateBuilder<NewEvent>(length);
        for (var i = 0; i < length; i++)
        {
            events.Add(facts[i % facts.Length] with
            {
                Id = EventIds.Of(Nation.LedgerId, key, i),
            });
        }

        return store.Append(
            new StreamName(key), -1, events.MoveToImmutable(), Nation.OriginOf(key),
            CancellationToken.None);
    }

    // Trainings, of which each stream may hold any number as far as a verification can tell.
    private static ImmutableArray<NewEvent> Facts() =>
    [
        .. Nation.Make(5_000, Nation.DefaultSeed).Select(made => made.Fact).OfType<TrainingHeld>()
            .Select(fact => new NewEvent(
                Guid.Empty, EventJson.NameOf(fact), EventJson.Write(fact), Guid.Empty)),
    ];
}
