using System.Collections.Concurrent;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Rebuilding;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>Builds a projection from the log: parts of the log are read in order, decoded and
/// posted side by side, and joined in order.</summary>
/// <remarks>A posting depends on its event alone, so that the parts need nothing of each other;
/// only the joining has an order.</remarks>
public static class Rebuild
{
    /// <param name="store">The log.</param>
    /// <param name="until">The last position; the log's end when left out.</param>
    /// <param name="parallel">Parts at work at the same time; the machine's cores when left out.
    /// </param>
    /// <param name="progress">Told the position reached.</param>
    /// <param name="cancellationToken">Stops between parts.</param>
    /// <param name="kept">Where parts are kept for a later run, and those of an earlier one found;
    /// none are when left out.</param>
    /// <exception cref="LedgerDamagedException">The log cannot be read; nothing is skipped.
    /// </exception>
    public static async Task<Projection> Run(
        IEventLog store,
        long until = long.MaxValue,
        int? parallel = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default,
        IPartStore? kept = null)
    {
        var last = Math.Min(until, (await store.ReadHead(cancellationToken)).Position);
        var whole = new Projection(new LoggedFacts(store));
        var idle = new ConcurrentBag<FactScanner>();
        await foreach (var part in LogParts.Run(
            last, PartBuilder.LengthMax, Math.Max(1, parallel ?? Environment.ProcessorCount),
            (after, end, stop) => Kept(kept, whole, after, end, () => Part(
                store, whole, idle, after, end, stop)),
            cancellationToken))
        {
            whole.Join(part);
            progress?.Report(whole.Position);
        }

        return whole;
    }

    /// <summary>Finds a part, or makes it and keeps it. Only whole parts are kept: the last one of
    /// a log grows.</summary>
    private static async Task<ProjectionPart> Kept(
        IPartStore? kept, Projection whole, long after, long end, Func<Task<ProjectionPart>> make)
    {
        if (kept is null || end - after < PartBuilder.LengthMax)
        {
            return await make();
        }

        if (kept.TryRead(whole, after + 1, end, out var found))
        {
            return found;
        }

        var made = await make();
        kept.Write(made);
        return made;
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
