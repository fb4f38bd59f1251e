using CoopLedger.Ledger.Store;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>Makes the file that proves one event by itself.</summary>
public static class EventProof
{
    /// <summary>Proves that an event is in the tree of a checkpoint.</summary>
    /// <param name="log">The log.</param>
    /// <param name="stored">The event.</param>
    /// <param name="note">The checkpoint, signed at the event's position or later.</param>
    /// <exception cref="ProofException">The checkpoint is of another log, before the event, or
    /// not what this log was at that size.</exception>
    public static InclusionFile Of(
        IEventLog log, StoredEvent stored, ReadOnlyMemory<byte> note)
    {
        var tree = Checkpoint.Of(SignedNote.Parse(note.Span)).Tree;
        var index = stored.Position - 1;
        if (index >= tree.Size)
        {
            throw new ProofException(
                "proof.index",
                $"Điểm kiểm tra có cỡ {tree.Size}; sự kiện ở vị trí {stored.Position} được ghi "
                    + "sau đó.",
                $"The checkpoint is of size {tree.Size}; the event at position {stored.Position} "
                    + "was recorded after it.");
        }

        var proof = MerkleProofs.Inclusion(log.Subtrees, index, tree.Size);
        MerkleVerification.Inclusion(
            index, MerkleHash.Leaf(stored.Envelope.Span), tree, proof.AsSpan());
        return new(stored.Envelope, index, proof, note);
    }
}
