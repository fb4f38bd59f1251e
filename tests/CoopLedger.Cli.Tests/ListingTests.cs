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
    public async Task The_fields_of_a_command() =>
        await Verifier.Verify(Of("commands", "disburse-loan"));

    /// <summary>Not the whole lists: a new fact would change them, and nobody would read them
    /// again.</summary>
    [Theory]
    [InlineData("commands", "en", "found-cooperative", "Found an organisation")]
    [InlineData("commands", "vi", "found-cooperative", "Thành lập tổ chức")]
    [InlineData("indicators", "en", "membership-rate", "Members over active organisations")]
    [InlineData("indicators", "vi", "membership-rate", "Tỷ lệ thành viên")]
    public async Task A_list_has_a_line_for_each_with_its_label(
        string list, string language, string code, string label)
    {
        var json = (await _desk.Run(list, "--json")).Ends(0).Json.AsArray();
        var codes = json.Select(item => (string)(item!["name"] ?? item["code"])!).ToList();
        Assert.True(codes.Count > 50, $"{codes.Count} {list}");
        var lines = (await Of(list, "--lang", language)).Split('\n');
        Assert.All(codes, each => Assert.Contains(lines, line => HasWord(line, each)));
        Assert.Contains(lines, line => HasWord(line, code)
            && line.Contains(label, StringComparison.Ordinal));
    }

    private static bool HasWord(string line, string word) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() == word;

    private async Task<string> Of(params string[] words) => (await _desk.Run(words)).Ends(0).Out;
}
