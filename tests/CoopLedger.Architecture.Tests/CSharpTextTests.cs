namespace CoopLedger.Architecture.Tests;

public sealed class CSharpTextTests
{
    [Theory]
    [InlineData("a // DateTime.Now\nb", "a\nb")]
    [InlineData("/// <see cref=\"Random\"/>\nb", "\nb")]
    [InlineData("a /* x\ny */ b", "a\n b")]
    [InlineData("x = \"Random // no\"; y", "x = ; y")]
    [InlineData("x = \"a\\\"Random\"; y", "x = ; y")]
    [InlineData("x = \"\"; y", "x = ; y")]
    [InlineData("x = @\"a\"\"Random\\\"; y", "x = @; y")]
    [InlineData("x = $\"Random {Guid.NewGuid()} Random\"; y", "x = $ {Guid.NewGuid()} ; y")]
    [InlineData("x = $\"{{Random}} {a:D2}\"; y", "x = $ {a:D2}; y")]
    [InlineData("x = $\"{(b ? \"Random\" : c)}\"; y", "x = $ {(b ? : c)}; y")]
    [InlineData("x = \"\"\"\nRandom \"q\"\n\"\"\"; y", "x =\n\n; y")]
    [InlineData("x = $$\"\"\"{Random} {{a}}\"\"\"; y", "x = $$ {a}; y")]
    [InlineData("c = '\"'; d = '\\''; e", "c = ; d = ; e")]
    [InlineData("a / b / c", "a / b / c")]
    public void Only_code_is_left(string text, string code) =>
        Assert.Equal(Squeeze(code), Squeeze(CSharpText.CodeOf(text)));

    [Fact]
    public void Every_line_stays_where_it_was() =>
        Assert.All(Repository.Sources, file => Assert.Equal(
            file.Lines.Length, file.Code.TrimEnd('\n').Split('\n').Length));

    private static string Squeeze(string text) => string.Join(
        ' ', text.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        .Replace(" \n", "\n", StringComparison.Ordinal)
        .Replace(" ;", ";", StringComparison.Ordinal)
        .Replace(" }", "}", StringComparison.Ordinal);
}
