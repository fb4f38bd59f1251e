using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Keys;

/// <summary>The ledger signs with another key from here on; the old key has signed that it does.
/// </summary>
/// <param name="NewKey">The new public key, as a verifier key (C2SP signed-note).</param>
/// <param name="OldKey">The public key until then, the same way.</param>
/// <param name="Position">How far the log reached when the old key signed.</param>
/// <param name="Root">The Merkle root at that position, in hexadecimal.</param>
/// <param name="Signature">The old key's signature, ASN.1 DER in base64.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">Why; no names of persons.</param>
[EventName("ledger.key-rotated.v1"), Label("Thay khóa ký của sổ", "Signing key replaced")]
public sealed record KeyRotated(
    Text NewKey, Text OldKey, long Position, Text Root, Text Signature, DateOnly On, Text Reason)
    : EventOf<KeyChain>
{
    public override KeyChain ApplyTo(KeyChain state) => KeyChain.Of(NewKey);

    public override Refusal? CannotFollow(KeyChain before) => before.RefuseAfter(OldKey, NewKey);
}

/// <summary>Replaces the ledger's signing key. Made by <c>coopledger audit rotate-key</c>, which
/// has the private keys that it takes.</summary>
/// <param name="NewKey">The new public key, as a verifier key.</param>
/// <param name="OldKey">The public key until now.</param>
/// <param name="Position">How far the log reached when the old key signed.</param>
/// <param name="Root">The Merkle root at that position, in hexadecimal.</param>
/// <param name="Signature">The old key's signature, in base64.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">Why; no names of persons.</param>
[CommandName("rotate-key"), Label("Thay khóa ký của sổ", "Replace the signing key")]
public sealed record RotateKey(
    [Label("Khóa mới", "New key")] Text NewKey,
    [Label("Khóa cũ", "Old key")] Text OldKey,
    [Label("Vị trí", "Position")] long Position,
    [Label("Gốc Merkle", "Merkle root")] Text Root,
    [Label("Chữ ký", "Signature")] Text Signature,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Lý do", "Reason")] Text Reason) : CommandOf<KeyChain>
{
    public static readonly Rule NotInForce = new(
        "key.not-in-force",
        "Khóa cũ {0} không phải khóa đang dùng ({1}).",
        "The old key {0} is not the one in force ({1}).",
        "Audit: a chain of keys has no gap");

    public static readonly Rule SameKey = new(
        "key.same",
        "Khóa mới trùng với khóa cũ ({0}).",
        "The new key is the old one ({0}).",
        "Audit: a replacement replaces");

    public override StreamName Stream => KeyChain.Stream;

    public override Decision Decide(KeyChain state) => Decision.Record(new KeyRotated(
        NewKey, OldKey, Position, Root, Signature, On, Reason));
}
