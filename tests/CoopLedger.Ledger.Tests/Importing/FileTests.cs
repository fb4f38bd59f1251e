using System.Text;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Importing;

/// <summary>Files of lines, as they come from other machines and programs.</summary>
public sealed class FileTests
{
    private static string Line(int number) =>
        """{"command":"found-cooperative","unit":"phu-tho","on":"2023-01-01",""" + $$"""
        "key":"k{{number}}","id":"htx-{{number}}","name":"HTX số {{number}}"}
        """;

    private static string Lines(int count) =>
        string.Join('\n', Enumerable.Range(1, count).Select(Line));

    private static string Broken =>
        string.Join('\n', Enumerable.Range(1, 10).Select(i => i == 7 ? "{\"command\":" : Line(i)));

    [Fact]
    public async Task A_malformed_line_keeps_no_other_from_being_recorded()
    {
        await using var ledger = new TestLedger();
        var result = await ledger.Import(Broken);
        Assert.Equal(new ImportResult(10, 9, 9, 0, 1, Stopped: false), result);
        var refused = Assert.Single(ledger.Refused);
        Assert.Equal(("test.jsonl", 7), (refused.File, refused.Line));
        Assert.Equal("input.not-json", Assert.Single(refused.Refusals).Code);
        Assert.Equal(9, await ledger.Length());
    }

    [Fact]
    public async Task An_import_told_to_stop_stops_at_the_malformed_line()
    {
        await using var ledger = new TestLedger();
        var result = await ledger.Import(Broken, stopOnRefusal: true);
        Assert.Equal(new ImportResult(7, 6, 6, 0, 1, Stopped: true), result);
        Assert.Equal(6, await ledger.Length());
    }

    [Fact]
    public async Task A_mended_file_records_only_what_was_missing()
    {
        await using var ledger = new TestLedger();
        await ledger.Import(Broken);
        var result = await ledger.Import(Lines(10));
        Assert.Equal(new ImportResult(10, 1, 1, 9, 0, Stopped: false), result);
    }

    [Fact]
    public async Task A_key_that_comes_again_with_other_content_is_refused()
    {
        await using var ledger = new TestLedger();
        var other = Line(1).Replace("2023-01-01", "2023-01-02", StringComparison.Ordinal);
        var result = await ledger.Import($"{Line(1)}\n{other}\n{Line(1)}");
        Assert.Equal(new ImportResult(3, 1, 1, 1, 1, Stopped: false), result);
        var refused = Assert.Single(ledger.Refused);
        Assert.Equal((2, "submit.key-reused"), (refused.Line, refused.Refusals[0].Code));
    }

    [Fact]
    public async Task A_line_without_a_key_or_an_actor_gets_them()
    {
        await using var ledger = new TestLedger();
        const string line = """
            {"command":"found-cooperative","id":"a","name":"A","unit":"phu-tho","on":"2023-01-01"}
            """;
        Assert.Equal(1, (await ledger.Import(line)).Recorded);
        Assert.Equal(1, (await ledger.Import("  " + line + "\r\n")).Unchanged);
        var stored = await ledger.Store.Find(1, CancellationToken.None);
        Assert.Equal(
            (ImportLine.KeyOf(line), TestLedger.Actor), (stored!.Origin.Key, stored.Origin.Actor));
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n\n  \n\t\n", "")]
    [InlineData("\n", "\n")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("\n", "\n\n\n")]
    public async Task Line_ends_blank_lines_and_a_missing_last_end_do_not_matter(
        string between, string last)
    {
        await using var ledger = new TestLedger();
        var result = await ledger.Import(
            Lines(3).Replace("\n", between, StringComparison.Ordinal) + last);
        Assert.Equal(new ImportResult(3, 3, 3, 0, 0, Stopped: false), result);
    }

    [Fact]
    public async Task Lines_are_numbered_with_the_blank_ones()
    {
        await using var ledger = new TestLedger();
        await ledger.Import($"\n\n{Line(1)}\n\n{{\n");
        Assert.Equal(5, Assert.Single(ledger.Refused).Line);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_line()
    {
        await using var ledger = new TestLedger();
        var result = await ledger.Import(
            (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Lines(2))]);
        Assert.Equal(2, result.Recorded);
        Assert.Equal(1, (await ledger.Import(Line(1))).Unchanged);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, 0)]
    [InlineData(new byte[] { 0xC3, 0x28 }, 0)]
    [InlineData(new byte[] { 0x7B, 0xED, 0xA0, 0x80 }, 1)] // Half a surrogate pair.
    [InlineData(new byte[] { 0x7B, 0x00, 0x7D }, 1)]
    [InlineData(new byte[] { 0x7B, 0xE1, 0xBB }, 1)] // Cut off.
    public async Task What_is_not_text_ends_the_import_and_names_its_byte(byte[] bytes, int at)
    {
        await using var ledger = new TestLedger();
        var before = Encoding.UTF8.GetBytes(Lines(2) + "\n");
        var result = await ledger.Import((byte[])[.. before, .. bytes, (byte)'\n', .. before]);
        Assert.Equal(new ImportResult(2, 2, 2, 0, 1, Stopped: true), result);
        var refused = Assert.Single(ledger.Refused);
        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal((3, "input.not-text"), (refused.Line, refusal.Code));
        Assert.Equal($"{before.Length + at}", Assert.Single(refusal.Met));
    }

    [Fact]
    public async Task The_bad_byte_is_counted_with_the_byte_order_mark()
    {
        await using var ledger = new TestLedger();
        await ledger.Import((byte[])[0xEF, 0xBB, 0xBF, 0x7B, 0xFF]);
        Assert.Equal("4", Assert.Single(ledger.Refused).Refusals[0].Met[0]);
    }

    [Fact]
    public async Task A_file_in_UTF_16_is_no_text()
    {
        await using var ledger = new TestLedger();
        await ledger.Import(Encoding.Unicode.GetBytes("\uFEFF" + Lines(2)));
        Assert.Equal("input.not-text", Assert.Single(ledger.Refused).Refusals[0].Code);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "input.line-too-long")]
    public async Task A_line_has_at_most_1_MiB(int beyond, string code)
    {
        await using var ledger = new TestLedger();
        var padding = new string(
            ' ', JsonLinesFile.LineMax + beyond - Encoding.UTF8.GetByteCount(Line(2)));
        var result = await ledger.Import($"{Line(1)}\n{Line(2)}{padding}\n{Line(3)}");
        Assert.Equal(code.Length == 0 ? 3 : 1, result.Recorded);
        Assert.Equal(code, string.Concat(ledger.Refused.Select(line => line.Refusals[0].Code)));
        Assert.Equal(code.Length > 0, result.Stopped);
    }

    [Fact]
    public async Task An_empty_file_records_nothing()
    {
        await using var ledger = new TestLedger();
        Assert.Equal(new ImportResult(0, 0, 0, 0, 0, Stopped: false), await ledger.Import(""));
    }

    [Fact]
    public async Task Vietnamese_letters_on_the_edge_of_a_read_stay_whole()
    {
        await using var ledger = new TestLedger();
        var text = string.Join('\n', Enumerable.Range(1, 1200).Select(i =>
            Line(i).Replace("số", new string('ộ', 3 + (i % 7)), StringComparison.Ordinal)));
        Assert.True(Encoding.UTF8.GetByteCount(text) > 2 << 16);
        var names = JsonLinesFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(text, string.Join('\n', names.Select(line => line.Line)));
    }
}
