using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Tests.Importing;

// Trap 42

/// <summary>The same file twice is nothing new; a line changed under its key is refused until it is
/// given as the one correction that it is.</summary>
public sealed class ChangedLineTests
{
    private static readonly string[] Lines = [Line("k1", "a", 300), Line("k2", "b", 40)];

    [Fact]
    public async Task The_same_file_twice_records_no_new_events()
    {
        await using var ledger = new TestLedger();
        await ledger.Import(string.Join('\n', Lines));
        var again = await ledger.Import(string.Join('\n', Lines));
        Assert.Equal((0, 0, 2, 0), (
            again.Recorded, again.Events, again.Unchanged, again.Refused));
        Assert.Equal(2, await ledger.Length());
    }

    [Fact]
    public async Task One_changed_line_is_refused_and_corrected_once()
    {
        await using var ledger = new TestLedger();
        await ledger.Import(string.Join('\n', Lines));
        var changed = await ledger.Import(string.Join('\n', Lines[0], Line("k2", "b", 41)));
        Assert.Equal((0, 1, 1), (changed.Recorded, changed.Unchanged, changed.Refused));
        Assert.Equal(
            Idempotency.KeyReused.Code, Assert.Single(ledger.Refused).Refusals[0].Code);
        var correction = $$"""
            {"command":"correct-fact","key":"k2/2","event":"key:k2","on":"2023-09-01",
            "reason":"sai số","replacement":{{Line(null, "b", 41)}}}
            """.ReplaceLineEndings("");
        var corrected = await ledger.Import(correction);
        Assert.Equal((1, 2), (corrected.Recorded, corrected.Events));
        Assert.Equal(0, (await ledger.Import(correction)).Events);
        Assert.Equal("341", (await ledger.Ask(
            "training-participations", "nation", null, "2023-12-31")).Exact);
    }

    private static string Line(string? key, string id, int participations)
    {
        var line = new JObject { ["command"] = "hold-training" };
        if (key is not null)
        {
            line["key"] = key;
        }

        (line["id"], line["unit"], line["on"]) = (id, "phu-tho", "2023-03-01");
        (line["classes"], line["participations"]) = (1, participations);
        return line.ToString(Formatting.None);
    }
}
