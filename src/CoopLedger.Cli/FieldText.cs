using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Commands;
using CoopLedger.Ledger.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli;

/// <summary>Values as people type them, turned into the JSON that imports use.</summary>
internal static class FieldText
{
    /// <summary>The option's other spelling: <c>amountVnd</c> becomes <c>amount-vnd</c>.</summary>
    public static string Kebab(string camel)
    {
        var kebab = new StringBuilder();
        foreach (var letter in camel)
        {
            kebab.Append(char.IsAsciiLetterUpper(letter)
                ? $"-{char.ToLowerInvariant(letter)}"
                : letter.ToString());
        }

        return kebab.ToString();
    }

    /// <summary>The value of a field. Whatever is not plainly what the field takes stays text,
    /// which the field then refuses with its own reason.</summary>
    public static JToken Token(FieldDescription field, string text) => field.Type switch
    {
        "integer" => Integer(field, text),
        "decimal" => Decimal(text),
        "boolean" when bool.TryParse(text, out var value) => value,
        "date" when CivilDate.TryParse(text, out var day) => CivilDate.Iso(day),
        "command (JSON object)" => Parsed(field, text),
        _ => text,
    };

    /// <summary>How a value is written, after one was refused for its type.</summary>
    public static void Hint(
        Screen screen, CommandDescription command, ImmutableArray<Refusal> refusals)
    {
        foreach (var field in command.Fields.Where(field => refusals.Any(refusal =>
            refusal.Field == field.Name && refusal.Rule == InputRules.WrongType)))
        {
            if (Example(field) is var (vietnamese, english))
            {
                var option = "--" + Kebab(field.Name);
                screen.Note(screen.Say($"{option}: {vietnamese}", $"{option}: {english}"));
            }
        }
    }

    private static (string Vietnamese, string English)? Example(FieldDescription field) =>
        (field.Type, field.Unit) switch
        {
            ("integer", "dong") => (
                "hãy viết số đồng bằng chữ số liền nhau (13200000000), hoặc kèm đơn vị "
                    + "(\"13.200 triệu đồng\").",
                "write dong in plain digits (13200000000), or with the unit "
                    + "(\"13.200 triệu đồng\")."),
            ("integer", _) => (
                "hãy viết các chữ số liền nhau, như 1200.", "write plain digits, such as 1200."),
            ("decimal", _) => (
                "hãy viết như 1200 hoặc 12,5; ba chữ số sau dấu chấm thì không rõ nghĩa.",
                "write it like 1200 or 12,5; three digits after a point could mean two things."),
            ("boolean", _) => ("hãy viết true hoặc false.", "write true or false."),
            _ => null,
        };

    private static JToken Integer(FieldDescription field, string text)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        if (digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9'))
        {
            return new JValue(BigInteger.Parse(text));
        }

        // "13.200 triệu đồng" says its notation by its words; "13.200" alone does not.
        return field.Unit == "dong"
            && PrintedFigure.TryParse(text, out _) is
            { Unit: FigureUnit.Dong, Precision: FigurePrecision.Exact, Noun: null } money
            && money.Low.Value.IsInteger
                ? new JValue(money.Low.Value.Numerator)
                : text;
    }

    // "160,75" and "160.75" can mean one thing only; "2.177" could be either, and is refused.
    private static JToken Decimal(string text) =>
        !(text.Contains('.') && text.Length - text.IndexOf('.') == 4)
        && VietnameseNumber.TryParse(
            text.Contains('.') && !text.Contains(',') ? text.Replace('.', ',') : text,
            out var value, out var decimals) && decimals <= 10
            ? new JValue((decimal)value.Numerator / (decimal)value.Denominator)
            : text;

    private static JObject Parsed(FieldDescription field, string text)
    {
        try
        {
            return JObject.Parse(text);
        }
        catch (JsonException problem)
        {
            throw new UsageException(
                $"--{field.Name} không phải JSON: {problem.Message}",
                $"--{field.Name} is no JSON: {problem.Message}");
        }
    }
}
