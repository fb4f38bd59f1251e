using System.Text.Json.Nodes;

namespace CoopLedger.Cli.Tests;

/// <summary>The ledger as it stood, and events as they are stored.</summary>
public sealed class ReplayTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithDemo();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_instant_a_day_and_a_position_mean_the_same_to_every_question()
    {
        var recorded = (string?)(await _desk.Run("events", "790", "--json")).Ends(0)
            .Json["recordedAt"];
        string[][] questions =
        [
            ["show", "members"], ["report", "--scope", "unit:phu-tho", "--as-of", "2023-08-31"],
            ["figures"], ["register", "organisations"], ["indicators"],
            ["bridge", "members", "--from", "2022-12-31", "--to", "2023-08-31"],
            ["events", "--type", "total"],
        ];
        foreach (var question in questions)
        {
            string[] words = [.. question, "--json", "--known-by"];
            Assert.Equal(
                (await _desk.Run([.. words, "790"])).Ends(0).Out,
                (await _desk.Run([.. words, recorded!])).Ends(0).Out);
        }

        (await _desk.Run("show", "members", "--known-by", "2020-01-01T10:00+07:00")).Ends(0)
            .Prints("as known at position 0");
        (await _desk.Run("show", "members", "--known-by", "2024-07-01T25:00")).Ends(2)
            .Complains("--known-by", "2024-07-01T25:00", "instant");
    }

    [Fact]
    public async Task A_cluster_formed_later_was_not_known_then()
    {
        var formed = (int)(await _desk.Run("events", "--json", "--type", "cluster.formed"))
            .Ends(0).Json[0]!["position"]!;
        var scope = "cluster:" + (string?)(await _desk.Run("events", $"{formed}", "--json"))
            .Ends(0).Json["stored"]!["data"]!["cluster"];
        (await _desk.Run("show", "members", "--scope", scope)).Ends(0);
        (await _desk.Run("show", "members", "--scope", scope, "--known-by", $"{formed - 1}"))
            .Ends(3).Complains("[cluster.unknown]");
    }

    [Fact]
    public async Task One_event_is_shown_whole()
    {
        (await _desk.Run(Words.Found("htx-1", "--key", "k-1"))).Ends(0);
        var position = (int)(await _desk.Run("events", "key:k-1", "--json")).Ends(0)
            .Json["position"]!;
        (await _desk.Run(
            "record", "reverse-fact", "--event", "key:k-1", "--on", "2024-01-01", "--reason", "x"))
            .Ends(0);
        var sheet = (await _desk.Run("events", $"#{position}", "--json")).Ends(0).Json;
        Assert.Equal(position + 1, (int?)sheet["reversedBy"]![0]);
        var envelope = (byte[])Raw.Run(
            _desk.Ledger, $"SELECT envelope FROM event WHERE position = {position}")!;
        Assert.Equal(Convert.ToHexStringLower(envelope), (string?)sheet["envelope"]);
        (await _desk.Run("events", $"{position}")).Ends(0).Prints(
            "submit key: k-1", "stored: {\"organisation\":\"htx-1\"", $"{envelope.Length} bytes",
            $"reversed by: #{position + 1}", (string)sheet["leafHash"]!);
        (await _desk.Run("events", "key:k-1", "--known-by", "790")).Ends(3)
            .Complains("[fact.unknown]");
    }

    [Fact]
    public async Task What_is_stored_stands_beside_what_is_read()
    {
        await Append("alliance.term-opened.v1", "term-2030:dak-nong",
            """{"unit":"dak-nong","from":2030,"to":2035,"on":"2024-04-02"}""");
        (await _desk.Run("events", "--both", "--after", "790")).Ends(0).Prints(
            "stored  alliance.term-opened.v1  {\"unit\":\"dak-nong\",\"from\":2030,",
            "read    alliance.term-opened.v2  {\"unit\":\"dak-nong\",\"fromYear\":2030,");
        var both = (await _desk.Run("events", "--original", "--after", "790", "--json")).Ends(0)
            .Json[0]!;
        Assert.Equal(2030, (int?)both["stored"]!["data"]!["from"]);
        Assert.Equal(2030, (int?)both["read"]!["data"]!["fromYear"]);
        (await _desk.Run("audit", "verify")).Ends(0);
    }

    [Fact]
    public async Task An_unknown_event_stops_the_list_at_its_position_and_is_shown_raw()
    {
        await Append("member.admitted.v9", "organisation-x", """{"x":1}""");
        var listed = (await _desk.Run("events", "--after", "789", "--json")).Ends(10).Complains(
            "[ledger.unknown-event]", "position 791", "\"member.admitted.v9\"",
            "\"member.admitted.v1\"", "newer program", "upcaster", "events --raw");
        Assert.Equal(790, (int?)Assert.Single(JsonNode.Parse(listed.Out)!.AsArray())!["position"]);
        Assert.Equal(
            "{\"x\":1}\n", (await _desk.Run("events", "--raw", "--after", "790")).Ends(0).Out);
        (await _desk.Run("events", "791")).Ends(10).Prints("member.admitted.v9", "{\"x\":1}");
        (await _desk.Run("show", "members", "--lang", "vi")).Ends(10).Complains(
            "vị trí 791", "member.admitted.v9", "ba cách");
    }

    private async Task Append(string name, string stream, string json)
    {
        await using var store = Ledger.Sqlite.SqliteEventStore.Open(
            _desk.Ledger, Ledger.Sqlite.StoreAccess.ReadWrite);
        await store.Append(
            new(stream), -1,
            [new(new Guid("8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d"), name, Utf8(json), Guid.Empty)],
            new("a", "k", default, Guid.Empty, Utf8("""{"command":"c","fingerprint":"f"}""")),
            CancellationToken.None);
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
