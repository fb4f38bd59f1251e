using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>Adds to a projection what was recorded since.</summary>
public static class CatchUp
{
    private const int Batch = 1024;

    /// <summary>Events that are worth being read in parts.</summary>
    private const int PartsFrom = 4096;

    /// <param name="projection">What is moved on. If this is stopped on the way, it has reached an
    /// earlier position and can go on from there.</param>
    /// <param name="log">The log.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <param name="until">The last position; the log's end when it is further.</param>
    /// <exception cref="LedgerDamagedException">The log cannot be read; nothing is skipped.
    /// </exception>
    public static async Task Run(
        Projection projection, IEventLog log, CancellationToken cancellationToken,
        long until = long.MaxValue)
    {
        var last = Math.Min(until, (await log.ReadHead(cancellationToken)).Position);
        if (last - projection.Position >= PartsFrom)
        {
            await Rebuild.Continue(projection, log, last, new(), cancellationToken);
        }

        await foreach (var batch in log.ReadAll(projection.Position, Batch, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var stored in batch)
            {
                if (stored.Position > until)
                {
                    return;
                }

                log.PassOver(projection, projection.Position + 1, stored.Position);
                stored.ApplyTo(projection);
            }
        }
    }
}
