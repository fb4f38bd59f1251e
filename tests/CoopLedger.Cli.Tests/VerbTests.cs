namespace CoopLedger.Cli.Tests;

/// <summary>Only the verb that the command line names is made, and nothing else shows it.</summary>
public sealed class VerbTests
{
    private static readonly Verb[] All =
        [new("show", () => new("show")), new("audit", () => new("audit"))];

    [Theory]
    [InlineData("show")]
    [InlineData("show", "audit")]
    [InlineData("show", "--help")]
    [InlineData("--lang", "en", "show")]
    [InlineData("--json", "--ledger", "audit", "--keys", "audit", "show", "members")]
    public void A_named_verb_is_made_alone(params string[] words) =>
        Assert.Equal("show", Assert.Single(Verb.Needed(All, words)).Name);

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("shwo")]
    [InlineData("shwo", "audit")]
    [InlineData("[suggest]", "show")]
    [InlineData("--lang")]
    [InlineData("--ledger", "show")]
    [InlineData("--ledger=a", "show")]
    [InlineData("--json", "true", "show")]
    [InlineData("show", "@words")]
    public void All_are_made_where_it_is_not_sure(params string[] words) =>
        Assert.Same(All, Verb.Needed(All, words));

    [Fact]
    public async Task Every_verb_of_the_help_is_found_under_its_name()
    {
        using var desk = new Desk();
        var help = (await desk.Run("--help")).Ends(0).Out;
        var verbs = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n')
            .Skip(1).Select(line => line.Trim().Split(' ')[0]).Where(verb => verb.Length > 0)
            .ToList();
        Assert.True(verbs.Count > 10, help);
        foreach (var verb in verbs)
        {
            var own = (await desk.Run(verb, "--help")).Ends(0).Out;
            Assert.Contains($"coopledger {verb} ", own);
        }
    }
}
