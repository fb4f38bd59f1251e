using System.Reflection;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Regulations;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Json;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>docs/rules.md lists every rule there is.</summary>
public sealed class RuleTableTests
{
    [Fact]
    public async Task The_table_of_rules_is_the_one_in_the_documents() =>
        await MadeDocument.Check("rules.md", Text());

    [Fact]
    public void Every_rule_has_a_code_of_its_own()
    {
        var codes = Rules().Select(rule => rule.Code).ToList();
        Assert.True(codes.Count > 50, $"{codes.Count} rules");
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
    }

    private static List<Rule> Rules() =>
    [
        .. new[] { typeof(Rule).Assembly, typeof(InputRules).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(
                BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
                | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Rule))
            .Select(field => (Rule)field.GetValue(null)!)
            .OrderBy(rule => rule.Code, StringComparer.Ordinal),
    ];

    private static string Text()
    {
        var text = new StringBuilder();
        text.Append("# Rules\n\n");
        text.Append(
            "Every reason for which a command or an import line can be refused. The code is what "
            + "machines match\non and never changes its meaning; {0}, {1} … stand for what the "
            + "refusal met. A refusal prints its\nsource. Where a source names a law without an article, the "
            + "rule states what the law is for; the article\nwas not looked up, and nobody should "
            + "quote it. This file is made by a test, which fails when it is\nout of date; "
            + $"`{MadeDocument.Renew}=1 dotnet test` writes it anew.\n");
        foreach (var area in Rules().GroupBy(rule => Area(rule), StringComparer.Ordinal))
        {
            text.Append($"\n## {area.Key}\n\n| Code | Tiếng Việt | English | Source |\n"
                + "| --- | --- | --- | --- |\n");
            foreach (var rule in area)
            {
                text.Append($"| `{rule.Code}` | {rule.Vietnamese} | {rule.English} "
                    + $"| {rule.Source} |\n");
            }
        }

        Regulations(text);
        return text.ToString();
    }

    private static void Regulations(StringBuilder text)
    {
        text.Append(
            "\n## What the law demands in numbers\n\nRead by the day on which a fact was true "
            + "(`src/CoopLedger.Domain/Regulations/regulation.csv`). Checked\nmeans that a public legal site was "
            + "seen to give the number; the official text was not read. A row that\nwas not checked says so in every refusal that rests on it.\n\n"
            + "| Rule | Value | Unit | From | To | Source | Checked |\n"
            + "| --- | ---: | --- | --- | --- | --- | --- |\n");
        foreach (var row in Regulation.All)
        {
            text.Append($"| `{row.Rule}` | {row.Value} | {row.Unit} | {Day(row.From)} "
                + $"| {Day(row.To)} | {row.Source} | {(row.IsChecked ? "yes" : "no")} |\n");
        }
    }

    private static string Area(Rule rule) => rule.Code[..rule.Code.IndexOf('.')];

    private static string Day(DateOnly? day) => day is { } known ? CivilDate.Iso(known) : "";
}
