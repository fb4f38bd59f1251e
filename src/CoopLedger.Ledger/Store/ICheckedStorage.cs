namespace CoopLedger.Ledger.Store;

/// <summary>A log that keeps more than its events, such as indexes to find them by, and can tell
/// whether that agrees with them.</summary>
public interface ICheckedStorage
{
    /// <summary>Compares what events are found by with the events themselves.</summary>
    /// <param name="read">Summed up over the events from the first on, as they were read.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    /// <exception cref="LedgerDamagedException">Something would be found wrongly, or not at all.
    /// </exception>
    Task CheckStorage(LookupSums read, CancellationToken cancellationToken);

    /// <summary>Compares the events with the hashes kept beside them, to say where a root that is
    /// wrong comes from.</summary>
    /// <exception cref="LedgerDamagedException">The first event that is missing or has another
    /// hash, as exactly as the hashes can tell.</exception>
    Task CheckEvents(CancellationToken cancellationToken);
}
