using System.Collections.Immutable;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>Builds a projection from the log: parts of the log are read in order, decoded and
/// posted side by side, and joined in order.</summary>
/// <remarks>A posting depends on its event alone, so that the parts need nothing of each other;
/// only the joining has an order.</remarks>
public static class Rebuild
{
    private const int Batch = 256;

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
        var whole = new Projection();
        var parts = new Queue<Task<Projection>>();
        var first = 1L;
        var atOnce = Math.Max(1, parallel ?? Environment.ProcessorCount);
        await foreach (var batch in store.ReadAll(0, Batch, cancellationToken))
        {
            if (parts.Count == atOnce)
            {
                whole.Join(await parts.Dequeue());
                progress?.Report(whole.Position);
            }

            var wanted = batch[^1].Position <= until
                ? batch
                : [.. batch.Where(stored => stored.Position <= until)];
            var from = first;
            parts.Enqueue(Task.Run(() => Project(store, from, wanted), cancellationToken));
            first = batch[^1].Position + 1;
            if (wanted.Length < batch.Length)
            {
                break;
            }
        }

        while (parts.TryDequeue(out var part))
        {
            whole.Join(await part);
            progress?.Report(whole.Position);
        }

        return whole;
    }

    private static Projection Project(
        IEventLog store, long first, ImmutableArray<StoredEvent> batch)
    {
        var part = new Projection();
        foreach (var stored in batch)
        {
            store.PassOver(part, first, stored.Position);
            stored.ApplyTo(part);
            first = stored.Position + 1;
        }

        return part;
    }
}
