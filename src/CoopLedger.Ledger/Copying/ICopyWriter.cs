using System.Collections.Immutable;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Copying;

/// <summary>Writes the appends of a copy, in order.</summary>
internal interface ICopyWriter
{
    /// <summary>Writes the events of one append, or keeps them for a moment.</summary>
    /// <returns>The position reached in the target.</returns>
    /// <exception cref="StoreException"><c>copy.diverged</c>, <c>copy.altered</c>,
    /// <c>copy.source-damaged</c>.</exception>
    Task<long> Write(
        ImmutableArray<StoredEvent> events, CancellationToken cancellationToken);

    /// <summary>Writes what is kept.</summary>
    /// <returns>The position reached in the target.</returns>
    Task<long> Finish(CancellationToken cancellationToken);
}
