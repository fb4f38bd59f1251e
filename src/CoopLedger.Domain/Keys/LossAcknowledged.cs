using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Keys;

/// <summary>Events that had been signed are lost for good, and the ledger goes on without them,
/// under another name and with another key.</summary>
/// <remarks>The old key has signed this and nothing else of the ledger that goes on: it never
/// signs what contradicts its last checkpoint.</remarks>
/// <param name="NewKey">The new public key, as a verifier key under the new name.</param>
/// <param name="OldKey">The public key until then.</param>
/// <param name="LostSize">How far the log reached when it was last signed.</param>
/// <param name="LostRoot">The Merkle root then, in hexadecimal.</param>
/// <param name="Position">How far the log reaches that goes on.</param>
/// <param name="Root">The Merkle root at that position, in hexadecimal.</param>
/// <param name="Signature">The old key's signature, ASN.1 DER in base64.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">What happened; no names of persons.</param>
[EventName("ledger.loss-acknowledged.v1"), Label("Ghi nhận mất sự kiện", "Loss acknowledged")]
public sealed record LossAcknowledged(
    Text NewKey, Text OldKey, long LostSize, Text LostRoot, long Position, Text Root,
    Text Signature, DateOnly On, Text Reason) : EventOf<KeyChain>
{
    public override KeyChain ApplyTo(KeyChain state) => KeyChain.Of(NewKey);

    public override Refusal? CannotFollow(KeyChain before) => before.RefuseAfter(OldKey, NewKey);
}

/// <summary>Says that signed events are lost for good. Made by <c>coopledger audit
/// continue-after-loss</c>, which has the private keys that it takes.</summary>
/// <param name="NewKey">The new public key, as a verifier key under the new name.</param>
/// <param name="OldKey">The public key until now.</param>
/// <param name="LostSize">How far the log reached when it was last signed.</param>
/// <param name="LostRoot">The Merkle root then, in hexadecimal.</param>
/// <param name="Position">How far the log reaches that goes on.</param>
/// <param name="Root">The Merkle root at that position, in hexadecimal.</param>
/// <param name="Signature">The old key's signature, in base64.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">What happened; no names of persons.</param>
[CommandName("acknowledge-loss"), Label("Ghi nhận mất sự kiện", "Acknowledge a loss")]
public sealed record AcknowledgeLoss(
    [Label("Khóa mới", "New key")] Text NewKey,
    [Label("Khóa cũ", "Old key")] Text OldKey,
    [Label("Cỡ đã mất", "Size lost")] long LostSize,
    [Label("Gốc đã mất", "Root lost")] Text LostRoot,
    [Label("Vị trí", "Position")] long Position,
    [Label("Gốc Merkle", "Merkle root")] Text Root,
    [Label("Chữ ký", "Signature")] Text Signature,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Lý do", "Reason")] Text Reason) : CommandOf<KeyChain>
{
    public override StreamName Stream => KeyChain.Stream;

    public override Decision Decide(KeyChain state) => Decision.Record(new LossAcknowledged(
        NewKey, OldKey, LostSize, LostRoot, Position, Root, Signature, On, Reason));
}
