namespace CoopLedger.Cli.Tests;

/// <summary>Recording single facts by hand.</summary>
public sealed class RecordTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithNewLedger();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_first_session_by_hand_ends_in_an_explained_rate()
    {
        (await _desk.Run(Words.Found("htx-1"))).Ends(0).Prints("#1", "cooperative.founded.v1");
        (await _desk.Run(Words.Found("htx-2"))).Ends(0);
        (await _desk.Run(Words.Admit("htx-1"))).Ends(0).Prints("#3", "member.admitted.v1");
        (await _desk.Run(
            "show", "membership-rate", "--scope", "unit:phu-tho", "--as-of", "31/12/2023",
            "--explain")).Ends(0).Prints(
            "50,0 %", "= 1 / 2 × 100", "organisation-htx-1", "organisation-htx-2", "01/04/2023");
    }

    [Fact]
    public async Task A_rate_of_one_organisation_shows_its_fraction_too()
    {
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        (await _desk.Run(Words.Admit("htx-1"))).Ends(0);
        (await _desk.Run("show", "membership-rate")).Ends(0).Prints("100,0 %", "= 1 / 1 × 100");
    }

    [Fact]
    public async Task A_trial_records_nothing()
    {
        (await _desk.Run(Words.Found("htx-1", "--dry-run"))).Ends(0)
            .Prints("cooperative.founded.v1", "Nothing recorded");
        var tried = (await _desk.Run(Words.Found("htx-1", "--dry-run", "--json"))).Ends(0).Json;
        Assert.True((bool)tried["dryRun"]!);
        (await _desk.Run("events")).Ends(0).Prints("0 events.");
    }

    [Fact]
    public async Task The_same_key_and_command_is_the_first_receipt_again()
    {
        var words = Words.Found("htx-1", "--key", "k-1", "--json");
        var first = (await _desk.Run(words)).Ends(0).Json;
        var second = (await _desk.Run(words)).Ends(0).Json;
        Assert.False((bool)first["repeat"]!);
        Assert.True((bool)second["repeat"]!);
        Assert.Equal(
            first["events"]!.ToJsonString(), second["events"]!.ToJsonString());
        (await _desk.Run(Words.Found("htx-2", "--key", "k-1"))).Ends(4)
            .Complains("[submit.key-reused]");
        (await _desk.Run("events")).Ends(0).Prints("1 events.");
    }

    [Fact]
    public async Task The_same_fact_without_a_key_changes_nothing()
    {
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        (await _desk.Run(Words.Found("htx-1"))).Ends(0).Prints("Unchanged");
        (await _desk.Run("events")).Ends(0).Prints("1 events.");
    }

    [Fact]
    public async Task A_rule_refuses_with_its_code_and_its_source_in_both_languages()
    {
        var words = Words.Found("htx-1", "--founders", "6");
        (await _desk.Run(words)).Ends(5).Complains(
            "[organisation.founders-below-minimum]", "at least 7", "Law 23/2012/QH13");
        (await _desk.Run([.. words, "--lang", "vi"])).Ends(5).Complains(
            "[organisation.founders-below-minimum]", "ít nhất 7", "14/03/2023");
        var json = (await _desk.Run([.. words, "--json"])).Ends(5).Json;
        Assert.Equal("refused", (string?)json["outcome"]);
        var refusal = Assert.Single(json["refusals"]!.AsArray())!;
        Assert.Equal("organisation.founders-below-minimum", (string?)refusal["code"]);
        Assert.Equal("founders", (string?)refusal["field"]);
        Assert.Contains("ít nhất 7", (string?)refusal["vi"], StringComparison.Ordinal);
        Assert.Contains("at least 7", (string?)refusal["en"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--charterCapitalVnd", "13.200 triệu đồng", 13_200_000_000)]
    [InlineData("--charter-capital-vnd", "13200000000", 13_200_000_000)]
    [InlineData("--charter-capital-vnd", "1,5 tỷ đồng", 1_500_000_000)]
    [InlineData("--charter-capital-vnd", "500.000 đồng", 500_000)]
    public async Task An_amount_means_what_a_Vietnamese_reader_reads(
        string option, string text, long dong)
    {
        (await _desk.Run(Words.Found("htx-1", option, text))).Ends(0);
        (await _desk.Run("events", "--raw")).Ends(0)
            .Prints($"\"charterCapital\":{dong}", "\"on\":\"2023-03-14\"");
    }

    [Fact]
    public async Task An_area_that_can_be_misread_is_refused_with_an_example() =>
        (await _desk.Run(
            "record", "grant-certification", "--id", "c", "--organisation", "a", "--standard",
            "vietgap", "--crop", "chè", "--on", "2023-05-05", "--area-ha", "12.500")).Ends(2)
            .Complains("[input.wrong-type]", "12,5");

    [Theory]
    [InlineData("13.200", "input.wrong-type", "13.200 triệu đồng")]
    [InlineData("13,5", "input.wrong-type", "plain digits")]
    [InlineData("trên 226 tỷ đồng", "input.wrong-type", "plain digits")]
    [InlineData("-5", "input.negative", "reverse-fact")]
    [InlineData("99999999999999999999999", "input.out-of-range", "outside")]
    public async Task An_amount_that_can_be_misread_is_refused(
        string text, string code, string hint) =>
        (await _desk.Run(Words.Found("htx-1", "--charter-capital-vnd", text))).Ends(2)
            .Complains($"[{code}]", hint);

    [Fact]
    public async Task A_name_typed_with_loose_accents_is_kept_in_one_piece_a_letter()
    {
        (await _desk.Run(
            "record", "found-cooperative", "--id", "htx-1", "--name", "HTX Ho\u0300a Bi\u0300nh",
            "--unit", "phu-tho", "--on", "2023-03-14")).Ends(0);
        (await _desk.Run("events", "--raw")).Ends(0).Prints("HTX H\u00f2a B\u00ecnh");
    }

    [Fact]
    public async Task Everything_that_is_missing_is_told_at_once() =>
        (await _desk.Run("record", "found-cooperative", "--id", "htx-1")).Ends(2).Complains(
            "[input.missing-field] (name)", "[input.missing-field] (unit)",
            "[input.missing-field] (on)");

    [Theory]
    [InlineData("--on", "31/2/2023", "input.bad-date")]
    [InlineData("--on", "03-14-2023", "input.bad-date")]
    [InlineData("--kind", "club", "input.unknown-value")]
    [InlineData("--id", "HTX 1", "input.bad-id")]
    [InlineData("--founders", "seven", "input.wrong-type")]
    [InlineData("--key", "", "input.bad-value")]
    public async Task Bad_input_is_a_usage_error(string option, string value, string code)
    {
        var words = Words.Found("htx-1").ToList();
        var at = words.IndexOf(option);
        if (at > 0)
        {
            words.RemoveRange(at, 2);
        }

        (await _desk.Run([.. words, option, value])).Ends(2).Complains($"[{code}]");
    }

    [Theory]
    [InlineData("found-coop", "found-cooperative")]
    [InlineData("admit-membr", "admit-member")]
    public async Task An_unknown_command_is_told_with_what_comes_nearest(
        string command, string nearest) =>
        (await _desk.Run("record", command, "--on", "2023-01-01")).Ends(2)
            .Complains($"\"{command}\"", nearest);

    [Fact]
    public async Task An_unknown_field_is_told() =>
        (await _desk.Run(Words.Found("htx-1", "--unti", "phu-tho"))).Ends(2)
            .Complains("--unti", "--unit");

    [Fact]
    public async Task A_unit_that_is_not_there_or_not_yet_or_no_longer_is_refused()
    {
        (await _desk.Run(
            "record", "found-cooperative", "--id", "h", "--name", "H", "--unit", "phu-thoo", "--on",
            "2023-01-01")).Ends(5).Complains("phu-tho");
        (await _desk.Run(
            "record", "found-cooperative", "--id", "h", "--name", "H", "--unit", "hoa-binh", "--on",
            "2026-01-01")).Ends(5).Complains("hoa-binh");
    }

    [Fact]
    public async Task Who_records_and_on_what_evidence_stands_in_the_log()
    {
        _desk.Environment["COOPLEDGER_ACTOR"] = "clerk-7";
        (await _desk.Run(Words.Found("htx-1", "--evidence", """{"document":"QĐ 12"}"""))).Ends(0);
        (await _desk.Run(Words.Admit("htx-1", "--actor", "clerk-8", "--evidence", "QĐ 13")))
            .Ends(0);
        var events = (await _desk.Run("events", "--json")).Ends(0).Json.AsArray();
        Assert.Equal("clerk-7", (string?)events[0]!["actor"]);
        Assert.Equal("clerk-8", (string?)events[1]!["actor"]);
        Assert.Equal("QĐ 12", (string?)events[0]!["evidence"]!["document"]);
        (await _desk.Run("events", "--json")).Prints("QĐ 13");
    }
}
