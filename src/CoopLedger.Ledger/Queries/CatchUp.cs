using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>Adds to a projection what was recorded since.</summary>
internal static class CatchUp
{
    private const int Batch = 1024;

    /// <summary>Events that are worth being read in parts.</summary>
    private const int PartsFrom = 4096;

    /// <exception cref="LedgerDamagedException">The log cannot be read; nothing is skipped.
    /// </exception>
    public static async Task Run(
        Projection projection, IEventLog log, CancellationToken cancellationToken)
    {
        var last = (await log.ReadHead(cancellationToken)).Position;
        if (last - projection.Position >= PartsFrom)
        {
            await Rebuild.Continue(projection, log, last, new(), cancellationToken);
        }

        await foreach (var batch in log.ReadAll(projection.Position, Batch, cancellationToken))
        {
            foreach (var stored in batch)
            {
                log.PassOver(projection, projection.Position + 1, stored.Position);
                stored.ApplyTo(projection);
            }
        }
    }
}
