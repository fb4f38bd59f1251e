using System.Security.Cryptography;
using System.Text;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Keys;

namespace CoopLedger.Ledger.Tests.Keys;

public sealed class TextSealTests
{
    private static readonly Guid Ledger = new("11111111-2222-3333-4444-555555555555");
    private static readonly SealedPlace Place = new(Ledger, new("phu-tho/nguoi-1"), "name");

    private static readonly byte[] Key =
        [.. Enumerable.Range(0, TextSeal.KeyLength).Select(i => (byte)i)];

    [Theory]
    [InlineData("A")]
    [InlineData("Nguyễn Văn Ân")]
    [InlineData("\u0080\u0000")]
    [InlineData("Tên dài, đúng sáu mươi ba byte trong UTF-8, xin đếm lại cho kỹ")]
    [InlineData("Y Bhiông Niê Kđăm, buôn Ea Kmăt, xã Hòa Đông, huyện Krông Pắc, tỉnh Đắk Lắk")]
    public void What_was_sealed_opens_with_the_key_in_its_place(string plain) =>
        Assert.Equal(plain, TextSeal.Open(Key, Place, TextSeal.Seal(Key, Place, plain)));

    [Fact]
    public void The_same_text_in_the_same_place_is_sealed_the_same() => Assert.Equal(
        TextSeal.Seal(Key, Place, "Nguyễn Văn Ân"), TextSeal.Seal(Key, Place, "Nguyễn Văn Ân"));

    [Fact]
    public void A_sealed_text_does_not_tell_which_of_two_usual_names_is_longer() => Assert.Equal(
        TextSeal.Seal(Key, Place, "Lê A").Value.Length,
        TextSeal.Seal(Key, Place, "Nguyễn Thị Phương Thảo Nguyên").Value.Length);

    [Fact]
    public void What_was_sealed_opens_nowhere_else()
    {
        var text = TextSeal.Seal(Key, Place, "Nguyễn Văn Ân");
        SealedPlace[] others =
        [
            Place with { Ledger = new("11111111-2222-3333-4444-555555555556") },
            Place with { Person = new("phu-tho/nguoi-2") }, Place with { Field = "contact" },
        ];
        Assert.All(others, other =>
        {
            Assert.Null(TextSeal.Open(Key, other, text));
            Assert.NotEqual(
                text.ToBytes(), TextSeal.Seal(Key, other, "Nguyễn Văn Ân").ToBytes());
        });
        Assert.Null(TextSeal.Open(RandomNumberGenerator.GetBytes(32), Place, text));
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_noticed()
    {
        var bytes = TextSeal.Seal(Key, Place, "Nguyễn Văn Ân").ToBytes();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(TextSeal.Open(Key, Place, SealedText.Of(Ledger, flipped)));
        }
    }

    [Fact]
    public void A_cut_or_longer_text_is_noticed()
    {
        var bytes = TextSeal.Seal(Key, Place, "Nguyễn Văn Ân").ToBytes();
        for (var length = 29; length < bytes.Length; length++)
        {
            Assert.Null(TextSeal.Open(Key, Place, SealedText.Of(Ledger, bytes.AsSpan(0, length))));
        }

        Assert.Null(TextSeal.Open(Key, Place, SealedText.Of(Ledger, [.. bytes, 0])));
    }

    /// <summary>Written a second time from the description, step by step.</summary>
    [Fact]
    public void Sealing_is_what_its_description_says()
    {
        const string plain = "Nguyễn Văn Ân";
        byte[] context =
        [
            .. Encoding.UTF8.GetBytes("coopledger/sealed/v1"), 0,
            .. Convert.FromHexString("11111111222233334444555555555555"),
            .. Encoding.UTF8.GetBytes("phu-tho/nguoi-1"), 0, .. Encoding.UTF8.GetBytes("name"),
        ];
        var text = new byte[64];
        var length = Encoding.UTF8.GetBytes(plain, text);
        text[length] = 0x80;
        var nonceKey = HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes("coopledger/nonce"));
        byte[] authenticated = [0, 0, 0, (byte)context.Length, .. context, .. text];
        var nonce = HMACSHA256.HashData(nonceKey, authenticated).AsSpan(0, 12);
        using var cipher = new AesGcm(
            HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes("coopledger/seal")), 16);
        var (secret, tag) = (new byte[64], new byte[16]);
        cipher.Encrypt(nonce, text, secret, tag, context);
        Assert.Equal(
            (byte[])[.. nonce, .. secret, .. tag], TextSeal.Seal(Key, Place, plain).ToBytes());
    }
}
