using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CoopLedger.Proof.Notes;

/// <summary>A public key with its name: what an auditor needs to check signatures.</summary>
/// <remarks>
/// <para>Written as <c>name+hex(id)+base64(0x02 ‖ SubjectPublicKeyInfo)</c>. Source: C2SP
/// signed-note, signature type 0x02: ECDSA, here on the curve P-256 with SHA-256 and DER
/// signatures. Its id is the first four bytes of SHA-256 over the SubjectPublicKeyInfo.</para>
/// </remarks>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    private const byte Ecdsa = 0x02;
    private const int PublicKeyLength = 91;

    private readonly byte[] _publicKey;

    private VerifierKey(string name, byte[] publicKey)
    {
        (Name, _publicKey) = (name, publicKey);
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(publicKey));
    }

    public string Name { get; }

    public uint Id { get; }

    /// <summary>The key as DER SubjectPublicKeyInfo, which other tools read.</summary>
    public ReadOnlyMemory<byte> PublicKey => _publicKey;

    /// <param name="name">No spaces and no plus sign.</param>
    /// <param name="publicKey">DER SubjectPublicKeyInfo of an uncompressed point on P-256.
    /// </param>
    /// <exception cref="ProofException">Not such a name or key.</exception>
    public static VerifierKey Of(string name, ReadOnlySpan<byte> publicKey)
    {
        Demand(IsName(name));
        using var key = Import(publicKey);
        return new(name, publicKey.ToArray());
    }

    /// <exception cref="ProofException">The text is no verifier key, or of an algorithm that is
    /// not ECDSA on P-256.</exception>
    public static VerifierKey Parse(string text)
    {
        var parts = text.Split('+', 3);
        Demand(parts.Length == 3 && parts[1].Length == 8);
        Demand(uint.TryParse(
            parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id));
        Demand(Base64.TryDecode(parts[2], out var bytes) && bytes.Length > 1);
        if (bytes[0] != Ecdsa)
        {
            throw new ProofException(
                "key.algorithm",
                $"Khóa dùng thuật toán 0x{bytes[0]:x2}; chương trình chỉ đọc ECDSA P-256 (0x02).",
                $"The key is of algorithm 0x{bytes[0]:x2}; only ECDSA P-256 (0x02) is read.");
        }

        var key = Of(parts[0], bytes.AsSpan(1));
        Demand(key.Id == id && key.ToString() == text);
        return key;
    }

    /// <summary>Whether a signature is this key's, of these bytes.</summary>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">ASN.1 DER.</param>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = Import(_publicKey);
        return key.VerifyData(
            data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public bool Equals(VerifierKey? other) =>
        other is not null && Name == other.Name && _publicKey.AsSpan().SequenceEqual(
            other._publicKey);

    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    public override int GetHashCode() => (int)(Id & int.MaxValue);

    public override string ToString() =>
        $"{Name}+{Id:x8}+{Convert.ToBase64String([Ecdsa, .. _publicKey])}";

    internal static bool IsName(string name) =>
        name.Length > 0
            && !name.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
            && !name.Contains('+', StringComparison.Ordinal);

    /// <summary>What every uncompressed point on P-256 begins with (RFC 5480): what else DER could
    /// say is refused before anything of the platform reads it.</summary>
    private static ReadOnlySpan<byte> PointOnP256 =>
    [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08,
        0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04,
    ];

    private static ECDsa Import(ReadOnlySpan<byte> publicKey)
    {
        Demand(publicKey.Length == PublicKeyLength && publicKey.StartsWith(PointOnP256));
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw Malformed();
        }
    }

    private static void Demand(bool holds)
    {
        if (!holds)
        {
            throw Malformed();
        }
    }

    private static ProofException Malformed() => new(
        "key.malformed",
        "Đây không phải khóa công khai (tên+mã+base64, ECDSA P-256). Hãy chép nguyên dòng khóa.",
        "This is no public key (name+id+base64, ECDSA P-256). Copy the whole line of the key.");
}
