using System.Security.Cryptography;

namespace CoopLedger.Cli.Tests;

/// <summary>Questions about a ledger as it is not.</summary>
public sealed class WhatIfTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithDemo();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_value_stands_beside_the_recorded_one_and_the_ledger_is_not_touched()
    {
        var root = (await _desk.Run("audit", "verify")).Ends(0).Out;
        var before = Bytes();
        var told = (await _desk.Run("show", "members", "--without", "3", "type:member.admitted"))
            .Ends(0);
        Assert.Equal("*** WHAT-IF: NOT WHAT THE LEDGER SAYS ***", told.Lines.First());
        told.Prints("left out: #3", "24 events", "recorded: 2.592", "what-if: 2.177", "-415");
        Assert.Equal(before, Bytes());
        Assert.Equal(root, (await _desk.Run("audit", "verify")).Ends(0).Out);
    }

    [Fact]
    public async Task Machines_are_told_first_that_it_is_a_what_if()
    {
        var show = (await _desk.Run("show", "members", "--without", "3", "--json")).Ends(0).Json;
        Assert.Equal("whatIf", show.AsObject().First().Key);
        Assert.Equal(3, (int?)show["whatIf"]!["leftOut"]![0]!["position"]);
        Assert.Equal(
            (2592, 2200, -392),
            ((int?)show["recorded"]!["value"], (int?)show["value"], (int?)show["difference"]));
        var report = (await _desk.Run(
            "report", "--scope", "unit:phu-tho", "--as-of", "2023-08-31", "--without", "3",
            "--json")).Ends(0).Json;
        var row = report["rows"]!.AsArray().First(row => (string?)row!["indicator"] == "members");
        Assert.Equal(
            (415, 23), ((int?)row!["recorded"]!["value"], (int?)row["value"]));
    }

    [Fact]
    public async Task Facts_are_added_where_the_ledger_ends_or_where_it_was_known_to()
    {
        var file = await _desk.Write(
            "more.jsonl", Words.FoundLine("them-1", "w-1"), Words.FoundLine("them-2", "w-2"));
        var before = Bytes();
        (await _desk.Run("show", "founded", "--with", file, "--without", "stream:no-such"))
            .Ends(3).Complains("no-such");
        (await _desk.Run("show", "registered", "--with", file)).Ends(0)
            .Prints("added: #791", "difference: +2", "as known at position 792");
        (await _desk.Run("show", "registered", "--with", file, "--known-by", "10", "--json"))
            .Ends(0).Prints("\"cutAt\": 10", "\"knownBy\": 10");
        (await _desk.Run("show", "registered", "--with", file, "--known-by", "10")).Ends(0)
            .Prints("read to position 10 alone");
        var events = (await _desk.Run(
            "events", "--with", file, "--after", "789", "--json")).Ends(0).Json;
        Assert.Equal(
            [790, 791, 792], events["rows"]!.AsArray().Select(row => (int)row!["position"]!));
        Assert.Equal(before, Bytes());
    }

    [Fact]
    public async Task A_refused_line_keeps_the_answer_back_unless_told_to_go_on()
    {
        var file = await _desk.Write(
            "twice.jsonl", Words.FoundLine("them-1", "w-1"),
            """{"command":"admit-member","organisation":"nobody","on":"2023-01-01"}""");
        var refused = (await _desk.Run("show", "registered", "--with", file)).Ends(5)
            .Complains("twice.jsonl:2", "[organisation.unknown]", "--keep-going");
        Assert.Equal("", refused.Out);
        var told = await _desk.Run("show", "registered", "--with", file, "--keep-going");
        Assert.Equal(0, told.ExitCode);
        told.Prints("difference: +1");
    }

    [Fact]
    public async Task What_could_not_stand_is_told_and_every_question_takes_it()
    {
        (await _desk.Run("register", "organisations", "--without", "type:cooperative.founded"))
            .Ends(0).Prints("WHAT-IF", "could not stand", "[organisation.unknown]");
        (await _desk.Run("figures", "--without", "3")).Ends(0).Prints("WHAT-IF", "FAILS");
        (await _desk.Run("rebuild", "--without", "3", "--json")).Ends(0)
            .Prints("\"whatIf\"", "\"same\": true", "\"events\": 789");
        (await _desk.Run(
            "bridge", "members", "--from", "2022-12-31", "--to", "2023-08-31", "--scope",
            "unit:phu-tho", "--without", "3")).Ends(0).Prints("WHAT-IF");
        (await _desk.Run("events", "--raw", "--without", "3")).Ends(2).Complains("--raw");
    }

    [Fact]
    public async Task An_earlier_definition_answers_for_the_later_one()
    {
        (await _desk.Run("indicators")).Ends(0).Prints("2 (1)");
        (await _desk.Run(
            "show", "target-attainment", "--definitions", "target-attainment@1")).Ends(0)
            .Prints("WHAT-IF", "by the definitions: target-attainment@1", "no plan target");
        (await _desk.Run("report", "--definitions", "target-attainment@7")).Ends(3)
            .Complains("[indicator.unknown]");
    }

    private string Bytes() => string.Join(' ', Directory.GetFiles(_desk.Folder, "*.db*")
        .Where(path => !path.EndsWith("-shm", StringComparison.Ordinal))
        .Where(path => new FileInfo(path).Length > 0)
        .Order(StringComparer.Ordinal)
        .Select(path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))));
}
