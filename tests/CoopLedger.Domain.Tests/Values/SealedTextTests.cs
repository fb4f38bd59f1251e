using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

public sealed class SealedTextTests
{
    private static readonly Guid Ledger = new("606b4822-678f-4190-9a60-e7572c4c9fe7");

    [Fact]
    public void A_sealed_text_tells_its_ledger_and_keeps_its_bytes()
    {
        var bytes = Enumerable.Range(0, 92).Select(i => (byte)i).ToArray();
        var text = new SealedText(SealedText.Of(Ledger, bytes).Value);
        Assert.Equal("606b4822", text.Ledger);
        Assert.Equal(SealedText.MarkOf(Ledger), text.Ledger);
        Assert.Equal(bytes, text.ToBytes());
        Assert.True(SealedText.LooksSealed(text.Value));
        Assert.Equal(SealedText.Of(Ledger, bytes), text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nguyễn Văn An")]
    [InlineData("sealed.v1.")]
    [InlineData("sealed.v1.606b4822")]
    [InlineData("sealed.v1.606b4822.")]
    [InlineData("sealed.v1.606b4822.AAAA")]
    [InlineData("sealed.v1.606B4822.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sealed.v2.606b4822.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sealed.v1.606b4822.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sealed.v1.606b4822.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=")]
    public void Anything_else_is_refused_and_not_repeated(string text)
    {
        var problem = Assert.Throws<FormatException>(() => new SealedText(text));
        if (text.Length > 0)
        {
            Assert.DoesNotContain(text[..Math.Min(text.Length, 13)] + "…", problem.Message);
            Assert.DoesNotContain("Nguyễn", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sealed_text_has_an_end()
    {
        Assert.Throws<FormatException>(() => SealedText.Of(Ledger, new byte[900]));
        Assert.Equal(1187, SealedText.Of(Ledger, new byte[876]).Value.Length);
    }
}
