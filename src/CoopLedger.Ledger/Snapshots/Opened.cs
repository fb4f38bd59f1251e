using CoopLedger.Indicators;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Snapshots;

/// <summary>A projection at the end of the log, by the shortest way there.</summary>
public static class Opened
{
    /// <summary>Events that are worth a snapshot: building them takes longer than saving.
    /// </summary>
    public const int SavedFrom = 16_384;

    /// <summary>Loads the snapshot and adds what was recorded since; without one that can be used,
    /// builds all of it from segments, where there are such, and from the log. What took long is
    /// saved.</summary>
    /// <param name="log">The log.</param>
    /// <param name="snapshot">Its snapshot; for a what-if none.</param>
    /// <param name="cancellationToken">Stops between parts.</param>
    /// <exception cref="LedgerDamagedException">The log cannot be read.</exception>
    public static async Task<Projection> Projection(
        IEventLog log, SnapshotFile? snapshot, CancellationToken cancellationToken)
    {
        if (snapshot is null)
        {
            return await Rebuild.Run(log, cancellationToken: cancellationToken);
        }

        var loaded = await snapshot.Load(log, cancellationToken);
        if (loaded.Refusal is { } why)
        {
            snapshot.Refused(why);
        }

        var projection = loaded.Projection;
        var known = projection?.Position ?? 0;
        if (projection is null)
        {
            // Segments outlive a change of rules, after which every snapshot is made anew.
            projection = (await Rebuild.Run(
                log, new RebuildOptions { Ledger = snapshot.Ledger }, cancellationToken))
                .Projection;
        }
        else
        {
            await CatchUp.Run(projection, log, cancellationToken);
        }

        if (projection.Position - known >= SavedFrom)
        {
            await snapshot.TrySave(projection, log, cancellationToken);
        }

        return projection;
    }
}
