using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Copying;

/// <summary>Reads a copy from its first event to its last and verifies all that it claims.
/// </summary>
/// <param name="Events">What the events gave.</param>
/// <param name="Checkpoints">What the checkpoints gave; nothing when the events are not sound.
/// </param>
public sealed record CopyVerification(VerificationReport Events, CheckpointReport? Checkpoints)
{
    /// <summary>The first fault.</summary>
    public AuditFault? Fault => Events.IsSound ? Checkpoints?.Fault : new(
        "audit.fault", Events.Fault!, Events.Fault!, Events.FaultPosition);

    /// <param name="copy">The copy.</param>
    /// <param name="kept">Its checkpoints.</param>
    /// <param name="head">The head that must come out.</param>
    /// <param name="progress">Told the position reached.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    public static async Task<CopyVerification> Run(
        IEventLog copy, ICheckpointStore kept, Head head, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var report = await LedgerVerification.Run(
            copy, [new(head.Position, head.Root)], progress, cancellationToken);
        return new(report, report.IsSound
            ? await new CheckpointVerification(copy, kept).Run(cancellationToken)
            : null);
    }
}
