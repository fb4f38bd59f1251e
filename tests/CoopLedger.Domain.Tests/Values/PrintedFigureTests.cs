using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

public sealed class PrintedFigureTests
{
    [Theory]
    [InlineData("698 HTX", "698", "1", FigureUnit.None, "HTX")]
    [InlineData("2.177 thành viên", "2177", "1", FigureUnit.None, "thành viên")]
    [InlineData("2.177\u00A0thành viên", "2177", "1", FigureUnit.None, "thành viên")]
    [InlineData("276 lượt dự án", "276", "1", FigureUnit.None, "lượt dự án")]
    [InlineData("612 HTX, liên hiệp HTX", "612", "1", FigureUnit.None, "HTX, liên hiệp HTX")]
    [InlineData("5.046 lượt người", "5046", "1", FigureUnit.None, "lượt người")]
    [InlineData("03 lớp", "3", "1", FigureUnit.None, "lớp")]
    [InlineData("643 ha", "643", "1", FigureUnit.None, "ha")]
    [InlineData("643ha", "643", "1", FigureUnit.None, "ha")]
    [InlineData("160,75 ha", "643/4", "1/100", FigureUnit.None, "ha")]
    [InlineData("1.500 m2", "1500", "1", FigureUnit.None, "m2")]
    [InlineData("15 đồng chí", "15", "1", FigureUnit.None, "đồng chí")]
    [InlineData("04 đ/c", "4", "1", FigureUnit.None, "đ/c")]
    [InlineData("75,7%", "757/10", "1/10", FigureUnit.Percent, null)]
    [InlineData("75,7 %", "757/10", "1/10", FigureUnit.Percent, null)]
    [InlineData("75,7\u00A0%", "757/10", "1/10", FigureUnit.Percent, null)]
    [InlineData("75,7%/tổng số", "757/10", "1/10", FigureUnit.Percent, "/tổng số")]
    [InlineData("60,0 phần trăm", "60", "1/10", FigureUnit.Percent, null)]
    [InlineData("101%", "101", "1", FigureUnit.Percent, null)]
    [InlineData("-2,5%", "-5/2", "1/10", FigureUnit.Percent, null)]
    [InlineData("101% kế hoạch", "101", "1", FigureUnit.Percent, "kế hoạch")]
    [InlineData("13.200 triệu đồng", "13200000000", "1000000", FigureUnit.Dong, null)]
    [InlineData("13.200 TRIỆU ĐỒNG", "13200000000", "1000000", FigureUnit.Dong, null)]
    [InlineData("5 trie\u0323\u0302u đ", "5000000", "1000000", FigureUnit.Dong, null)]
    [InlineData("600 triệu đồng", "600000000", "1000000", FigureUnit.Dong, null)]
    [InlineData("600 triệu", "600000000", "1000000", FigureUnit.Dong, null)]
    [InlineData("1,5 nghìn tỷ đồng", "1500000000000", "100000000000", FigureUnit.Dong, null)]
    [InlineData("1,5 ngàn tỉ", "1500000000000", "100000000000", FigureUnit.Dong, null)]
    [InlineData("10 triệu tỷ đồng", "10000000000000000", "1000000000000000", FigureUnit.Dong, null)]
    [InlineData("13.200.000.000 ₫", "13200000000", "1", FigureUnit.Dong, null)]
    [InlineData("13.200.000.000 đồng", "13200000000", "1", FigureUnit.Dong, null)]
    [InlineData("50.000đ", "50000", "1", FigureUnit.Dong, null)]
    [InlineData("50 nghìn VNĐ", "50000", "1000", FigureUnit.Dong, null)]
    [InlineData("600 triệu đồng vốn vay", "600000000", "1000000", FigureUnit.Dong, "vốn vay")]
    [InlineData("5 triệu/người", "5000000", "1000000", FigureUnit.Dong, "/người")]
    [InlineData("1,5 triệu người", "1500000", "100000", FigureUnit.None, "người")]
    public void An_exact_figure_keeps_its_number_step_unit_and_noun(
        string text, string value, string step, FigureUnit unit, string? noun)
    {
        var figure = Read(text);
        Assert.Equal(text, figure.Text);
        Assert.Equal((FigurePrecision.Exact, unit), (figure.Precision, figure.Unit));
        Assert.Equal((value, step), (figure.Low.Value.ToString(), figure.Low.Step.ToString()));
        Assert.Equal(noun, figure.Noun);
        Assert.Null(figure.High);
    }

    [Theory]
    [InlineData("trên 226 tỷ đồng", FigurePrecision.AtLeast, "226000000000", 0)]
    [InlineData("Hơn 2,1 tỷ đồng", FigurePrecision.AtLeast, "2100000000", 1)]
    [InlineData("hơn 2,1 tỉ đồng", FigurePrecision.AtLeast, "2100000000", 1)]
    [InlineData("ít nhất 5", FigurePrecision.AtLeast, "5", 0)]
    [InlineData("không dưới 5", FigurePrecision.AtLeast, "5", 0)]
    [InlineData("từ 5 HTX trở lên", FigurePrecision.AtLeast, "5", 0)]
    [InlineData("5 HTX trở lên", FigurePrecision.AtLeast, "5", 0)]
    [InlineData("≥ 5", FigurePrecision.AtLeast, "5", 0)]
    [InlineData("dưới 10", FigurePrecision.AtMost, "10", 0)]
    [InlineData("không quá 10", FigurePrecision.AtMost, "10", 0)]
    [InlineData("10 trở xuống", FigurePrecision.AtMost, "10", 0)]
    [InlineData("chưa đến 10", FigurePrecision.AtMost, "10", 0)]
    [InlineData("khoảng 71 HTX", FigurePrecision.About, "71", 0)]
    [InlineData("trên dưới 71 HTX", FigurePrecision.About, "71", 0)]
    [InlineData("ước đạt 5,4%", FigurePrecision.About, "27/5", 1)]
    public void The_words_before_a_number_say_how_sure_it_is(
        string text, FigurePrecision precision, string value, int decimals)
    {
        var figure = Read(text);
        Assert.Equal(precision, figure.Precision);
        Assert.Equal((value, decimals), (figure.Low.Value.ToString(), figure.Low.Decimals));
        Assert.True(figure.Noun is null or "HTX", figure.Noun);
    }

    [Theory]
    [InlineData("3,9% - 4,07%")]
    [InlineData("3,9%-4,07%")]
    [InlineData("3,9 % – 4,07 %")]
    [InlineData("3,9 - 4,07%")]
    [InlineData("từ 3,9% đến 4,07%")]
    [InlineData("Từ 3,9 đến 4,07 %")]
    public void Each_end_of_a_range_keeps_its_own_decimals(string text)
    {
        var figure = Read(text);
        Assert.Equal((FigurePrecision.Range, FigureUnit.Percent), (figure.Precision, figure.Unit));
        Assert.Equal(new(new(39, 10), 1, new(1, 10)), figure.Low);
        Assert.Equal(new(new(407, 100), 2, new(1, 100)), figure.High);
        Assert.Null(figure.Noun);
    }

    [Theory]
    [InlineData("2 - 3 tỷ đồng", "2000000000", "3000000000", FigureUnit.Dong, null)]
    [InlineData("600 triệu - 1 tỷ", "600000000", "1000000000", FigureUnit.Dong, null)]
    [InlineData("500 đồng - 2 triệu", "500", "2000000", FigureUnit.Dong, null)]
    [InlineData("1 - 2 triệu người", "1000000", "2000000", FigureUnit.None, "người")]
    [InlineData("10–20 HTX", "10", "20", FigureUnit.None, "HTX")]
    [InlineData("5 - 5", "5", "5", FigureUnit.None, null)]
    public void A_range_prints_scale_and_unit_once_for_both_ends(
        string text, string low, string high, FigureUnit unit, string? noun)
    {
        var figure = Read(text);
        Assert.Equal(FigurePrecision.Range, figure.Precision);
        Assert.Equal(low, figure.Low.Value.ToString());
        Assert.Equal(high, figure.High?.Value.ToString());
        Assert.Equal((unit, noun), (figure.Unit, figure.Noun));
    }

    private static PrintedFigure Read(string text)
    {
        var figure = PrintedFigure.TryParse(text, out var problem);
        Assert.Null(problem);
        Assert.NotNull(figure);
        return figure;
    }
}
