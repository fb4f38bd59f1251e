using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Keys;

/// <summary>The key that a ledger signs with, as far as its own log tells.</summary>
/// <remarks>One stream holds the chain. The first key of a ledger is in no fact: auditors have it
/// from whoever made the ledger.</remarks>
public sealed record KeyChain : IState<KeyChain>
{
    public static KeyChain Initial { get; } = new();

    public static StreamName Stream { get; } = new("ledger-key");

    /// <summary>The public key in force; <see langword="null"/> while it is the first one.
    /// </summary>
    public Text? Current { get; private init; }

    internal static KeyChain Of(Text key) => new() { Current = key };

    internal Refusal? RefuseAfter(Text oldKey, Text newKey)
    {
        if (Current is { } current && current != oldKey)
        {
            return RotateKey.NotInForce.BrokenByField("oldKey", oldKey, current);
        }

        return oldKey == newKey
            ? RotateKey.SameKey.BrokenByField("newKey", newKey)
            : null;
    }
}
