namespace CoopLedger.Cli.Tests;

/// <summary>Command lines that make no sense, and what the output looks like.</summary>
public sealed class UsageTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithDemo();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("demo, init, commands")]
    [InlineData("show", "shwo")]
    [InlineData("<indicator>", "show")]
    [InlineData("--scope", "show", "--scop", "nation", "members")]
    [InlineData("--lang", "show", "members", "--lang", "fr")]
    [InlineData("--lang", "figures", "--lang")]
    [InlineData("found-cooperative", "record")]
    [InlineData("verify", "audit")]
    [InlineData("<file>", "import")]
    [InlineData("--parallel", "rebuild", "--parallel", "many")]
    [InlineData("--parallel", "rebuild", "--parallel", "0")]
    [InlineData("--on", "record", "admit-member", "--on", "1/1/2023", "--on", "2/1/2023")]
    [InlineData("foo", "figures", "--json=foo")]
    public async Task A_usage_error_names_what_is_wrong_and_where_to_look(
        string named, params string[] words)
    {
        foreach (var language in new[] { "en_US.UTF-8", "vi_VN.UTF-8" })
        {
            _desk.Environment["LANG"] = language;
            var told = (await _desk.Run(words)).Ends(2).Complains("[usage]", named, "--help");
            Assert.Equal("", told.Out);
        }
    }

    [Theory]
    [InlineData("en_US.UTF-8", null, "Admit a member")]
    [InlineData("vi_VN.UTF-8", null, "Kết nạp thành viên")]
    [InlineData("C", null, "Kết nạp thành viên")]
    [InlineData("", null, "Kết nạp thành viên")]
    [InlineData("en_US.UTF-8", "vi", "Kết nạp thành viên")]
    [InlineData("vi_VN.UTF-8", "en", "Admit a member")]
    public async Task The_language_is_asked_for_or_taken_from_the_environment(
        string lang, string? option, string label)
    {
        _desk.Environment["LANG"] = lang;
        string[] words = ["commands", "admit-member"];
        (await _desk.Run(option is null ? words : [.. words, "--lang", option])).Ends(0)
            .Prints(label);
    }

    [Theory]
    [InlineData("report", "--scope", "unit:phu-tho", "--as-of", "2023-08-31")]
    [InlineData("figures")]
    [InlineData("commands", "found-cooperative")]
    public async Task What_is_redirected_has_no_escape_codes_no_padding_and_no_edge(
        params string[] words)
    {
        _desk.Environment["FORCE_COLOR"] = "1";
        var plain = (await _desk.Run(words)).Ends(0);
        Assert.DoesNotContain("\e[", plain.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(" \n", plain.Out, StringComparison.Ordinal);
        _desk.Environment["NO_COLOR"] = "1";
        Assert.Equal(plain.Out, (await _desk.Run(words)).Ends(0).Out);
    }

    [Fact]
    public async Task Every_command_tells_its_fields_to_machines()
    {
        var commands = (await _desk.Run("commands", "--json")).Ends(0).Json.AsArray();
        Assert.True(commands.Count >= 30, $"{commands.Count}");
        var fields = commands.SelectMany(command => command!["fields"]!.AsArray()).ToList();
        Assert.All(fields, field => Assert.Equal(
            "name type unit required labels meaning allowed",
            string.Join(' ', field!.AsObject().Select(pair => pair.Key))));
        Assert.All(
            commands.Select(command => command!["labels"]!)
                .Concat(fields.Select(field => field!["labels"]!)),
            labels => Assert.All(
                new[] { labels["vi"], labels["en"] },
                label => Assert.False(string.IsNullOrEmpty((string?)label))));
        var amounts = fields.Where(field => (string?)field!["name"] == "amountVnd").ToList();
        Assert.NotEmpty(amounts);
        Assert.All(amounts, amount =>
        {
            Assert.Equal("dong", (string?)amount!["unit"]);
            Assert.True((bool)amount["required"]!);
        });
    }

    [Fact]
    public async Task One_command_is_listed_alone_and_an_unknown_one_is_not()
    {
        Assert.Single(
            (await _desk.Run("commands", "admit-member", "--json")).Ends(0).Json.AsArray());
        (await _desk.Run("commands", "admit-membr")).Ends(3).Complains("admit-member");
    }

    [Fact]
    public async Task Every_indicator_tells_its_definition_to_machines()
    {
        var indicators = (await _desk.Run("indicators", "--json")).Ends(0).Json.AsArray();
        Assert.All(indicators, indicator => Assert.Equal(
            "code version labels formula nature measure unit decimals defaultFacet facets "
                + "earlier",
            string.Join(' ', indicator!.AsObject().Select(pair => pair.Key))));
        Assert.Contains(indicators, indicator => (string?)indicator!["code"] == "membership-rate");
    }
}
