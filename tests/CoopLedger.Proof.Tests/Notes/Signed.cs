using System.Security.Cryptography;
using System.Text;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Tests.Trees;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tests.Notes;

/// <summary>A log with a key, and what it signs.</summary>
internal sealed class Signed : IDisposable
{
    public const string Origin = "coopledger/11111111-2222-3333-4444-555555555555";

    public static readonly byte[][] Leaves = Grove.Leaves(20);
    public static readonly Grove Grove = new(Leaves);

    private readonly ECDsa _key;

    public Signed(string name = Origin)
    {
        _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Key = VerifierKey.Of(name, _key.ExportSubjectPublicKeyInfo());
    }

    public VerifierKey Key { get; }

    public NoteSignature Sign(string text) => new(
        Key.Name, Key.Id, _key.SignData(
            Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence));

    /// <summary>A note of this key alone.</summary>
    public byte[] Note(string text) => SignedNote.Format(text, Sign(text));

    public byte[] Checkpoint(long size = 20) => Note(new Checkpoint(
        Key.Name, Grove.Head(size)).Text);

    public InclusionFile Inclusion(int index = 5, int size = 20) => new(
        Leaves[index], index, MerkleProofs.Inclusion(Grove, index, size), Checkpoint(size));

    public void Dispose() => _key.Dispose();

    /// <summary>Replaces a text inside bytes, once, and demands that it was there.</summary>
    public static byte[] With(byte[] bytes, string from, string to)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        return Encoding.UTF8.GetBytes(text[..at] + to + text[(at + from.Length)..]);
    }

    public static void Fails(string code, Action check)
    {
        var problem = Assert.Throws<ProofException>(check);
        Assert.Equal(code, problem.Code);
        Assert.NotEmpty(problem.Vietnamese);
        Assert.False(problem.Vietnamese == problem.Message, problem.Message);
    }
}
