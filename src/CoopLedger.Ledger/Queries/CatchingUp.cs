using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>Moves a projection on event by event.</summary>
public static class CatchingUp
{
    private const int Batch = 1024;

    /// <param name="store">The log.</param>
    /// <param name="projection">What is moved on. If this is stopped on the way, it has reached an
    /// earlier position and can go on from there.</param>
    /// <param name="until">The last position; the log's end when it is further.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="LedgerDamagedException">The log cannot be read.</exception>
    public static async Task CatchUp(
        this IEventLog store, Projection projection, long until,
        CancellationToken cancellationToken)
    {
        await foreach (var batch in store.ReadAll(projection.Position, Batch, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var stored in batch)
            {
                if (stored.Position > until)
                {
                    return;
                }

                store.PassOver(projection, projection.Position + 1, stored.Position);
                stored.ApplyTo(projection);
            }
        }
    }
}
