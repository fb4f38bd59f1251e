using System.Reflection;
using System.Text.RegularExpressions;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;

namespace CoopLedger.Domain.Tests.Facts;

public sealed partial class RuleTests
{
    private static readonly List<Rule> Rules =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Rule) && field.IsInitOnly)
            .Select(field => (Rule)field.GetValue(null)!),
    ];

    [Fact]
    public void There_are_rules() => Assert.True(Rules.Count > 25, $"{Rules.Count}");

    [Fact]
    public void Every_rule_has_a_code_of_its_own()
    {
        var codes = Rules.Select(rule => rule.Code).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Rules.Count, codes.Count);
        Assert.All(Rules, rule => Assert.Matches(CodeForm(), rule.Code));
    }

    [Fact]
    public void Every_rule_is_said_in_two_languages_and_has_a_source() =>
        Assert.All(Rules, rule =>
        {
            Assert.False(string.IsNullOrWhiteSpace(rule.Vietnamese));
            Assert.False(string.IsNullOrWhiteSpace(rule.English));
            Assert.False(string.IsNullOrWhiteSpace(rule.Source));
            Assert.False(rule.Vietnamese == rule.English);
        });

    [Fact]
    public void Both_languages_tell_the_same_things() =>
        Assert.All(Rules, rule => Assert.Equal(Places(rule.Vietnamese), Places(rule.English)));

    [Fact]
    public void What_a_refusal_met_is_told_as_it_is_even_when_it_looks_like_a_place() =>
        Assert.Equal(
            "The organisation \"{1}\" has not been founded by 14/03/2023.",
            Organisation.Unknown.BrokenBy("{1}", new DateOnly(2023, 3, 14)).English);

    private static string Places(string sentence) => string.Join(
        ' ', PlaceForm().Matches(sentence).Select(match => match.Value)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex(
        "^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeForm();

    [GeneratedRegex("\\{[0-9]\\}", RegexOptions.NonBacktracking)]
    private static partial Regex PlaceForm();
}
