using System.Globalization;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>Where the source documents contradict each other or themselves, I1 to I21: the ledger
/// shows both sides, flags it, and picks none.</summary>
public sealed partial class ContradictionTests(AllExamples examples) : IClassFixture<AllExamples>
{
    private const string PhuTho = "unit:phu-tho 2023-01-01 2023-08-31 ";
    private const string DakLak = "unit:dak-lak 2021-01-01 2023-09-30 ";

    [Fact]
    public void Each_of_the_21_has_a_test_of_its_number() => Assert.Equal(
        Enumerable.Range(1, 21).Select(number =>
            string.Create(CultureInfo.InvariantCulture, $"I{number:00}")),
        typeof(ContradictionTests).GetMethods()
            .Where(method => method.Name[0] == 'I' && char.IsAsciiDigit(method.Name[1]))
            .Select(method => method.Name[..3]).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
        StringComparer.Ordinal);

    [Fact]
    public async Task I01_the_cooperative_day_is_14_April_and_11_April()
    {
        await Conflict("ngay-htx-viet-nam", "open", "14/04/1946", "11/4", "11/4/1946");
        var row = await examples.Row("conflicts", "ngay-htx-viet-nam");
        Assert.StartsWith("11/4, theo Quyết định 1268/QĐ-TTg", row["reference"],
            StringComparison.Ordinal);
        Assert.Equal(
            "1946-04-14", (await examples.Row("milestones", "ngay-htx-viet-nam-78"))["from"]);
    }

    [Fact]
    public async Task I02_resolution_09_is_of_the_Politburo_and_of_the_Government()
    {
        await Conflict("nghi-quyet-09", "open", "Bộ Chính trị", "Chính phủ");
        Assert.Equal(
            "issuer-conflict", (await examples.Row("citations", "dak-nong-nq-09"))["status"]);
        Assert.Equal(
            "dak-nong-nq-09", (await examples.Row("documents", "09-nq-cp"))["conflict"]);
    }

    [Fact]
    public async Task I03_the_month_of_action_is_a_year_a_month_and_32_days()
    {
        await Conflict(
            "thang-hanh-dong-2024", "resolved", "cả năm 2024", "Tháng 4 năm 2024",
            "29/3/2024 – 29/4/2024");
        var days = await examples.Ledger.Live.Read(live =>
        {
            var sheet = ExpectedPlansAndCampaigns.Sheet(live);
            return (sheet.Programme.Days, sheet.Nominal!.Days, sheet.Peak!.Days);
        });
        Assert.Equal((366, 30, 32), days);
    }

    [Fact]
    public async Task I04_two_presidents_of_one_year_held_the_office_one_after_the_other()
    {
        Assert.Equal(
            "in-office", (await examples.Row("office-holders", "vca-01", "2023-11-29"))["status"]);
        Assert.DoesNotContain(
            await examples.Rows("office-holders", "2023-11-29"), row => row["id"] == "vca-02");
        Assert.Equal("left", (await examples.Row("office-holders", "vca-01"))["status"]);
        Assert.Equal("in-office", (await examples.Row("office-holders", "vca-02"))["status"]);
        Assert.DoesNotContain(
            await examples.Rows("conflicts"),
            row => row["subject"].Contains("Chủ tịch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I05_the_founding_is_a_day_and_the_congress_two()
    {
        await Conflict(
            "thanh-lap-lien-minh-vn", "resolved", "29/10/1993", "29 và 30/10/1993");
        Assert.Equal("1993-10-29", (await examples.Row("alliances", "vca"))["established"]);
        var congress = await examples.Row("milestones", "lien-minh-htx-viet-nam:1");
        Assert.Equal("1993-10-29 1993-10-30", $"{congress["from"]} {congress["on"]}");
    }

    [Fact]
    public async Task I06_415_members_over_548_active_need_not_be_a_part_of_them()
    {
        var rate = await Asked("membership-rate", PhuTho + "-", "members-need-not-be-active");
        Assert.Equal("415/548", rate.Exact);
        Assert.Null((await examples.Ledger.Asked("active-membership-rate", PhuTho + "-")).Value);
    }

    [Fact]
    public async Task I07_612_counts_cooperatives_and_unions_and_is_not_divided_by_746()
    {
        var alone = await Asked("active-rate", DakLak + "cooperative", "total-not-split");
        Assert.Equal(
            Bounds.Between(new Rational(60700, 746), new Rational(61200, 746)), alone.Value);
        var both = await examples.Ledger.Asked("active-rate", DakLak + "cooperative+union");
        Assert.Equal("612/751", both.Exact);
    }

    [Fact]
    public async Task I08_three_science_projects_and_a_fourth_told_apart_by_its_role()
    {
        await Conflict("du-an-khcn-phu-tho", "resolved", "03 dự án", "bốn dự án");
        Assert.Equal("3", await Exact("science-projects", PhuTho + "lead+joint"));
        Assert.Equal("1", await Exact("science-projects", PhuTho + "support"));
        Assert.Equal("4", await Exact("science-projects", PhuTho + "-"));
    }

    [Fact]
    public async Task I09_three_years_are_33_months_of_a_plan_of_five_years()
    {
        await Conflict("ky-bao-cao-dak-lak", "open", "3 năm", "33 tháng");
        var nominal = await Asked("founded-per-year", DakLak + "-", "years-not-whole");
        Assert.Equal("213/3", nominal.Exact);
        Assert.Equal("213/(11/4)", await Exact("founded-per-year-elapsed", DakLak + "-"));
        var plan = await examples.Ledger.Live.Read(ExpectedPlansAndCampaigns.Plan);
        var codes = plan.Warnings.Select(warning => warning.Code).ToList();
        Assert.Contains("review-names-more", codes, StringComparer.Ordinal);
        Assert.Contains("plan-not-over", codes, StringComparer.Ordinal);
    }

    [Fact]
    public async Task I10_the_year_2023_ends_on_1_December()
    {
        await Conflict("nam-2023-trung-du", "open", "Năm 2023", "đến 01/12/2023");
        var totals = AllExamples.Lines.Where(line => ((string)line["key"]!).StartsWith(
            "trung-du-bac-bo-2023/total/", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, totals.Count);
        Assert.All(totals, line => Assert.Equal("2023-12-01", (string)line["on"]!));
        Assert.All(totals, line => Assert.Contains(
            "December is missing", (string)line["evidence"]!["note"]!, StringComparison.Ordinal));
        const string Cluster = "cluster:trung-du-bac-bo 2023-01-01 ";
        var year = await Asked("loans", Cluster + "2023-12-31 -", "provisional");
        Assert.Equal("276", year.Exact);
        var told = await examples.Ledger.Asked("loans", Cluster + "2023-12-01 -");
        Assert.DoesNotContain(told.Warnings, warning => warning.Code == "provisional");
    }

    [Fact]
    public async Task I11_one_steering_body_has_four_names()
    {
        var body = await examples.Row("bodies", "ban-chi-dao-kttt");
        Assert.Equal("4", body["names"]);
        string[] names =
        [
            "Ban chỉ đạo phát triển kinh tế tập thể", "BCĐ phát triển KTTTT",
            "Ban đổi mới và phát triển kinh tế tập thể",
            "Ban chỉ đạo đổi mới, phát triển KTTT, HTX",
        ];
        Assert.All(names, name => Assert.Contains(
            name, $"{body["name"]}; {body["aliases"]}", StringComparison.Ordinal));
    }

    private async Task Conflict(string id, string status, params string[] sides)
    {
        var row = await examples.Row("conflicts", id);
        Assert.All(sides, side => Assert.Contains(side, row["sides"], StringComparison.Ordinal));
        Assert.Contains(" ≠ ", row["sides"], StringComparison.Ordinal);
        Assert.Equal(status, row["status"]);
        Assert.Equal(status == "resolved", row["resolution"].Length > 0);
    }

    private async Task<Indicators.Answers.Answer> Asked(
        string indicator, string asked, string warning)
    {
        var answer = await examples.Ledger.Asked(indicator, asked);
        Assert.Contains(answer.Warnings, item => item.Code == warning);
        return answer;
    }

    private async Task<string?> Exact(string indicator, string asked) =>
        (await examples.Ledger.Asked(indicator, asked)).Exact;
}
