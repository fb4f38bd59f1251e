using CoopLedger.Proof.Notes;

namespace CoopLedger.Ledger.Audit;

/// <summary>A public key and the sizes of the log that it signs.</summary>
/// <param name="Key">The key.</param>
/// <param name="From">The first size.</param>
/// <param name="Until">The last size; <see langword="null"/> when it still signs.</param>
public sealed record KeyInForce(VerifierKey Key, long From, long? Until);
