using System.Collections.Immutable;

namespace CoopLedger.Ledger.Store;

/// <summary>Where a ledger keeps the checkpoints that were signed of it. They are only added to.
/// </summary>
public interface ICheckpointStore
{
    /// <summary>The checkpoints of sizes above <paramref name="after"/>, by size.</summary>
    Task<ImmutableArray<StoredCheckpoint>> ReadCheckpoints(
        long after, CancellationToken cancellationToken);

    /// <summary>The last checkpoint of a size up to <paramref name="until"/>, if there is one.
    /// </summary>
    Task<StoredCheckpoint?> LastCheckpoint(long until, CancellationToken cancellationToken);

    /// <summary>Recomputes the tree hashes that are stored, from one another up to the root that
    /// the log holds.</summary>
    /// <exception cref="LedgerDamagedException">One is missing or wrong.</exception>
    Task VerifyHashes(CancellationToken cancellationToken);

    /// <summary>Keeps a checkpoint. If there is one of this size, it stays and nothing changes.
    /// </summary>
    Task AddCheckpoint(StoredCheckpoint checkpoint, CancellationToken cancellationToken);
}

/// <summary>A signed checkpoint as it is kept.</summary>
/// <param name="Size">The size of the log that it speaks of.</param>
/// <param name="Note">The whole note, signatures included, byte for byte.</param>
public sealed record StoredCheckpoint(long Size, ReadOnlyMemory<byte> Note);
