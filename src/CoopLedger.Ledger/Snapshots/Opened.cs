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
    /// <param name="isLazy">Whether columns of the snapshot may be read when they are asked for.
    /// Then whoever asks may meet a <see cref="SnapshotRefusedException"/>.</param>
    /// <exception cref="LedgerDamagedException">The log cannot be read.</exception>
    public static async Task<Projection> Projection(
        IEventLog log, SnapshotFile? snapshot, CancellationToken cancellationToken,
        bool isLazy = false)
    {
        if (snapshot is null)
        {
            return await Rebuild.Run(log, cancellationToken: cancellationToken);
        }

        var loaded = await snapshot.Load(log, cancellationToken, isLazy: isLazy);
        if (loaded.Refusal is { } why)
        {
            snapshot.Refused(why);
        }

        if (loaded.Projection is not { } projection)
        {
            return await Anew(log, snapshot, cancellationToken);
        }

        var known = projection.Position;
        await CatchUp.Run(projection, log, cancellationToken);
        if (projection.Position - known >= SavedFrom)
        {
            await snapshot.TrySave(projection, log, cancellationToken);
        }

        return projection;
    }

    /// <summary>Builds all of it without looking at the snapshot, and replaces that.</summary>
    internal static async Task<Projection> Anew(
        IEventLog log, SnapshotFile snapshot, CancellationToken cancellationToken)
    {
        // Segments outlive a change of rules, after which every snapshot is made anew.
        var projection = (await Rebuild.Run(
            log, new RebuildOptions { Ledger = snapshot.Ledger }, cancellationToken))
            .Projection;
        if (projection.Position >= SavedFrom)
        {
            await snapshot.TrySave(projection, log, cancellationToken);
        }

        return projection;
    }
}
