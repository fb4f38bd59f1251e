using System.Text.Json.Nodes;

namespace CoopLedger.Cli.Tests;

/// <summary>One value, as people and as machines read it.</summary>
public sealed class ShowTests : IAsyncLifetime
{
    private static readonly string[] Rate =
        ["show", "membership-rate", "--scope", "unit:phu-tho", "--as-of", "2023-08-31"];

    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithDemo();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_JSON_of_a_rate_has_exactly_the_documented_keys_and_values()
    {
        var json = (await _desk.Run([.. Rate, "--json"])).Ends(0).Json.AsObject();
        Assert.Equal(
            [
                "indicator", "version", "labels", "scope", "facet", "boundaries", "asOf", "knownBy",
                "numerator", "denominator", "value", "display", "unit", "exact", "low", "high",
                "about",
                "formula", "absent", "warnings",
            ],
            json.Select(pair => pair.Key),
            StringComparer.Ordinal);
        Assert.Equal("membership-rate", (string?)json["indicator"]);
        Assert.Equal("unit:phu-tho", (string?)json["scope"]);
        Assert.Equal("2023-08-31", (string?)json["asOf"]);
        Assert.Equal(Ledgers.DemoEvents, (int?)json["knownBy"]);
        Assert.Equal(415, (int?)json["numerator"]);
        Assert.Equal(548, (int?)json["denominator"]);
        Assert.Equal(75.7m, (decimal?)json["value"]);
        Assert.Equal("75,7 %", (string?)json["display"]);
        Assert.Equal("percent", (string?)json["unit"]);
        Assert.Equal("415/548", (string?)json["exact"]);
        var warning = Assert.Single(json["warnings"]!.AsArray())!;
        Assert.Equal("members-need-not-be-active", (string?)warning["code"]);
    }

    [Fact]
    public async Task The_events_of_a_rate_add_up_to_it()
    {
        var json = (await _desk.Run([.. Rate, "--json", "--explain"])).Ends(0).Json;
        var events = json["events"]!.AsArray();
        Assert.Equal(61, events.Count);
        Assert.Equal(415, Sum(events, "members/"));
        Assert.Equal(548, Sum(events, "active/"));
        Assert.All(events, item =>
        {
            Assert.True(Guid.TryParse((string?)item!["id"], out _));
            Assert.True(DateOnly.TryParse((string?)item["on"], out var on)
                && on <= new DateOnly(2023, 8, 31));
            Assert.EndsWith(".v1", (string?)item["type"], StringComparison.Ordinal);
            Assert.InRange((int)item["position"]!, 1, Ledgers.DemoEvents);
        });
        var log = (await _desk.Run("events", "--json")).Ends(0).Json.AsArray();
        Assert.All(events, item => Assert.Equal(
            (string?)item!["id"], (string?)log[(int)item["position"]! - 1]!["id"]));
    }

    [Fact]
    public async Task A_window_is_told_by_its_two_days()
    {
        var json = (await _desk.Run(
            "show", "founded", "--scope", "unit:phu-tho", "--from", "1/1/2023", "--to", "31/8/2023",
            "--json")).Ends(0).Json.AsObject();
        Assert.Equal("2023-01-01", (string?)json["from"]);
        Assert.Equal("2023-08-31", (string?)json["to"]);
        Assert.False(json.ContainsKey("asOf"));
        Assert.Equal(36, (int?)json["value"]);
    }

    [Theory]
    [InlineData("membership-rate", "unit:phu-tho", "2022-12-31", "392/512", "76,6 %")]
    [InlineData("members", "unit:phu-tho", "2022-12-31", "392", "392")]
    [InlineData("members", "cluster:trung-du-bac-bo", "2023-12-01", "2177", "2.177")]
    [InlineData("active-rate", "unit:dak-lak", "2023-09-20", "612/751", "81,5 %")]
    [InlineData("registered", "unit:phu-tho+unit:dak-lak", "2023-09-20", "1852", "1.852")]
    [InlineData("average-loan", "unit:phu-tho", "2023-08-31", "13200000000/43", "306.976.744 ₫")]
    public async Task A_value_is_that_of_its_place_and_day(
        string indicator, string scope, string asOf, string exact, string display)
    {
        var json = (await _desk.Run(
            "show", indicator, "--scope", scope, "--as-of", asOf, "--json")).Ends(0).Json;
        Assert.Equal(exact, (string?)json["exact"]);
        Assert.Equal(display, (string?)json["display"]);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("3", 392)]
    [InlineData("2023-08-31", 0)]
    [InlineData("790", 415)]
    public async Task A_value_is_what_the_ledger_knew(string knownBy, int value) => Assert.Equal(
        value,
        (int?)(await _desk.Run(
            "show", "members", "--scope", "unit:phu-tho", "--as-of", "2023-08-31", "--known-by",
            knownBy, "--json")).Ends(0).Json["value"]);

    [Fact]
    public async Task A_bound_is_told_as_a_bound()
    {
        var json = (await _desk.Run(
            "show", "average-loan", "--scope", "cluster:trung-du-bac-bo", "--as-of", "2023-12-01",
            "--json")).Ends(0).Json;
        Assert.Equal("at least 818,8 million ₫", (string?)json["display"]);
        Assert.Null(json["exact"]);
        Assert.Null(json["high"]);
    }

    [Theory]
    [InlineData("cooperative", 746)]
    [InlineData("cooperative+union", 751)]
    [InlineData("group", 403)]
    public async Task A_facet_narrows_a_value(string facet, int value) => Assert.Equal(
        value,
        (int?)(await _desk.Run(
            "show", "registered", "--scope", "unit:dak-lak", "--as-of", "2023-09-20", "--facet",
            facet, "--json")).Ends(0).Json["value"]);

    [Theory]
    [InlineData(3, "[indicator.unknown]", "membership-rate", "membership-rat")]
    [InlineData(2, "[usage]", "\"Members!\"", "Members!")]
    [InlineData(3, "[indicator.unknown]", "members@1", "members@9")]
    [InlineData(3, "phu-tho", "phu-thoo", "members", "--scope", "unit:phu-thoo")]
    [InlineData(3, "[cluster.unknown]", "trung-du-bac-bo", "members", "--scope", "cluster:a")]
    [InlineData(2, "--scope", "unit:ID", "members", "--scope", "phu-tho")]
    [InlineData(2, "--scope", "alone", "members", "--scope", "nation+unit:phu-tho")]
    [InlineData(2, "--facet", "cooperative, union", "members", "--facet", "club")]
    [InlineData(2, "--as-of", "--from", "members", "--as-of", "2023-01-01", "--from", "2023-01-01")]
    [InlineData(2, "--as-of", "--to", "members", "--as-of", "2023-01-01", "--to", "2023-01-01")]
    [InlineData(2, "--from", "after", "members", "--from", "2023-02-01", "--to", "2023-01-01")]
    [InlineData(2, "--as-of", "2023-02-30", "members", "--as-of", "2023-02-30")]
    [InlineData(3, "[not-found]", "790", "members", "--known-by", "791")]
    [InlineData(2, "--known-by", "soon", "members", "--known-by", "soon")]
    public async Task A_question_that_makes_no_sense_is_told_so(
        int exitCode, string first, string second, params string[] words)
    {
        var told = (await _desk.Run(["show", .. words])).Ends(exitCode).Complains(first, second);
        Assert.Equal("", told.Out);
    }

    [Theory]
    [InlineData("--scope", "phu-tho", "phạm vi")]
    [InlineData("--facet", "club", "Các mã")]
    [InlineData("--scope", "cluster:x", "không có cụm")]
    [InlineData("--as-of", "hôm nay", "không phải là ngày")]
    public async Task It_is_told_in_Vietnamese_too(string option, string value, string told) =>
        Assert.Contains(
            told, (await _desk.Run("show", "members", option, value, "--lang", "vi")).Error,
            StringComparison.Ordinal);

    private static int Sum(JsonArray events, string account) => events
        .Where(item => ((string)item!["account"]!).StartsWith(account, StringComparison.Ordinal))
        .Sum(item => (int)item!["amount"]!);
}
