namespace CoopLedger.Cli.Tests;

/// <summary>Corrections by hand: the log is never edited.</summary>
public sealed class CorrectionTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.WithNewLedger();

    public Task DisposeAsync()
    {
        _desk.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_fact_is_corrected_and_a_fact_is_reversed_by_position()
    {
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        (await _desk.Run(Words.Admit("htx-1"))).Ends(0);
        (await _desk.Run(
            "record", "correct-fact", "--event", "2", "--on", "2023-06-01", "--reason", "sai ngày",
            "--replacement",
            """{"command":"admit-member","organisation":"htx-1","on":"2023-05-02"}"""))
            .Ends(0).Prints("#3", "fact.reversed.v1", "#4", "member.admitted.v1");
        await Shows("members", "2023-04-30", 0);
        await Shows("members", "2023-05-02", 1);
        (await _desk.Run(
            "record", "reverse-fact", "--event", "4", "--on", "2023-06-01", "--reason", "nhầm"))
            .Ends(0).Prints("#5", "fact.reversed.v1");
        await Shows("members", "2023-12-31", 0);
    }

    [Theory]
    [InlineData("{nonsense", 2, "usage")]
    [InlineData("""{"command":"no-such"}""", 2, "input.")]
    [InlineData("""{"command":"admit-member","organisation":"htx-1"}""", 2, "input.missing-field")]
    public async Task A_replacement_that_is_no_command_is_refused(
        string replacement, int exitCode, string code)
    {
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        (await _desk.Run(
            "record", "correct-fact", "--event", "1", "--on", "2023-06-01", "--reason", "x",
            "--replacement", replacement)).Ends(exitCode).Complains($"[{code}");
    }

    [Theory]
    [InlineData("7")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public async Task An_event_that_is_not_there_cannot_be_reversed(string reference)
    {
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        (await _desk.Run(
            "record", "reverse-fact", "--event", reference, "--on", "2023-06-01", "--reason",
            "x")).Ends(5).Complains(reference);
    }

    private async Task Shows(string indicator, string asOf, int value) => Assert.Equal(
        value,
        (int?)(await _desk.Run("show", indicator, "--as-of", asOf, "--json"))
            .Ends(0).Json["value"]);
}
