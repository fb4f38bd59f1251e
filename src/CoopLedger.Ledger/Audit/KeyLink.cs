using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Keys;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>One key taking the place of another, as the log tells it.</summary>
/// <param name="Position">Where it stands; sizes from there on are signed by the new key.</param>
/// <param name="Old">The key until then.</param>
/// <param name="New">The key from then on.</param>
/// <param name="MadeAt">What the old key says the log was, when it signed.</param>
/// <param name="Lost">What had been signed and is gone, after a loss.</param>
public sealed record KeyLink(
    long Position, VerifierKey Old, VerifierKey New, TreeHead MadeAt, TreeHead? Lost)
{
    /// <summary>Reads a link and checks that the old key has signed it.</summary>
    /// <param name="ledger">The ledger's id.</param>
    /// <param name="position">Where the fact stands, or will stand.</param>
    /// <param name="fact">A <see cref="KeyRotated"/> or <see cref="LossAcknowledged"/>.</param>
    /// <exception cref="ProofException">A key or a root is none, or the signature is not the old
    /// key's.</exception>
    public static KeyLink Of(Guid ledger, long position, Event fact)
    {
        var (link, statement, signature) = fact switch
        {
            KeyRotated rotated => (
                new KeyLink(
                    position, VerifierKey.Parse(rotated.OldKey.Value),
                    VerifierKey.Parse(rotated.NewKey.Value),
                    new(rotated.Position, Root(rotated.Root.Value)), null),
                KeyStatement.Of(ledger, rotated), rotated.Signature.Value),
            LossAcknowledged loss => (
                new KeyLink(
                    position, VerifierKey.Parse(loss.OldKey.Value),
                    VerifierKey.Parse(loss.NewKey.Value),
                    new(loss.Position, Root(loss.Root.Value)),
                    new(loss.LostSize, Root(loss.LostRoot.Value))),
                KeyStatement.Of(ledger, loss), loss.Signature.Value),
            _ => throw new ArgumentException("No fact about keys.", nameof(fact)),
        };
        link.DemandSignature(statement, signature);
        link.DemandNames(ledger);
        return link;
    }

    /// <summary>Checks that the log was, at that size, what the old key said it was.</summary>
    /// <exception cref="ProofException">It was not.</exception>
    public void DemandRoot(ISubtrees subtrees)
    {
        if (MadeAt.Size < 0 || MadeAt.Size >= Position
            || MerkleProofs.Root(subtrees, MadeAt.Size) != MadeAt.Root)
        {
            throw new ProofException(
                "proof.root",
                $"Việc thay khóa nói về gốc ở cỡ {MadeAt.Size}, nhưng sổ có gốc khác ở đó.",
                $"The change of keys speaks of a root at size {MadeAt.Size} that is not the "
                    + "log's.");
        }
    }

    private void DemandSignature(string statement, string signature)
    {
        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length)
            || !Old.Verifies(Encoding.UTF8.GetBytes(statement), bytes.AsSpan(0, length)))
        {
            throw new ProofException(
                "note.signature",
                $"Khóa cũ ({Old.Id:x8}) không ký việc thay khóa này.",
                $"The old key ({Old.Id:x8}) has not signed this change of keys.");
        }
    }

    private void DemandNames(Guid ledger)
    {
        var generation = LogOrigin.GenerationOf(Old.Name, ledger);
        var expected = LogOrigin.Of(ledger, Lost is null ? generation : generation + 1);
        if (generation == 0 || New.Name != expected)
        {
            throw new ProofException(
                "checkpoint.origin",
                $"Khóa mới tên {New.Name}, sau {Old.Name} phải là {expected}.",
                $"The new key is named {New.Name}; after {Old.Name} it must be {expected}.");
        }
    }

    private static Digest Root(string hex)
    {
        try
        {
            return new(Convert.FromHexString(hex));
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException)
        {
            throw new ProofException(
                "proof.malformed", $"\"{hex}\" không phải gốc 32 byte.",
                $"\"{hex}\" is no root of 32 bytes.");
        }
    }
}
