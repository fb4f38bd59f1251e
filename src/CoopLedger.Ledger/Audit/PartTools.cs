using System.Collections.Concurrent;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>What a part is checked with, and another after it: making it anew takes memory that
/// has to be cleared and collected.</summary>
/// <param name="scanner">Applies events.</param>
internal sealed class PartTools(FactScanner scanner)
{
    public FactScanner Scanner => scanner;

    public MerkleHashes Hashes { get; } = new();

    public LeafBatch Leaves { get; } = new();

    /// <summary>Room for a key of each event.</summary>
    public ulong[] Keys { get; } = new ulong[LedgerVerification.PartLength];
}

/// <summary>Things that wait for their next use. Safe for several threads.</summary>
/// <param name="make">Makes one when none waits.</param>
internal sealed class Spare<T>(Func<T> make)
{
    private readonly ConcurrentBag<T> _waiting = [];

    public T Take() => _waiting.TryTake(out var known) ? known : make();

    public void Return(T used) => _waiting.Add(used);
}
