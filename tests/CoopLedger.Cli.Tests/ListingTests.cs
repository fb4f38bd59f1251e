namespace CoopLedger.Cli.Tests;

/// <summary>Listings that a person has read and accepted.</summary>
public sealed class ListingTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_help_of_the_program() => await Verifier.Verify(Of("--help"));

    [Fact]
    public async Task The_help_of_a_question() => await Verifier.Verify(Of("show", "--help"));

    [Fact]
    public async Task The_help_of_a_command() =>
        await Verifier.Verify(Of("record", "disburse-loan", "--help"));

    [Fact]
    public async Task The_commands() => await Verifier.Verify(Of("commands"));

    [Fact]
    public async Task The_indicators() => await Verifier.Verify(Of("indicators"));

    [Fact]
    public async Task The_indicators_in_Vietnamese() =>
        await Verifier.Verify(Of("indicators", "--lang", "vi"));

    private async Task<string> Of(params string[] words) => (await _desk.Run(words)).Ends(0).Out;
}
