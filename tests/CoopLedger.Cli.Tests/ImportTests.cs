using System.Text.Json.Nodes;

namespace CoopLedger.Cli.Tests;

/// <summary>Importing JSON Lines files.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private static readonly string[] Ten =
    [
        .. Enumerable.Range(1, 6).Select(n => Words.FoundLine($"htx-{n}", $"k-{n}")),
        "{ this is no JSON",
        .. Enumerable.Range(8, 3).Select(n => Words.FoundLine($"htx-{n}", $"k-{n}")),
    ];

    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithNewLedger();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_malformed_line_keeps_no_other_from_being_recorded()
    {
        var file = await _desk.Write("ten.jsonl", Ten);
        (await _desk.Run("import", file)).Ends(5).Complains("ten.jsonl:7: [input.not-json]");
        await Holds(9);
        (await _desk.Run("import", file)).Ends(5);
        await Holds(9);
    }

    [Fact]
    public async Task An_import_stops_at_the_first_refusal_when_told_to()
    {
        var file = await _desk.Write("ten.jsonl", Ten);
        (await _desk.Run("import", file, "--stop-on-refusal")).Ends(5)
            .Prints("stopped").Complains("ten.jsonl:7: ");
        await Holds(6);
    }

    [Fact]
    public async Task A_trial_decides_every_line_and_records_nothing()
    {
        var file = await _desk.Write(
            "trial.jsonl", Words.FoundLine("htx-1", "k-1"),
            """{"command":"admit-member","key":"k-2","organisation":"htx-1","on":"2023-04-01"}""",
            """{"command":"admit-member","key":"k-3","organisation":"htx-2","on":"2023-04-01"}""");
        (await _desk.Run("import", file, "--dry-run")).Ends(5)
            .Complains("trial.jsonl:3: [organisation.unknown]");
        var json = (await _desk.Run("import", file, "--dry-run", "--json")).Json;
        Assert.True((bool)json["dryRun"]!);
        Assert.Equal(2, (int?)json["files"]![0]!["recorded"]);
        await Holds(0);
    }

    [Fact]
    public async Task Refusals_are_JSON_on_standard_output_and_messages_on_standard_error()
    {
        var file = await _desk.Write(
            "bad.jsonl",
            """{"command":"found-coop","id":"htx-1"}""",
            """{"command":"found-cooperative","id":"a","nam":"x","unit":"hue","on":"2023-02-30"}""",
            Words.FoundLine("htx-2", "k-2").Replace("}", ",\"charterCapitalVnd\":-1}"),
            Words.FoundLine("htx-3", "k-3").Replace("}", ",\"founders\":\"7\"}"),
            """{"command":"found-cooperative","id":"htx-4","id":"htx-5","name":"x"}""");
        var run = (await _desk.Run("import", file, "--json")).Ends(5);
        var refusals = run.Json["files"]![0]!["refusals"]!.AsArray();
        Assert.Equal(
            [
                "1 input.unknown-command", "2 input.unknown-field", "2 input.missing-field",
                "2 input.bad-date", "3 input.negative", "4 input.wrong-type", "5 input.not-json",
            ],
            refusals.Select(refusal => $"{refusal!["line"]} {refusal["code"]}"),
            StringComparer.Ordinal);
        run.Complains(
            "bad.jsonl:1: [input.unknown-command]", "found-cooperative",
            "bad.jsonl:2: [input.unknown-field]", "bad.jsonl:5: [input.not-json]");
        await Holds(0);
    }

    [Fact]
    public async Task A_key_used_twice_in_a_file_is_refused()
    {
        var file = await _desk.Write(
            "keys.jsonl", Words.FoundLine("htx-1", "k"), Words.FoundLine("htx-2", "k"));
        (await _desk.Run("import", file)).Ends(5)
            .Complains("keys.jsonl:2: [submit.key-reused]");
        await Holds(1);
    }

    [Fact]
    public async Task A_message_in_a_pipe_stays_on_one_line()
    {
        var file = await _desk.Write("long.jsonl", $$"""{"command":"{{new string('x', 190)}}"}""");
        var run = (await _desk.Run("import", file)).Ends(5);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_file_that_is_not_text_is_refused_whole()
    {
        await File.WriteAllBytesAsync(_desk.At("bin.dat"), [0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]);
        (await _desk.Run("import", "bin.dat")).Ends(5)
            .Complains("bin.dat:1: [input.not-text]");
        await Holds(0);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_before_anything_is_recorded()
    {
        var file = await _desk.Write("one.jsonl", Words.FoundLine("htx-1", "k"));
        (await _desk.Run("import", file, "none.jsonl")).Ends(3)
            .Complains("[file.not-found]", "none.jsonl");
        await Holds(0);
    }

    [Fact]
    public async Task Blank_lines_carriage_returns_and_a_byte_order_mark_are_no_trouble()
    {
        await File.WriteAllTextAsync(
            _desk.At("windows.jsonl"),
            "\uFEFF" + Words.FoundLine("htx-1", "k-1") + "\r\n\r\n"
                + Words.FoundLine("htx-2", "k-2"),
            new System.Text.UTF8Encoding(false));
        var json = (await _desk.Run("import", "windows.jsonl", "--json")).Ends(0).Json;
        Assert.Equal(2, (int?)json["files"]![0]!["recorded"]);
    }

    [Fact]
    public async Task Both_orders_of_the_examples_report_the_same_and_again_is_nothing_new()
    {
        using var other = await Desk.WithNewLedger();
        var (forth, back) = (Examples.Names, Examples.Names.Reverse());
        (await _desk.Run(["import", .. forth.Select(Examples.Path)])).Ends(0);
        (await other.Run(["import", .. back.Select(Examples.Path)])).Ends(0);
        string[] scopes = ["unit:phu-tho+unit:dak-lak", "nation"];
        foreach (var scope in scopes)
        {
            string[] ask = ["report", "--scope", scope, "--as-of", "2023-12-31", "--all"];
            Assert.Equal((await _desk.Run(ask)).Ends(0).Out, (await other.Run(ask)).Ends(0).Out);
        }

        var again = (await _desk.Run(["import", "--json", .. forth.Select(Examples.Path)])).Ends(0);
        Assert.All(again.Json["files"]!.AsArray(), NothingNew);
        await Holds(569);
    }

    private static void NothingNew(JsonNode? file)
    {
        Assert.Equal(0, (int?)file!["events"]);
        Assert.Equal((int?)file["lines"], (int?)file["unchanged"]);
    }

    private async Task Holds(long events) =>
        Assert.Equal(
            events, await Task.Run(() => Raw.Run(_desk.Ledger, "SELECT count(*) FROM event")));
}
