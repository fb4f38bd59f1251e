using System.Security.Cryptography;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Proof.Tests.Notes;

/// <summary>What is a public key of a log, and what is not.</summary>
public sealed class KeyTests
{
    // RFC 8410 section 4: the identifier of Ed25519 and 32 bytes.
    private static readonly byte[] Ed25519 =
        [.. Convert.FromHexString("302a300506032b6570032100"), .. new byte[32]];

    private static readonly Dictionary<string, Func<string, string>> Malformations =
        new(StringComparer.Ordinal)
        {
            ["nothing"] = _ => "",
            ["a name only"] = _ => Signed.Origin,
            ["no name"] = key => key[key.IndexOf('+', StringComparison.Ordinal)..],
            ["a plus in the name"] = key => "a+" + key,
            ["a space in the name"] = key => "a " + key,
            ["a newline after it"] = key => key + "\n",
            ["a space after it"] = key => key + " ",
            ["an id of seven digits"] = key => With(key, 1, id => id[1..]),
            ["an id in capitals"] = key => With(key, 1, _ => "ABCDEFAB"),
            ["an id that is no number"] = key => With(key, 1, _ => "xyzwxyzw"),
            ["an id with a sign"] = key => With(key, 1, id => "+" + id[1..]),
            ["an id that does not match"] = key => With(
                key, 1, id => (id[0] == '0' ? "1" : "0") + id[1..]),
            ["no base64"] = key => With(key, 2, _ => "!!"),
            ["no bytes"] = key => With(key, 2, _ => ""),
            ["an algorithm and no key"] = key => With(key, 2, _ => "Ag=="),
            ["base64 without padding"] = key => With(key, 2, _ => "AgA"),
            ["no DER"] = key => With(key, 2, _ => Convert.ToBase64String([2, 1, 2, 3])),
            ["a cut key"] = key => With(key, 2, text => Alter(text, bytes => bytes[..^1])),
            ["trailing data"] = key => With(key, 2, text => Alter(text, bytes => [.. bytes, 0])),
            ["a point off the curve"] = key => With(
                key, 2, text => Alter(text, bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)])),
            ["the curve P-384"] = _ => Key(2, Ecdsa(ECCurve.NamedCurves.nistP384)),
            ["the curve P-521"] = _ => Key(2, Ecdsa(ECCurve.NamedCurves.nistP521)),
            ["an RSA key"] = _ => Key(2, Rsa()),
            ["an Ed25519 key called ECDSA"] = _ => Key(2, Ed25519),
        };

    public static TheoryData<string> Malformed { get; } = [.. Malformations.Keys];

    [Fact]
    public void A_key_is_read_as_it_was_written()
    {
        using var log = new Signed();
        var text = log.Key.ToString();
        var key = VerifierKey.Parse(text);
        Assert.Equal(log.Key, key);
        Assert.Equal(log.Key.GetHashCode(), key.GetHashCode());
        Assert.Equal(text, key.ToString());
        Assert.StartsWith($"{Signed.Origin}+{key.Id:x8}+A", text, StringComparison.Ordinal);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(key.PublicKey.Span))[..8], $"{key.Id:x8}");
        using var other = new Signed();
        Assert.NotEqual(log.Key, other.Key);
        Assert.NotEqual(log.Key, VerifierKey.Of("other", log.Key.PublicKey.Span));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_key_is_refused(string how)
    {
        using var log = new Signed();
        var text = Malformations[how](log.Key.ToString());
        Signed.Fails("key.malformed", () => VerifierKey.Parse(text));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x01)]
    [InlineData(0x04)]
    [InlineData(0xFF)]
    public void A_key_of_another_algorithm_is_refused_by_its_name(byte algorithm) => Signed.Fails(
        "key.algorithm", () => VerifierKey.Parse(Key(algorithm, Ed25519[^32..])));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("a\u00A0b")]
    [InlineData("a\nb")]
    public void A_name_has_no_spaces_and_no_plus(string name)
    {
        using var log = new Signed();
        Signed.Fails("key.malformed", () => VerifierKey.Of(name, log.Key.PublicKey.Span));
    }

    private static byte[] Ecdsa(ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return key.ExportSubjectPublicKeyInfo();
    }

    private static byte[] Rsa()
    {
        using var key = RSA.Create(2048);
        return key.ExportSubjectPublicKeyInfo();
    }

    private static string Key(byte algorithm, byte[] key) =>
        $"{Signed.Origin}+{Convert.ToHexStringLower(SHA256.HashData(key))[..8]}+"
            + Convert.ToBase64String([algorithm, .. key]);

    private static string With(string key, int part, Func<string, string> alter)
    {
        var parts = key.Split('+', 3);
        parts[part] = alter(parts[part]);
        return string.Join('+', parts);
    }

    private static string Alter(string base64, Func<byte[], byte[]> alter) =>
        Convert.ToBase64String(alter(Convert.FromBase64String(base64)));
}
