using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

public sealed class PrintedFigureRefusalTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \u00A0", "empty")]
    [InlineData("HTX", "a number is due where 'HTX'")]
    [InlineData("trên", "missing at the end")]
    [InlineData("tren 5", "a number is due where 'tren 5'")]
    [InlineData("ngày 2/4", "a number is due")]
    [InlineData("75.7%", "a comma is the decimal sign")]
    [InlineData("1.23", "a comma is the decimal sign")]
    [InlineData("698.", "no Vietnamese number")]
    [InlineData("gần 100", "'gần'")]
    [InlineData("Gần 100 HTX", "'gần'")]
    [InlineData("49/53", "makes no range")]
    [InlineData("49/53 dân tộc thiểu số", "makes no range")]
    [InlineData("2/4", "a date")]
    [InlineData("2/4/2024", "a date")]
    [InlineData("2024-04-02", "a date")]
    [InlineData("746 HTX, 5 liên hiệp HTX", "second number")]
    [InlineData("1 234", "second number")]
    [InlineData("2 tỷ 100 triệu đồng", "second number")]
    [InlineData("4,07% - 3,9%", "upside down")]
    [InlineData("500 - 1 tỷ", "upside down")]
    [InlineData("3,9% - 4,07", "different units")]
    [InlineData("2 triệu - 3", "different units")]
    [InlineData("2 triệu - 30 HTX", "different units")]
    [InlineData("5 đồng - 3 triệu người", "different units")]
    [InlineData("khoảng 5 - 7 HTX", "a range has two ends")]
    [InlineData("5 - 7 HTX trở lên", "a range has two ends")]
    [InlineData("5 đến", "missing at the end")]
    [InlineData("từ 5 HTX", "'từ' opens a range")]
    [InlineData("dưới 5 HTX trở lên", "two different things")]
    [InlineData("trên từ 5", "two different things")]
    [InlineData("2 trăm triệu", "would change the number")]
    [InlineData("2 triệu rưỡi", "would change the number")]
    [InlineData("600 trieu dong", "would change the number")]
    [InlineData("600 trđ", "would change the number")]
    [InlineData("2 tỷ triệu", "would change the number")]
    [InlineData("5 triệu %", "percentage")]
    [InlineData("5+", "cannot follow")]
    [InlineData("5‰", "cannot follow")]
    [InlineData("5 /", "cannot follow")]
    [InlineData("- 5", "a number is due")]
    public void What_can_be_read_in_two_ways_is_refused_with_the_reason(string text, string reason)
    {
        Assert.Null(PrintedFigure.TryParse(text, out var problem));
        Assert.Contains(reason, problem!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_more_than_two_hundred_characters_is_refused()
    {
        Assert.NotNull(PrintedFigure.TryParse("5 " + new string('a', 198), out _));
        Assert.Null(PrintedFigure.TryParse("5 " + new string('a', 199), out var problem));
        Assert.Contains("200", problem!.English, StringComparison.Ordinal);
    }
}
