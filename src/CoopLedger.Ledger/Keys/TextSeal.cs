using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Keys;

/// <summary>What a sealed text belongs to: it opens nowhere else.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Person">The person whose key seals it.</param>
/// <param name="Field">The field of the event, in camelCase: <c>name</c>, <c>contact</c>.</param>
public sealed record SealedPlace(Guid Ledger, PersonId Person, string Field);

/// <summary>Seals texts with a person's key and opens them again: AES-256-GCM.</summary>
/// <remarks>
/// <para>The nonce is made from the text, as RFC 5297 makes its synthetic one: HMAC-SHA-256 over
/// the place and the text, cut to 96 bits. The same text in the same place is the same sealed
/// text, so that giving a command again changes nothing; two texts share a nonce about once in
/// 2⁹⁶ pairs. Whoever has no key learns only whether two sealed texts of one person, field and
/// ledger are equal, and the length rounded up to 64 bytes (<c>docs/adr/0027</c>).</para>
/// <para>The keys of the nonce and of the cipher are both made from the person's key.</para>
/// </remarks>
public static class TextSeal
{
    /// <summary>The length of a person's key, in bytes.</summary>
    public const int KeyLength = 32;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Block = 64;
    private const byte EndOfText = 0x80;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static SealedText Seal(ReadOnlySpan<byte> key, SealedPlace place, string plain)
    {
        var text = Padded(plain);
        var context = Context(place);
        var bytes = new byte[NonceLength + text.Length + TagLength];
        var nonce = bytes.AsSpan(0, NonceLength);
        Nonce(key, context, text, nonce);
        using var cipher = Cipher(key);
        cipher.Encrypt(
            nonce, text, bytes.AsSpan(NonceLength, text.Length), bytes.AsSpan(^TagLength..),
            context);
        CryptographicOperations.ZeroMemory(text);
        return SealedText.Of(place.Ledger, bytes);
    }

    /// <returns>The plain text; <see langword="null"/> when it was sealed with another key, for
    /// another place, or is damaged: which of them cannot be told.</returns>
    public static string? Open(ReadOnlySpan<byte> key, SealedPlace place, SealedText sealedText)
    {
        var bytes = sealedText.ToBytes();
        var nonce = bytes.AsSpan(0, NonceLength);
        var context = Context(place);
        var text = new byte[bytes.Length - NonceLength - TagLength];
        try
        {
            using var cipher = Cipher(key);
            cipher.Decrypt(
                nonce, bytes.AsSpan(NonceLength, text.Length), bytes.AsSpan(^TagLength..), text,
                context);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        var expected = new byte[NonceLength];
        Nonce(key, context, text, expected);
        var end = text.AsSpan().LastIndexOf(EndOfText);
        var plain = end >= 0 && nonce.SequenceEqual(expected)
            ? Utf8.GetString(text, 0, end)
            : null;
        CryptographicOperations.ZeroMemory(text);
        return plain;
    }

    private static AesGcm Cipher(ReadOnlySpan<byte> key) =>
        new(HMACSHA256.HashData(key, "coopledger/seal"u8), TagLength);

    private static void Nonce(
        ReadOnlySpan<byte> key, byte[] context, byte[] text, Span<byte> nonce)
    {
        using var mac = IncrementalHash.CreateHMAC(
            HashAlgorithmName.SHA256, HMACSHA256.HashData(key, "coopledger/nonce"u8));
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, context.Length);
        mac.AppendData(length);
        mac.AppendData(context);
        mac.AppendData(text);
        mac.GetHashAndReset().AsSpan(0, NonceLength).CopyTo(nonce);
    }

    // No id and no field's name holds a zero byte, so that two places never make one context.
    private static byte[] Context(SealedPlace place) =>
    [
        .. "coopledger/sealed/v1\0"u8, .. place.Ledger.ToByteArray(bigEndian: true),
        .. Utf8.GetBytes($"{place.Person}\0{place.Field}"),
    ];

    // A bit that ends the text, then zeros (ISO/IEC 7816-4): most names are one block long.
    private static byte[] Padded(string plain)
    {
        var length = Utf8.GetByteCount(plain);
        var padded = new byte[(length / Block + 1) * Block];
        Utf8.GetBytes(plain, padded);
        padded[length] = EndOfText;
        return padded;
    }
}
