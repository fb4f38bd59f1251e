using System.Text.Json.Nodes;

namespace CoopLedger.Cli.Tests;

/// <summary>Figures on the boundaries of another day, unit by unit, and the lists of units and
/// alliances.</summary>
public sealed class BoundaryTests : IAsyncLifetime
{
    private static readonly string[] Cluster =
        ["show", "members", "--scope", "cluster:trung-du-bac-bo", "--as-of", "2023-12-31"];

    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithDemo();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    private static IEnumerable<JsonNode> Rows(JsonNode json, string unit) =>
        json["units"]!.AsArray().Where(row => (string?)row!["unit"] == unit)!;

    [Fact]
    public async Task The_2177_members_of_the_cluster_are_not_restatable_on_the_boundaries_of_now()
    {
        (await _desk.Run([.. Cluster, "--boundaries", "then"])).Ends(0).Prints("2.177", "then");
        (await _desk.Run([.. Cluster, "--boundaries", "now"])).Ends(0).Prints(
            "—", "[not-restatable]", "wholly inside it: bac-ninh-2025, quang-ninh;",
            "hai-phong-2025, hung-yen-2025, phu-tho-2025");
        var json = (await _desk.Run([.. Cluster, "--boundaries", "2025-07-01", "--json"]))
            .Ends(0).Json;
        Assert.Equal("2025-07-01", (string?)json["boundaries"]);
        Assert.Null(json["value"]);
        Assert.Contains(
            json["warnings"]!.AsArray(), warning => (string?)warning!["code"] == "not-restatable");
    }

    [Fact]
    public async Task A_province_absorbed_whole_restates_exactly_in_its_successor()
    {
        var json = (await _desk.Run(
            "show", "membership-rate", "--scope", "unit:phu-tho-2025", "--as-of", "2023-08-31",
            "--boundaries", "now", "--json")).Ends(0).Json;
        Assert.Equal("415/548", (string?)json["exact"]);
        (await _desk.Run(
            "show", "membership-rate", "--scope", "unit:phu-tho", "--as-of", "2023-08-31",
            "--boundaries", "2025-07-01")).Ends(0).Prints("—", "phu-tho-2025", "01/07/2025");
    }

    [Theory]
    [InlineData("now", 34, "phu-tho-2025")]
    [InlineData("2023-08-31", 63, "phu-tho")]
    [InlineData("then", 63, "phu-tho")]
    public async Task There_is_one_line_for_each_unit_and_one_for_what_is_in_none(
        string boundaries, int units, string phuTho)
    {
        string[] words =
        [
            "show", "membership-rate", "--by", "unit", "--as-of", "2023-08-31",
            "--boundaries", boundaries,
        ];
        var json = (await _desk.Run([.. words, "--json"])).Ends(0).Json;
        Assert.Equal(units, json["units"]!.AsArray().Count);
        Assert.Equal("415/548", (string?)Assert.Single(Rows(json, phuTho))["answer"]!["exact"]);
        Assert.NotNull(json["unplaced"]);
        Assert.NotNull(json["total"]);
        var lines = (await _desk.Run(words)).Ends(0).Lines.ToList();
        var first = lines.FindIndex(line => line.Contains("Hà Nội", StringComparison.Ordinal));
        var rest = lines.FindIndex(line => line.Contains("in no unit", StringComparison.Ordinal));
        Assert.Equal(units, rest - first);
        Assert.Contains("nation", lines[rest + 1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_on_other_boundaries_says_so()
    {
        (await _desk.Run(
            "report", "--scope", "unit:phu-tho-2025", "--as-of", "2023-08-31",
            "--boundaries", "2025-07-01")).Ends(0).Prints("boundaries: 01/07/2025", "75,7 %");
        var json = (await _desk.Run(
            "report", "--scope", "unit:phu-tho", "--as-of", "2023-08-31",
            "--boundaries", "2025-07-01", "--json")).Ends(0).Json;
        Assert.All(json.AsArray(), row => Assert.Null(row!["value"]));
        Assert.NotEmpty(json.AsArray());
    }

    [Fact]
    public async Task A_code_names_a_unit_with_a_day_beside_it()
    {
        var json = (await _desk.Run(
            "show", "members", "--scope", "code:25@2023-08-31", "--as-of", "2023-08-31",
            "--json")).Ends(0).Json;
        Assert.Equal("unit:phu-tho", (string?)json["scope"]);
        (await _desk.Run("show", "members", "--scope", "code:15")).Ends(2)
            .Complains("[unit.code-ambiguous]", "yen-bai, lao-cai-2025");
        (await _desk.Run("show", "members", "--scope", "code:30@2025-07-01")).Ends(3)
            .Complains("[unit.code-unknown]");
        (await _desk.Run("show", "members", "--scope", "code:30@hôm-nay")).Ends(2)
            .Complains("code:15@2023-08-31");
        var units = (await _desk.Run(
            "register", "units", "--search", "15", "--as-of", "2023-08-31", "--json"))
            .Ends(0).Json.AsArray();
        Assert.Equal("yen-bai", (string?)Assert.Single(units)!["id"]);
    }

    [Fact]
    public async Task Boundaries_that_are_none_are_refused()
    {
        (await _desk.Run([.. Cluster, "--boundaries", "soon"])).Ends(2).Complains("--boundaries");
        (await _desk.Run("show", "members", "--by", "unit", "--explain")).Ends(2)
            .Complains("--explain");
        (await _desk.Run("show", "members", "--by", "region")).Ends(2).Complains("region");
    }

    [Fact]
    public async Task Alliances_are_established_merged_and_listed()
    {
        (await _desk.Run(
            "record", "establish-alliance", "--unit", "yen-bai", "--on", "1994-04-14")).Ends(0);
        (await _desk.Run(
            "record", "establish-alliance", "--level", "central", "--on", "29/10/1993")).Ends(0);
        (await _desk.Run(
            "record", "establish-alliance", "--unit", "lao-cai-2025", "--on", "2025-07-01"))
            .Ends(0);
        (await _desk.Run(
            "record", "merge-alliance", "--unit", "yen-bai", "--into", "lao-cai-2025",
            "--on", "2025-07-01")).Ends(0);
        var json = (await _desk.Run(
            "register", "alliances", "--as-of", "2024-04-14", "--json")).Ends(0).Json.AsArray();
        Assert.Equal("vca yen-bai", string.Join(' ', json.Select(row => (string?)row!["id"])));
        Assert.All(json, row => Assert.Equal(30, (int?)row!["ageYears"]));
        (await _desk.Run("register", "alliances", "--as-of", "2025-07-01")).Ends(0)
            .Prints("lao-cai-2025", "01/07/2025");
    }
}
