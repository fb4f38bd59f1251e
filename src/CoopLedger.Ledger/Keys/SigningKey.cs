using System.Security.Cryptography;
using System.Text;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Ledger.Keys;

/// <summary>A private key that signs: ECDSA on P-256 with SHA-256, kept as PKCS#8 in PEM.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key) => _key = key;

    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a key.</summary>
    /// <param name="pem">The file's bytes.</param>
    /// <param name="path">Where it lies, for the message.</param>
    /// <exception cref="StoreException"><c>keys.damaged</c>: no such key.</exception>
    public static SigningKey Open(byte[] pem, string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(Encoding.UTF8.GetString(pem));
            var opened = new SigningKey(key);
            opened.Verifier("check"); // It is on P-256, or this throws.
            return opened;
        }
        catch (Exception broken)
            when (broken is ArgumentException or CryptographicException or ProofException)
        {
            key.Dispose();
            throw KeyErrors.Damaged(path, broken);
        }
    }

    /// <summary>The public key under a name.</summary>
    public VerifierKey Verifier(string name) =>
        VerifierKey.Of(name, _key.ExportSubjectPublicKeyInfo());

    /// <summary>The signature of a text, ASN.1 DER.</summary>
    public byte[] Sign(string text) => _key.SignData(
        Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256,
        DSASignatureFormat.Rfc3279DerSequence);

    public byte[] ToPem() => Encoding.ASCII.GetBytes(_key.ExportPkcs8PrivateKeyPem() + "\n");

    public void Dispose() => _key.Dispose();
}
