using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Keys;

/// <summary>Signs checkpoints of a log, and never two that contradict each other.</summary>
/// <remarks>What was signed last lies beside the key, outside the ledger's file: whoever restores
/// an older ledger does not restore that. It is on the disk before a signature leaves the process.
/// Source: C2SP tlog-checkpoint, RFC 6962 section 3.</remarks>
/// <param name="log">The log.</param>
/// <param name="kept">Where its checkpoints are kept; the log itself, as a rule.</param>
/// <param name="keys">The key.</param>
/// <param name="clock">Only to measure a wait by.</param>
public sealed class CheckpointSigning(
    IEventLog log, ICheckpointStore kept, LedgerKeys keys, TimeProvider clock)
{
    /// <summary>Signs the log as it stands. When nothing was recorded since the last time, that
    /// checkpoint is the answer again.</summary>
    /// <exception cref="StoreException"><c>keys.missing</c>, <c>keys.too-open</c>,
    /// <c>keys.damaged</c>, <c>keys.locked</c>, <c>ledger.behind-checkpoint</c>,
    /// <c>ledger.forked</c>.</exception>
    /// <exception cref="LedgerDamagedException">The log's hashes do not agree with each other.
    /// </exception>
    public async Task<SignedCheckpoint> Sign(CancellationToken cancellationToken)
    {
        keys.DemandSome();
        using var turn = await SigningLock.Take(keys.Folder, clock, cancellationToken);
        var history = await KeyHistory.Read(log, cancellationToken);
        using var key = keys.OpenSigningKey(history);
        var verifier = key.Verifier(history.Origin);
        var last = keys.ReadLastSigned() ?? await LastKept(cancellationToken);
        if (last is not null)
        {
            await Continuity.Demand(log, last, cancellationToken);
            last = history.HasLost(last.Checkpoint) ? null : last;
        }

        var head = await log.ReadHead(cancellationToken);
        var checkpoint = new Checkpoint(verifier.Name, new TreeHead(head.Position, head.Root));
        if (last?.Checkpoint == checkpoint)
        {
            await Keep(last, cancellationToken);
            return new(checkpoint, last.Note, verifier, IsNew: false);
        }

        DemandConsistent(last?.Checkpoint.Tree, checkpoint.Tree);
        var note = SignedNote.Format(
            checkpoint.Text,
            new NoteSignature(verifier.Name, verifier.Id, key.Sign(checkpoint.Text)));
        Checkpoint.Open(note, verifier);
        if (last is not null)
        {
            await Keep(last, cancellationToken);
        }

        keys.Folder.Write(LedgerKeys.LastSignedFile, note);
        await kept.AddCheckpoint(new(head.Position, note), cancellationToken);
        return new(checkpoint, note, verifier, IsNew: true);
    }

    /// <summary>Where the note beside the key was lost, the ledger's own last one is heeded.
    /// </summary>
    private async Task<LastSigned?> LastKept(CancellationToken cancellationToken) =>
        await kept.LastCheckpoint(long.MaxValue, cancellationToken) is { } last
            ? keys.Read(last.Note, $"checkpoint {last.Size}")
            : null;

    /// <summary>A crash may have come between the two places where a checkpoint is kept.</summary>
    private async Task Keep(LastSigned last, CancellationToken cancellationToken)
    {
        var size = last.Checkpoint.Tree.Size;
        if ((await kept.LastCheckpoint(size, cancellationToken))?.Size != size)
        {
            await kept.AddCheckpoint(new(size, last.Note), cancellationToken);
        }
    }

    private void DemandConsistent(TreeHead? first, TreeHead second)
    {
        // An empty log is the beginning of any, and there is nothing to prove about it.
        var from = first is { Size: > 0 } ? first : null;
        try
        {
            if (MerkleProofs.Root(log.Subtrees, second.Size) != second.Root)
            {
                throw new LedgerDamagedException(
                    second.Size, "the stored hashes do not give the root of the log.");
            }

            if (from is not null)
            {
                MerkleVerification.Consistency(
                    from, second,
                    MerkleProofs.Consistency(log.Subtrees, from.Size, second.Size).AsSpan());
            }
        }
        catch (ProofException broken)
        {
            throw new LedgerDamagedException(
                second.Size, $"it does not continue what was signed: {broken.Message}", broken);
        }
    }
}

/// <summary>A checkpoint that may leave the process.</summary>
/// <param name="Checkpoint">What it says.</param>
/// <param name="Note">The signed note.</param>
/// <param name="Key">The key that signed it.</param>
/// <param name="IsNew">Whether it was signed now; otherwise it is the last one again.</param>
public sealed record SignedCheckpoint(
    Checkpoint Checkpoint, ReadOnlyMemory<byte> Note, VerifierKey Key, bool IsNew);
