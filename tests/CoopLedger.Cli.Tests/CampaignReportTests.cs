using System.Text.Json.Nodes;

namespace CoopLedger.Cli.Tests;

/// <summary>The report of campaigns, on the action month of 2024.</summary>
public sealed class CampaignReportTests : IAsyncLifetime
{
    private const string Month = "campaign:thang-hanh-dong-2024";

    private Desk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await Desk.WithNewLedger();
        (await _desk.Run("import", Examples.Path("thang-hanh-dong-2024.jsonl"))).Ends(0);
    }

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_campaign_is_reported_with_its_windows_its_alliances_and_its_results() =>
        (await _desk.Run("report", "--scope", Month, "--as-of", "2024-12-31")).Ends(0).Prints(
            "(366 days)", "(30 days)", "(32 days)", "123/KH-LMHTX", "(year inferred)",
            "Afternoon", "pillar 3", "campaign-attendance", "yen-bai-ky-niem-30-nam");

    [Fact]
    public async Task A_campaign_is_reported_in_Vietnamese() =>
        (await _desk.Run("report", "--scope", Month, "--lang", "vi")).Ends(0).Prints(
            "cao điểm: 29/03/2024–29/04/2024 (32 ngày)", "Buổi chiều", "(năm do suy ra)",
            "nội dung 1");

    [Fact]
    public async Task The_JSON_of_a_campaign_has_lengths_leads_and_the_day_of_the_peak()
    {
        var campaign = Assert.Single(
            (await Report(Month))["campaigns"]!.AsArray())!;
        Assert.Equal(366, (int?)campaign["programme"]!["days"]);
        Assert.Equal(30, (int?)campaign["nominal"]!["days"]);
        Assert.Equal(32, (int?)campaign["peak"]!["days"]);
        var alliances = campaign["alliances"]!.AsArray();
        Assert.Equal(2, alliances.Count);
        Assert.Equal(35, (int?)alliances[0]!["leadToLaunch"]);
        Assert.Equal(31, (int?)alliances[0]!["leadToPeak"]);
        Assert.Equal(5, (int?)alliances[0]!["launchDayOfPeak"]);
        Assert.Equal(30, (int?)alliances[0]!["launch"]!["attendingCooperatives"]);
        Assert.Equal(3, alliances[1]!["pillars"]!.AsArray().Count);
        Assert.Equal(2, alliances[1]!["activities"]!.AsArray().Count);
        Assert.Null(alliances[1]!["launch"]);
    }

    [Fact]
    public async Task Results_are_told_for_each_window_and_day()
    {
        Assert.Equal("2 1 1", Shown(await Report(Month), "campaign-activities"));
        Assert.Equal(
            "1 1 1", Shown(await Report(Month, "--as-of", "2024-04-30"), "campaign-activities"));
        Assert.Empty((await Report(Month, "--as-of", "2024-02-01"))["results"]!.AsArray());
    }

    // Trap 12
    [Fact]
    public async Task A_fact_of_two_campaigns_is_counted_once()
    {
        await Record(
            "hold-training", "--id", "lop", "--unit", "dak-nong", "--classes", "4",
            "--participations", "120", "--on", "2024-04-10");
        var position = (await _desk.Run("events", "--type", "training.held", "--json")).Ends(0)
            .Json;
        var at = (string)position[0]!["position"]!.ToString();
        await Record(
            "plan-campaign", "--id", "tuan-le", "--title", "Tuần lễ", "--from", "2024-04-08",
            "--to", "2024-04-14", "--on", "2024-01-01");
        await Record(
            "adopt-campaign", "--campaign", "tuan-le", "--unit", "dak-nong", "--on",
            "2024-01-02");
        foreach (var campaign in (string[])["tuan-le", "thang-hanh-dong-2024"])
        {
            await Record(
                "record-campaign-activity", "--campaign", campaign, "--activity",
                $"{campaign}-lop", "--unit", "dak-nong", "--on", "2024-04-10", "--position", at);
        }

        var both = await Report($"{Month}+campaign:tuan-le");
        Assert.Equal("4 4 4", Shown(both, "training-classes"));
        Assert.Equal("4", Part(Row(both, "training-classes"), "attributed"));
        Assert.Equal(
            2, Assert.Single(both["attributed"]!.AsArray())!["activities"]!.AsArray().Count);
        Assert.Equal("4  ", Shown(await Report("campaign:tuan-le"), "training-classes"));

        await Record("reverse-fact", "--event", at, "--on", "2024-05-01", "--reason", "nhầm");
        var after = await Report(Month);
        Assert.False((bool)Assert.Single(after["attributed"]!.AsArray())!["stands"]!);
        (await _desk.Run("report", "--scope", Month)).Ends(0).Prints("(reversed)");
    }

    [Fact]
    public async Task An_unknown_campaign_is_not_found_and_the_nearest_are_named()
    {
        (await _desk.Run("report", "--scope", "campaign:thang-hanh-dong-2025")).Ends(3)
            .Complains("campaign.unknown", "thang-hanh-dong-2024");
        (await _desk.Run("report", "--scope", Month, "--known-by", "0")).Ends(3)
            .Complains("Nearest: —");
        (await _desk.Run("report", "--scope", Month, "--as-of", "2023-12-31", "--lang", "vi"))
            .Ends(3).Complains("Không có chiến dịch");
    }

    [Fact]
    public async Task The_register_lists_the_campaign() =>
        (await _desk.Run("register", "campaigns")).Ends(0).Prints("29/03/2024", "1 row,");

    [Fact]
    public async Task A_campaign_may_lie_ahead_and_its_launch_may_not()
    {
        await Record(
            "plan-campaign", "--id", "mai-sau", "--title", "Mai sau", "--from", "2190-01-01",
            "--to", "2190-12-31", "--on", "2100-01-01");
        (await _desk.Run(
            "record", "launch-campaign", "--campaign", "mai-sau", "--unit", "dak-nong", "--on",
            "2190-01-01", "--place", "Gia Nghĩa")).Ends(5).Complains("fact.in-the-future");
    }

    private async Task<JsonNode> Report(string scope, params string[] more) =>
        (await _desk.Run(["report", "--scope", scope, "--json", .. more])).Ends(0).Json;

    private async Task Record(params string[] words) =>
        (await _desk.Run(["record", .. words])).Ends(0);

    private static JsonNode Row(JsonNode report, string measure) => Assert.Single(
        report["results"]!.AsArray(), row => (string?)row!["measure"] == measure)!;

    private static string Shown(JsonNode report, string measure)
    {
        var row = Row(report, measure);
        return $"{Part(row, "programme")} {Part(row, "nominal")} {Part(row, "peak")}";
    }

    private static string Part(JsonNode row, string column) => $"{row[column]?["value"]}";
}
