namespace CoopLedger.Cli.Tests;

/// <summary>The report of a plan, on Đắk Lắk's example.</summary>
public sealed class PlanReportTests : IAsyncLifetime
{
    private const string Plan = "plan:dak-lak-ktt-2021-2025";

    private Desk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await Desk.WithDemo();
        (await _desk.Run("import", Examples.Path("dak-lak-ke-hoach-2021-2025.jsonl"))).Ends(0);
    }

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_plan_is_reported_with_a_line_for_each_value_its_target_can_have() =>
        (await _desk.Run("report", "--scope", Plan, "--as-of", "2023-09-20")).Ends(0).Prints(
            "at least 211", "101 %", "168 %", "at least 210", "169 %", "plan-not-over",
            "review-names-more", "2,72");

    [Fact]
    public async Task A_plan_is_reported_in_Vietnamese() =>
        (await _desk.Run("report", "--scope", Plan, "--as-of", "2023-09-20", "--lang", "vi"))
            .Ends(0).Prints("ít nhất 211", "Hoàn thành", "đạt", "Sơ kết ngày", "mới qua 54,4 %");

    [Fact]
    public async Task The_JSON_of_a_plan_has_its_targets_and_its_reviews()
    {
        var json = (await _desk.Run(
            "report", "--scope", Plan, "--as-of", "2023-09-20", "--json")).Ends(0).Json;
        Assert.Equal("unit:dak-lak", (string?)json["scope"]);
        var target = Assert.Single(json["targets"]!.AsArray())!;
        Assert.Equal("met", (string?)target["standing"]);
        Assert.Equal(210, (int?)target["value"]);
        Assert.Equal(211, (int?)target["valueMax"]);
        Assert.Equal(213, (int?)target["actual"]!["value"]);
        var lines = target["lines"]!.AsArray();
        Assert.Equal(2, lines.Count);
        Assert.Equal(211, (int?)lines[0]!["low"]);
        Assert.Equal(168, (int?)lines[0]!["pace"]!["value"]);
        Assert.Equal("213/211", (string?)lines[0]!["attainment"]!["exact"]);
        var review = Assert.Single(json["reviews"]!.AsArray())!;
        Assert.Equal(3, (int?)review["yearsNamed"]);
    }

    [Fact]
    public async Task The_published_101_percent_holds_once_the_plan_is_known()
    {
        var figures = (await _desk.Run("figures", "--json")).Ends(0).Json.AsArray();
        var figure = Assert.Single(
            figures, figure => (string?)figure!["indicator"] == "target-attainment")!;
        Assert.Equal("holds", (string?)figure["verdict"]);
        var rows = (await _desk.Run(
            "report", "--scope", "unit:dak-lak", "--from", "2021-01-01", "--to", "2023-09-20",
            "--json")).Ends(0).Json.AsArray();
        Assert.Contains(rows, row => (string?)row!["indicator"] == "target-pace");
    }

    [Fact]
    public async Task An_attainment_can_be_asked_for_as_it_is_and_as_it_was_defined()
    {
        string[] ask = ["--scope", "unit:dak-lak", "--as-of", "2023-09-20", "--json"];
        var now = (await _desk.Run(["show", "target-attainment", .. ask])).Ends(0).Json;
        Assert.Equal(2, (int?)now["version"]);
        Assert.Equal("101 %", (string?)now["display"]);
        var before = (await _desk.Run(["show", "target-attainment@1", .. ask])).Ends(0).Json;
        Assert.Equal(1, (int?)before["version"]);
        Assert.Null(before["value"]);
    }

    [Fact]
    public async Task The_events_behind_an_attainment_are_those_of_its_actual()
    {
        var json = (await _desk.Run(
            "show", "target-attainment", "--scope", "unit:dak-lak", "--as-of", "2023-09-20",
            "--facet", "target:htx-thanh-lap-moi", "--explain", "--json")).Ends(0).Json;
        Assert.Equal(213, json["events"]!.AsArray().Sum(item => (int)item!["amount"]!));
        (await _desk.Run(
            "show", "target-attainment", "--scope", "unit:dak-lak", "--facet", "htx"))
            .Ends(2).Complains("plan:ID");
    }

    [Fact]
    public async Task The_register_lists_the_plan_and_the_scheme() =>
        (await _desk.Run("register", "plans", "--search", "de an")).Ends(0)
            .Prints("dak-lak-htx-kieu-moi-2021-2025", "1 row,");

    [Fact]
    public async Task A_plan_without_a_target_says_so() =>
        (await _desk.Run("report", "--scope", "plan:dak-lak-htx-kieu-moi-2021-2025")).Ends(0)
            .Prints("set-target");

    [Theory]
    [InlineData("plan:dak-lak-ktt-2021-2026", "2023-09-20")]
    [InlineData(Plan, "2020-12-31")]
    public async Task An_unknown_plan_is_not_found_and_the_nearest_are_named(
        string scope, string day) =>
        (await _desk.Run("report", "--scope", scope, "--as-of", day)).Ends(3)
            .Complains("plan.unknown", "Nearest");

    [Fact]
    public async Task A_plan_is_known_by_the_position_of_its_import()
    {
        var names = await _desk.Run("report", "--scope", Plan, "--known-by", "100");
        names.Ends(3).Complains("Nearest: —");
        (await _desk.Run("report", "--scope", "plan:dak-lak-ktt-2021-2026")).Ends(3)
            .Complains("dak-lak-ktt-2021-2025");
    }

    [Theory]
    [InlineData("plan:a+plan:b")]
    [InlineData("plan:a+campaign:b")]
    [InlineData("plan:a+unit:phu-tho")]
    [InlineData("campaign:a+unit:phu-tho")]
    [InlineData("plan:A B")]
    public async Task A_plan_stands_alone_and_campaigns_with_campaigns(string scope) =>
        (await _desk.Run("report", "--scope", scope)).Ends(2).Complains("--scope");

    [Fact]
    public async Task A_plan_counts_from_its_own_first_day_and_from_no_other() =>
        (await _desk.Run("report", "--scope", Plan, "--from", "2022-01-01")).Ends(2)
            .Complains("--from");

    [Fact]
    public async Task A_target_is_told_in_the_unit_of_what_measures_it()
    {
        foreach (var (indicator, value) in new[] { ("active-rate", "80"), ("loans", "9") })
        {
            (await _desk.Run(
                "record", "set-target", "--plan", "dak-lak-ktt-2021-2025", "--target", indicator,
                "--indicator", indicator, "--value", value, "--on", "2021-01-01")).Ends(0);
        }

        (await _desk.Run("report", "--scope", Plan)).Ends(0)
            .Prints("at least 80 % ", "at least 9 ");
    }
}
