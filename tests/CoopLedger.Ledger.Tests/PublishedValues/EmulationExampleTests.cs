using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>What the articles print beside their figures: the pact and the movement of a cluster,
/// documents, offices, congresses, directives, and where they contradict each other.</summary>
public sealed class EmulationExampleTests(EmulationLedger examples)
    : IClassFixture<EmulationLedger>
{
    [Theory]
    [InlineData("cluster-members", "cluster:trung-du-bac-bo", "2023-12-01", 6)]
    [InlineData("cluster-members", "cluster:trung-du-bac-bo", "2024-06-30", 6)]
    [InlineData("pacts", "nation", "2024-12-31", 1)]
    [InlineData("pacts-signed", "cluster:trung-du-bac-bo", "2024-12-31", 6)]
    [InlineData("movements-launched", "cluster:trung-du-bac-bo", "2024-12-31", 1)]
    [InlineData("conferences-held", "nation", "2024-12-31", 2)]
    [InlineData("directives-issued", "unit:dak-nong", "2024-12-31", 4)]
    [InlineData("directives-issued", "unit:phu-tho", "2024-12-31", 6)]
    [InlineData("open-conflicts", "nation", "2024-12-31", 7)]
    public async Task What_the_articles_count_is_counted(
        string indicator, string scope, string to, int value) => Assert.Equal(
            value, (await examples.Ledger.Ask(indicator, scope, null, to)).Value!.Value.Low);

    // I1: both days stay, with the day of the decision beside them.
    [Fact]
    public async Task The_cooperative_day_has_two_days_and_a_reference()
    {
        var row = await Row("conflicts", "ngay-htx-viet-nam");
        Assert.Contains("14/04/1946", row["sides"], StringComparison.Ordinal);
        Assert.Contains("11/4", row["sides"], StringComparison.Ordinal);
        Assert.Contains("1268/QĐ-TTg", row["reference"], StringComparison.Ordinal);
        Assert.Equal("open", row["status"]);
        Assert.Equal("1946-04-14", (await Row("milestones", "ngay-htx-viet-nam-78"))["from"]);
    }

    // I2, trap 34
    [Fact]
    public async Task Resolution_09_of_the_Politburo_is_not_taken_for_that_of_the_Government()
    {
        Assert.Equal("issuer-conflict", (await Row("citations", "dak-nong-nq-09"))["status"]);
        Assert.Equal("dak-nong-nq-09", (await Row("documents", "09-nq-cp"))["conflict"]);
        Assert.Equal("same", (await Row("citations", "yen-bai-nq-09"))["status"]);
    }

    // I4: an office is held from day to day.
    [Fact]
    public async Task Two_presidents_of_one_year_are_no_conflict()
    {
        Assert.Equal("left", (await Row("office-holders", "vca-01"))["status"]);
        Assert.Equal("in-office", (await Row("office-holders", "vca-02"))["status"]);
        Assert.Equal("in-office", (await Row("office-holders", "vca-01", "2023-09-30"))["status"]);
    }

    // I5
    [Fact]
    public async Task The_founding_is_one_day_and_the_congress_two()
    {
        var congress = await Row("milestones", "lien-minh-htx-viet-nam:1");
        Assert.Equal("1993-10-29 1993-10-30", $"{congress["from"]} {congress["on"]}");
        Assert.Equal("1993-10-29", (await Row("milestones", "lien-minh-htx-viet-nam-30"))["from"]);
        Assert.Equal("resolved", (await Row("conflicts", "thanh-lap-lien-minh-vn"))["status"]);
    }

    // I11, trap 33
    [Theory]
    [InlineData("Ban chỉ đạo phát triển kinh tế tập thể")]
    [InlineData("BCĐ phát triển KTTTT")]
    [InlineData("Ban đổi mới và phát triển kinh tế tập thể")]
    [InlineData("Ban chỉ đạo đổi mới, phát triển KTTT, HTX")]
    public async Task The_steering_body_is_found_by_each_of_its_four_names(string name)
    {
        var found = (await Rows("bodies")).Where(row => row.Values.Any(value =>
            value?.Contains(name, StringComparison.Ordinal) == true));
        Assert.Equal("ban-chi-dao-kttt", Assert.Single(found)["id"]);
    }

    // I12
    [Fact]
    public async Task Decision_1804_is_a_programme_that_an_article_calls_a_plan()
    {
        Assert.Equal("alias", (await Row("citations", "phu-tho-qd-1804"))["status"]);
        Assert.Contains(
            "1318/QĐ-TTg", (await Row("conflicts", "ten-1804-qd-ttg"))["reference"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_of_a_person_is_in_an_office()
    {
        var rows = await Rows("office-holders");
        Assert.Equal(14, rows.Count);
        Assert.All(rows, row => Assert.Matches("^[a-z]+(-[a-z]+)*-[0-9]{2}$", row["id"]));
    }

    [Fact]
    public async Task The_ledger_is_sound_and_again_is_nothing_new()
    {
        var length = await examples.Ledger.Length();
        Assert.Equal(136, length);
        foreach (var file in EmulationLedger.Files)
        {
            await examples.Ledger.ImportExample(file);
        }

        Assert.Equal(length, await examples.Ledger.Length());
        var report = await LedgerVerification.Run(
            examples.Ledger.Store, null, CancellationToken.None);
        Assert.True(report.IsSound);
    }

    private async Task<Dictionary<string, string?>> Row(
        string register, string id, string asOf = "2024-12-31") =>
        Assert.Single(await Rows(register, asOf), row => row["id"] == id);

    private async Task<List<Dictionary<string, string?>>> Rows(
        string register, string asOf = "2024-12-31")
    {
        Assert.True(CivilDate.TryParseIso(asOf, out var day));
        var found = RegisterCatalogue.Find(register)!;
        return await examples.Ledger.Live.Read(live => found.Rows(live, day, long.MaxValue)
            .Select(row => found.Columns.Zip(row.Cells).ToDictionary(
                pair => pair.First.Code, pair => pair.Second.Value, StringComparer.Ordinal))
            .ToList());
    }
}

/// <summary>The cluster with its pact, and the documents, imported once.</summary>
public sealed class EmulationLedger : IAsyncLifetime
{
    internal static readonly string[] Files =
    [
        "van-ban-va-mau-thuan.jsonl", "trung-du-bac-bo-thi-dua.jsonl", Examples.Cluster,
    ];

    internal TestLedger Ledger { get; private set; } = null!;

    public async Task InitializeAsync() => Ledger = await Examples.Ledger(Files);

    public async Task DisposeAsync() => await Ledger.DisposeAsync();
}
