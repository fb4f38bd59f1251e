namespace CoopLedger.Cli.Tests;

/// <summary>Reports, published figures and the listings beside them, on the demo's ledger.
/// </summary>
public sealed class ReportTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithDemo();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_report_gives_each_indicator_with_the_figure_published_of_it()
    {
        var rows = (await _desk.Run(
            "report", "--scope", "unit:phu-tho", "--from", "2023-01-01", "--to", "2023-08-31",
            "--json")).Ends(0).Json.AsArray();
        var rate = Assert.Single(rows, row => (string?)row!["indicator"] == "membership-rate")!;
        Assert.Equal("75,7 %", (string?)rate["display"]);
        Assert.Equal("75,7%", (string?)rate["published"]!["printed"]);
        Assert.Equal("holds", (string?)rate["published"]!["verdict"]);
    }

    [Fact]
    public async Task A_report_of_a_place_without_facts_says_so() =>
        (await _desk.Run("report", "--scope", "unit:ha-noi")).Ends(0).Prints("no facts");

    [Fact]
    public async Task A_report_of_yesterdays_knowledge_is_empty_before_the_first_fact() =>
        (await _desk.Run("report", "--known-by", "0")).Ends(0).Prints("no facts");

    [Fact]
    public async Task A_figure_has_exactly_the_documented_fields_and_a_verdict()
    {
        var figures = (await _desk.Run("figures", "--json")).Ends(0).Json.AsArray();
        Assert.Equal(52, figures.Count);
        Assert.All(figures, figure => Assert.Equal(
            "id indicator scope facet from on printed computed exact verdict reason",
            string.Join(' ', figure!.AsObject().Select(pair => pair.Key))));
        Assert.Equal(49, figures.Count(figure => (string?)figure!["verdict"] == "holds"));
        Assert.Equal(3, figures.Count(figure => (string?)figure!["verdict"] == "cannot-tell"));
        var share = Assert.Single(
            figures, figure => (string?)figure!["indicator"] == "collective-economy-share")!;
        Assert.Null(share["computed"]);
        Assert.Contains("publications", (string?)share["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_was_reported_wrong_fails_and_says_by_how_much()
    {
        (await _desk.Run(
            "record", "report-figure", "--id", "wrong", "--indicator", "members", "--scope",
            "unit:phu-tho", "--printed", "416 HTX", "--on", "2023-08-31")).Ends(0);
        (await _desk.Run("figures")).Ends(0).Prints("FAILS", "416 HTX", "1 fail");
        (await _desk.Run("figures", "--lang", "vi")).Ends(0).Prints("KHÔNG KHỚP", "1 không khớp");
    }

    [Fact]
    public async Task A_new_ledger_has_no_figures()
    {
        using var desk = await Desk.WithNewLedger();
        (await desk.Run("figures")).Ends(0).Prints("report-figure");
        Assert.Empty((await desk.Run("figures", "--json")).Ends(0).Json.AsArray());
    }

    [Fact]
    public async Task The_same_figures_come_from_a_copy_of_the_file()
    {
        File.Copy(_desk.Ledger, _desk.At("copy.db"));
        string[] ask = ["figures", "--json"];
        var here = (await _desk.Run(ask)).Ends(0).Out;
        Assert.Equal(here, (await _desk.Run([.. ask, "--ledger", "sqlite:copy.db"])).Ends(0).Out);
        _desk.Environment["COOPLEDGER_LEDGER"] = "sqlite:copy.db";
        Assert.Equal(here, (await _desk.Run(ask)).Ends(0).Out);
    }

    [Fact]
    public async Task Rebuilding_and_verifying_come_to_the_same_projection()
    {
        var rebuilt = (await _desk.Run("rebuild", "--json")).Ends(0).Json;
        Assert.True((bool)rebuilt["same"]!);
        Assert.Equal((string?)rebuilt["hash"], (string?)rebuilt["liveHash"]);
        Assert.Equal(Ledgers.DemoEvents, (int?)rebuilt["events"]);
        var one = (await _desk.Run("rebuild", "--json", "--parallel", "1")).Ends(0).Json;
        Assert.Equal((string?)rebuilt["hash"], (string?)one["hash"]);
        var verified = (await _desk.Run("audit", "verify", "--json")).Ends(0).Json;
        Assert.True((bool)verified["sound"]!);
        Assert.Equal(Ledgers.DemoEvents, (int?)verified["events"]);
        Assert.Equal((string?)rebuilt["hash"], (string?)verified["projection"]);
        Assert.Null(verified["fault"]);
    }
}
