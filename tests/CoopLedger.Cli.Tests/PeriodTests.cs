using System.Text.Json.Nodes;

namespace CoopLedger.Cli.Tests;

/// <summary>Eight months of Phú Thọ are closed; what comes after shows beside what was published.
/// </summary>
public sealed class PeriodTests : IAsyncLifetime
{
    private const string Id = "phu-tho/2023-01-01..2023-08-31";

    private Desk _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await Desk.WithNewLedger();
        (await _desk.Run(
            "import", Examples.Path("phu-tho-2023.jsonl"),
            Examples.Path("phu-tho-2023-khoa-ky.jsonl"))).Ends(0);
    }

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Published_415_stays_beside_416_and_a_reversal_dated_later_restores_415()
    {
        await Late(Words.Found("htx-muon"));
        var position = (int)(await Late([.. Words.Admit("htx-muon"), "--json"]))
            .Json["events"]![0]!["position"]!;
        await Shows("416", "1", $"[{position}]", "[]");
        (await _desk.Run("report", "--period", Id)).Ends(0).Prints(
            "415", "416", "+1", $"#{position}  01/04/2023  member.admitted.v1");

        var inside = await Reverse(position, "2023-08-31");
        Assert.Equal(5, inside.ExitCode);
        inside.Complains("[period.closed-for-corrections] (on)", Id, "31/08/2023");

        var reversal = await Reverse(position, "2023-09-20");
        Assert.Equal(0, reversal.ExitCode);
        await Shows("415", "0", $"[{position}]", $"[{position + 1}]");
        (await _desk.Run("report", "--period", Id)).Ends(0).Prints(
            $"#{position + 1}  20/09/2023  fact.reversed.v1", $"reverses #{position}");
        await Shows("416", "1", $"[{position}]", "[]", "--known-by", $"{position}");
        (await _desk.Run("audit", "verify")).Ends(0);
    }

    [Fact]
    public async Task The_same_closing_again_is_unchanged_and_another_one_is_refused()
    {
        string[] close =
        [
            "record", "close-period", "--unit", "phu-tho", "--from", "2023-01-01", "--to",
            "2023-08-31", "--on",
        ];
        (await _desk.Run([.. close, "2023-09-15"])).Ends(0).Prints("Unchanged");
        var other = await _desk.Run([.. close, "2023-09-16"]);
        Assert.NotEqual(0, other.ExitCode);
        other.Complains("[period.already-closed]");
        (await _desk.Run(
            "record", "reopen-period", "--unit", "phu-tho", "--from", "2023-01-01", "--to",
            "2023-08-31", "--on", "2023-10-01", "--reason", "bổ sung số liệu")).Ends(0);
        (await _desk.Run([.. close, "2023-10-02"])).Ends(0).Prints("period.closed.v1");
        var rows = (await _desk.Run("register", "periods", "--json")).Ends(0).Json.AsArray();
        Assert.Equal(
            "reopened closed", string.Join(' ', rows.Select(row => (string)row!["status"]!)));
        Assert.All(rows, row => Assert.Equal(Id, (string)row!["id"]!));
        Assert.Equal(175, (int)rows[0]!["position"]!);
    }

    [Fact]
    public async Task An_import_and_the_list_of_events_tell_what_came_late()
    {
        var file = await _desk.Write(
            "late.jsonl", Words.FoundLine("a", "k1"),
            Words.FoundLine("b", "k2").Replace("2023-03-14", "2023-09-14", StringComparison.Ordinal));
        var import = await _desk.Run("import", file, "--json");
        Assert.Equal(0, import.ExitCode);
        import.Complains("late.jsonl:1: ", $"late for period {Id}");
        Assert.Equal((1, 1), (
            (int)import.Json["late"]!["count"]!, (int)import.Json["late"]!["lines"]![0]!["line"]!));
        (await _desk.Run("import", file)).Ends(0);
        (await _desk.Run("events", "--stream", "organisation-a")).Ends(0)
            .Prints("cooperative.founded.v1 LATE");
        var inTime = await _desk.Run("events", "--stream", "organisation-b", "--json");
        Assert.Empty(inTime.Ends(0).Json[0]!["lateFor"]!.AsArray());
        Assert.DoesNotContain(
            "LATE", (await _desk.Run("events", "--stream", "organisation-phu-tho-2023-htx-01")).Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_that_was_never_closed_is_not_found()
    {
        (await _desk.Run("report", "--period", "nation/2023-01-01..2023-12-31")).Ends(3)
            .Complains("[period.unknown]", Id);
        (await _desk.Run("report", "--period", Id, "--scope", "nation")).Ends(2)
            .Complains("--period");
    }

    private async Task<Outcome> Late(string[] words)
    {
        var outcome = await _desk.Run(words);
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Complains($"late for period {Id}");
    }

    private Task<Outcome> Reverse(int position, string on) => _desk.Run(
        "record", "reverse-fact", "--event", $"{position}", "--on", on, "--reason", "nhầm");

    private async Task Shows(
        string restated, string difference, string late, string reversals, params string[] more)
    {
        var report = (await _desk.Run(["report", "--period", Id, "--json", .. more])).Ends(0).Json;
        var members = report["values"]!.AsArray()
            .Single(value => (string)value!["indicator"]! == "members")!;
        Assert.Equal("415", (string)members["published"]!["numerator"]!);
        Assert.Equal("415", (string)members["published"]!["display"]!);
        Assert.Equal(restated, (string)members["restated"]!["exact"]!);
        Assert.Equal(difference, members["difference"]!.ToJsonString());
        Assert.Equal(late, Compact(members["lateFacts"]!));
        Assert.Equal(reversals, Compact(members["reversals"]!));
    }

    private static string Compact(JsonNode node) => node.ToJsonString();
}
