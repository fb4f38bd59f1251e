using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

public sealed class TextAndIdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("dak-lak-2021-2023/found.007")]
    public void An_id_is_letters_digits_and_three_marks(string text) =>
        Assert.Equal(text, new OrganisationId(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a/")]
    [InlineData(".a")]
    [InlineData("A")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("a_b")]
    [InlineData("đ")]
    [InlineData("a\n")]
    public void Anything_else_is_no_id(string text) =>
        Assert.Throws<FormatException>(() => new OrganisationId(text));

    [Fact]
    public void An_id_has_64_characters_at_the_most()
    {
        Assert.Equal(64, new LoanId(new string('a', Id.LengthMax)).Text.Length);
        Assert.Throws<FormatException>(() => new LoanId(new string('a', Id.LengthMax + 1)));
    }

    [Fact]
    public void Ids_of_different_things_are_never_equal()
    {
        Assert.Equal<Id>(new UnitId("hue"), new UnitId("hue"));
        Assert.NotEqual<Id>(new UnitId("hue"), new ClusterId("hue"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("HTX Chè Phú Thọ – “số 1”")]
    public void A_text_is_kept_as_it_was_given(string text) =>
        Assert.Equal(text, new Text(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" x")]
    [InlineData("x ")]
    [InlineData("\u00a0x")]
    [InlineData("x\ny")]
    [InlineData("x\ty")]
    [InlineData("Phu\u0301")]
    public void A_text_is_one_composed_line_without_padding(string text) =>
        Assert.Throws<FormatException>(() => new Text(text));

    [Fact]
    public void A_text_has_500_characters_at_the_most()
    {
        Assert.Equal(500, new Text(new string('ọ', Text.LengthMax)).Value.Length);
        Assert.Throws<FormatException>(() => new Text(new string('ọ', Text.LengthMax + 1)));
    }
}
