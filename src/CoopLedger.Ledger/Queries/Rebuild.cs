using System.Collections.Concurrent;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>Builds a projection from the log: parts of the log are read in order, decoded and
/// posted side by side, and joined in order.</summary>
/// <remarks>A posting depends on its event alone, so that the parts need nothing of each other;
/// only the joining has an order.</remarks>
public static class Rebuild
{
    private const int Batch = 1024;

    /// <summary>Events that are worth being read in parts.</summary>
    private const int PartsFrom = 4096;

    /// <param name="store">The log.</param>
    /// <param name="until">The last position; the log's end when left out.</param>
    /// <param name="parallel">Parts at work at the same time; the machine's cores when left out.
    /// </param>
    /// <param name="progress">Told the position reached.</param>
    /// <param name="cancellationToken">Stops between parts.</param>
    /// <exception cref="LedgerDamagedException">The log cannot be read; nothing is skipped.
    /// </exception>
    public static async Task<Projection> Run(
        IEventLog store,
        long until = long.MaxValue,
        int? parallel = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var last = Math.Min(until, (await store.ReadHead(cancellationToken)).Position);
        var whole = new Projection(new LoggedFacts(store));
        await Continue(whole, store, last, parallel, progress, cancellationToken);
        return whole;
    }

    /// <summary>Adds what was recorded since: a little event by event, much in parts.</summary>
    /// <exception cref="LedgerDamagedException">The log cannot be read; nothing is skipped.
    /// </exception>
    internal static async Task CatchUp(
        Projection projection, IEventLog store, CancellationToken cancellationToken)
    {
        var last = (await store.ReadHead(cancellationToken)).Position;
        if (last - projection.Position >= PartsFrom)
        {
            await Continue(projection, store, last, null, null, cancellationToken);
        }

        await foreach (var batch in store.ReadAll(projection.Position, Batch, cancellationToken))
        {
            foreach (var stored in batch)
            {
                store.PassOver(projection, projection.Position + 1, stored.Position);
                stored.ApplyTo(projection);
            }
        }
    }

    /// <summary>Adds the parts after a projection's position.</summary>
    private static async Task Continue(
        Projection whole, IEventLog store, long last, int? parallel, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var idle = new ConcurrentBag<FactScanner>();
        await foreach (var part in LogParts.Run(
            whole.Position, last, PartBuilder.LengthMax, Math.Max(1, parallel ?? Environment.ProcessorCount),
            (after, end, stop) => Part(store, whole, idle, after, end, stop),
            cancellationToken))
        {
            whole.Join(part);
            progress?.Report(whole.Position);
        }
    }

    private static async Task<ProjectionPart> Part(
        IEventLog store, Projection whole, ConcurrentBag<FactScanner> idle, long after, long end,
        CancellationToken cancellationToken)
    {
        var scanner = idle.TryTake(out var known) ? known : new(whole.NewPartBuilder());
        var part = await new RebuiltPart(store, scanner).Read(after, end, cancellationToken);
        idle.Add(scanner);
        return part;
    }
}
