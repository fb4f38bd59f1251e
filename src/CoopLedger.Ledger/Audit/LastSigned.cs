using CoopLedger.Proof.Notes;

namespace CoopLedger.Ledger.Audit;

/// <summary>The checkpoint that a ledger's key last signed.</summary>
/// <param name="Checkpoint">What it says.</param>
/// <param name="Note">Its bytes.</param>
/// <param name="Path">The file it lies in.</param>
public sealed record LastSigned(Checkpoint Checkpoint, ReadOnlyMemory<byte> Note, string Path);
