using System.Text.RegularExpressions;

namespace CoopLedger.Architecture.Tests;

/// <summary>The decisions in docs/adr: one a page, each number used once.</summary>
public sealed partial class DecisionRecordTests
{
    private static readonly List<string> Records = [.. Repository.Files("docs/adr", "*.md")];

    [Fact]
    public void There_are_decisions_on_record() => Assert.NotEmpty(Records);

    [Fact]
    public void A_decision_has_four_digits_and_a_name() => Repository.None(
        from path in Records
        where !FileName().IsMatch(Path.GetFileName(path))
        select $"{Repository.Relative(path)} is not named 0001-like-this.md.");

    [Fact]
    public void No_number_is_used_twice() => Repository.None(
        from same in Records.GroupBy(Number, StringComparer.Ordinal)
        where same.Count() > 1
        select string.Join(", ", same.Select(Repository.Relative)));

    [Fact]
    public void A_decision_begins_with_its_number_and_says_what_was_decided() => Repository.None(
        from path in Records
        let text = File.ReadAllText(path)
        where !text.StartsWith($"# {Number(path).TrimStart('0')}. ", StringComparison.Ordinal)
            || ((string[])["Status:", "Context:", "Decision:", "Rejected:", "Consequences:"])
                .Any(part => !text.Contains(part, StringComparison.Ordinal))
        select $"{Repository.Relative(path)} lacks its number or one of its parts.");

    [Fact]
    public void Every_decision_that_the_code_names_is_on_record()
    {
        var there = Records.Select(Number).ToHashSet(StringComparer.Ordinal);
        Repository.None(
            from path in Repository.Files("src", "*.cs")
            from Match match in Reference().Matches(File.ReadAllText(path))
            where !there.Contains(match.Groups["number"].Value)
            select $"{Repository.Relative(path)} names {match.Value}.");
    }

    private static string Number(string path) => Path.GetFileName(path).Split('-')[0];

    [GeneratedRegex(
        "^[0-9]{4}(-[a-z0-9]+)+\\.md$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    [GeneratedRegex(
        "docs/adr/(?<number>[0-9]{4})",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
