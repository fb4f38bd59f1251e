using System.Text;

namespace CoopLedger.Cli.Tests;

/// <summary>The log as it is listed.</summary>
public sealed class EventsTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithDemo();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(Ledgers.DemoEvents)]
    [InlineData(23, "--type", "member.admitted")]
    [InlineData(2, "--stream", "organisation-phu-tho-2023-htx-01")]
    [InlineData(10, "--known-by", "10")]
    [InlineData(0, "--known-by", "2023-01-01")]
    [InlineData(36, "--type", "cooperative.founded.v1", "--from", "1/1/2023", "--known-by", "175")]
    [InlineData(0, "--from", "2030-01-01")]
    [InlineData(0, "--type", "no.such")]
    public async Task Filters_leave_what_they_name(int count, params string[] filters)
    {
        var events = (await _desk.Run(["events", "--json", .. filters])).Ends(0).Json.AsArray();
        Assert.Equal(count, events.Count);
    }

    [Fact]
    public async Task An_event_tells_both_clocks_and_its_own_words()
    {
        var events = (await _desk.Run("events", "--json", "--known-by", "3"))
            .Ends(0).Json.AsArray();
        Assert.Equal(
            "position id type on stream revision recordedAt actor key causation command data "
                + "evidence lateFor",
            string.Join(' ', events[2]!.AsObject().Select(pair => pair.Key)));
        Assert.Equal(3, (int?)events[2]!["position"]);
        Assert.Equal("2022-12-31", (string?)events[2]!["on"]);
        Assert.Equal(392, (int?)events[2]!["data"]!["amount"]);
        Assert.EndsWith("Z", (string?)events[2]!["recordedAt"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Raw_is_the_stored_JSON_byte_for_byte()
    {
        var raw = (await _desk.Run("events", "--raw")).Ends(0).Bytes;
        Assert.Equal((byte)'\n', raw[^1]);
        var lines = Encoding.UTF8.GetString(raw).TrimEnd('\n').Split('\n');
        Assert.Equal(Ledgers.DemoEvents, lines.Length);
        for (var i = 0; i < lines.Length; i += 50)
        {
            var envelope = (byte[])Raw.Run(
                _desk.Ledger, $"SELECT envelope FROM event WHERE position = {i + 1}")!;
            Assert.True(envelope.AsSpan().IndexOf(Encoding.UTF8.GetBytes(lines[i])) > 0);
        }
    }

    [Fact]
    public async Task The_list_is_read_by_people() =>
        (await _desk.Run("events", "--type", "member.admitted", "--lang", "vi")).Ends(0).Prints(
            "Vị trí", "06/03/2023", "organisation-phu-tho-2023-htx-01", "23 sự kiện.");

    [Theory]
    [InlineData("--from", "31/2/2023")]
    [InlineData("--to", "soon")]
    [InlineData("--known-by", "x")]
    public async Task A_bad_filter_is_a_usage_error(string option, string value) =>
        (await _desk.Run("events", option, value)).Ends(2).Complains(option, value);

    [Fact]
    public async Task A_window_upside_down_is_a_usage_error() =>
        (await _desk.Run("events", "--from", "2023-02-01", "--to", "2023-01-01")).Ends(2)
            .Complains("--from", "after");
}
