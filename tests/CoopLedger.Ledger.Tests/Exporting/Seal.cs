using System.Security.Cryptography;
using System.Text;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Tests.Exporting;

/// <summary>A key for one test, and the checkpoints that it signs.</summary>
internal sealed class Seal : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Seal(Guid ledger) =>
        Key = VerifierKey.Of(LogOrigin.Of(ledger), _key.ExportSubjectPublicKeyInfo());

    public VerifierKey Key { get; }

    public byte[] Sign(TreeHead tree, string? origin = null)
    {
        var text = new Checkpoint(origin ?? Key.Name, tree).Text;
        return SignedNote.Format(text, new NoteSignature(Key.Name, Key.Id, _key.SignData(
            Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence)));
    }

    public async Task<byte[]> Sign(IEventLog log)
    {
        var head = await log.ReadHead(CancellationToken.None);
        return Sign(new TreeHead(head.Position, head.Root));
    }

    public byte[] Sign(IEventLog log, long size) =>
        Sign(new TreeHead(size, MerkleProofs.Root(log.Subtrees, size)));

    public void Dispose() => _key.Dispose();
}
