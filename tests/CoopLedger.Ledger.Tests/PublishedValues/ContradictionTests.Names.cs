using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Published;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

// I12 to I21.
public sealed partial class ContradictionTests
{
    [Fact]
    public async Task I12_decision_1804_is_cited_as_a_plan_and_is_a_programme()
    {
        await Conflict("ten-1804-qd-ttg", "open", "Kế hoạch hỗ trợ", "Chương trình hỗ trợ");
        Assert.Equal("alias", (await examples.Row("citations", "phu-tho-qd-1804"))["status"]);
        Assert.Contains(
            "Kế hoạch", (await examples.Row("documents", "1318-qd-ttg"))["title"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task I13_43_projects_and_276_instances_are_never_added()
    {
        await Conflict("du-an-va-luot-du-an", "resolved", "43 dự án", "276 lượt dự án");
        const string Nation = "nation 2023-01-01 2023-12-31 -";
        Assert.Equal("43", await Exact("loan-projects", Nation));
        const string Cluster = "cluster:trung-du-bac-bo 2023-01-01 2023-12-01 -";
        Assert.Equal("276", await Exact("loans", Cluster));
        Assert.False((await examples.Ledger.Asked("loan-projects", Cluster)).RestsOnFacts);
    }

    [Theory]
    [InlineData("Qũy tín dụng nhân dân", "Quỹ tín dụng nhân dân")]
    [InlineData("tỉnh uỷ", "Tỉnh ủy")]
    [InlineData("khoá XIII", "khóa XIII")]
    public void I14_spellings_of_one_name_are_read_as_one(string printed, string usual)
    {
        Assert.NotEqual(printed, usual, StringComparer.Ordinal);
        Assert.Equal(VietnameseText.Slug(usual), VietnameseText.Slug(printed));
    }

    [Fact]
    public async Task I14_two_names_of_one_law_and_two_spellings_of_one_body_are_kept()
    {
        Assert.True(Code<OrganisationKind>.TryParse("Qũy tín dụng nhân dân", out var kind));
        Assert.Equal(OrganisationKind.CreditFund, kind);
        Assert.Equal("2", (await examples.Row("bodies", "tinh-uy"))["names"]);
        var law = (await examples.Rows("citations"))
            .Where(row => row["document"] == "luat-htx-2023").ToList();
        Assert.Equal(
            ["Luật HTX (sửa đổi) năm 2023", "Luật HTX năm 2023", "Luật Hợp tác xã năm 2023"],
            law.Select(row => row["title"]).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(law, row => Assert.Equal("alias", row["status"]));
    }

    [Fact]
    public async Task I15_the_cluster_is_no_region()
    {
        await Conflict(
            "ten-cum-trung-du", "resolved", "Trung du Bắc Bộ", "không có Phú Thọ");
        var cluster = await examples.Row("clusters", "trung-du-bac-bo");
        Assert.Equal(
            "bac-giang, bac-ninh, hai-duong, hung-yen, quang-ninh, vinh-phuc", cluster["units"]);
    }

    [Fact]
    public async Task I16_two_vintages_of_one_figure_stand_side_by_side()
    {
        await using var ledger = await Examples.Ledger(Examples.PhuTho);
        var first = await ledger.Length();
        await ledger.Record(Wish.Figure("later-print", "active", "560 HTX", "2023-08-31"));
        await ledger.Record(Wish.Total("found-later", "active", 12, "2023-08-31", "cooperative"));
        const string Asked = PhuTho + "-";
        Assert.Equal("548", (await ledger.Asked("active", Asked, first)).Exact);
        Assert.Equal("560", (await ledger.Asked("active", Asked)).Exact);
        var verdicts = await ledger.Live.Read(live => FigureJudge.Judge(live).ToDictionary(
            judged => judged.Figure.Figure.Text, judged => judged.Verdict,
            StringComparer.Ordinal));
        Assert.Equal(Verdict.Holds, verdicts["later-print"]);
        Assert.Equal(Verdict.Fails, verdicts["phu-tho-2023-figure-membership-rate"]);
        var then = await ledger.Live.Read(live => FigureJudge.Judge(live, first).ToList());
        Assert.All(then, judged => Assert.Equal(Verdict.Holds, judged.Verdict));
    }

    [Theory]
    [InlineData("13.200 triệu đồng", 13_200_000_000, FigurePrecision.Exact)]
    [InlineData("trên 226 tỷ đồng", 226_000_000_000, FigurePrecision.AtLeast)]
    [InlineData("600 triệu đồng", 600_000_000, FigurePrecision.Exact)]
    [InlineData("hơn 2,1 tỷ đồng", 2_100_000_000, FigurePrecision.AtLeast)]
    public void I17_a_point_groups_and_a_comma_begins_decimals(
        string printed, long dong, FigurePrecision precision)
    {
        var figure = PrintedFigure.TryParse(printed, out _)!;
        Assert.Equal(new Rational(dong, 1), figure.Low.Value);
        Assert.Equal((precision, FigureUnit.Dong), (figure.Precision, figure.Unit));
        Assert.Contains(AllExamples.Lines, line => (string?)line["printed"] == printed);
    }

    [Theory]
    [InlineData("13,200 triệu đồng", 13_200_000)]
    [InlineData("13.200 triệu đồng", 13_200_000_000)]
    public void I17_the_other_sign_is_another_number(string printed, long dong) => Assert.Equal(
        new Rational(dong, 1), PrintedFigure.TryParse(printed, out _)!.Low.Value);

    [Fact]
    public async Task I18_each_end_of_a_range_keeps_its_decimals()
    {
        await Conflict("co-cau-kinh-te-dak-lak", "resolved", "3,9%", "4,07%");
        var figure = PrintedFigure.TryParse("3,9% - 4,07%", out _)!;
        Assert.Equal((1, 2), (figure.Low.Decimals, figure.High!.Value.Decimals));
    }

    [Fact]
    public async Task I19_the_year_of_the_launch_is_inferred()
    {
        await Conflict("nam-le-phat-dong-dak-nong", "open", "2/4, không ghi năm", "2024");
        var launch = await examples.Ledger.Live.Read(live =>
            ExpectedPlansAndCampaigns.Sheet(live).Parts.First().Launch!);
        Assert.Equal((TestLedger.Day("2024-04-02"), true), (launch.On, launch.YearInferred));
    }

    [Fact]
    public async Task I20_sixteen_items_on_two_channels_are_sixteen()
    {
        await Conflict("tin-bai-phu-tho", "open", "một kênh", "cả hai kênh");
        Assert.Equal("16", await Exact("media-items", PhuTho + "newspaper+portal"));
        var one = await Asked("media-items", PhuTho + "portal", "total-not-split");
        Assert.Equal(Bounds.Between(0, 16), one.Value);
    }

    [Fact]
    public async Task I21_two_cooperatives_of_Hung_Viet_are_two()
    {
        var rows = (await examples.Rows("organisations"))
            .Where(row => row["name"].EndsWith("xã Hùng Việt", StringComparison.Ordinal))
            .Select(row => row["name"]).Order(StringComparer.Ordinal);
        Assert.Equal(["HTX DV NN tổng hợp xã Hùng Việt", "HTX NN xã Hùng Việt"], rows,
            StringComparer.Ordinal);
        Assert.Equal("4", await Exact("organisations-area-supported", PhuTho + "vietgap"));
    }
}
