using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>Answers for machines: ISO dates and plain numbers.</summary>
internal static class AnswerJson
{
    /// <param name="answer">The answer.</param>
    /// <param name="knownBy">The position up to which the ledger was read.</param>
    /// <param name="vietnamese">The language of <c>display</c>.</param>
    public static JObject Of(Answer answer, long knownBy, bool vietnamese)
    {
        var (indicator, question) = (answer.Indicator, answer.Question);
        var json = new JObject
        {
            ["indicator"] = indicator.Code.Text,
            ["labels"] = Both(indicator.Labels),
            ["scope"] = question.Scope.Text,
            ["facet"] = question.Facet ?? indicator.DefaultFacet,
        };
        if (question.From is { } from)
        {
            json["from"] = CivilDate.Iso(from);
            json["to"] = CivilDate.Iso(question.To);
        }
        else
        {
            json["asOf"] = CivilDate.Iso(question.To);
        }

        json["knownBy"] = knownBy;
        json["numerator"] = Number(answer.Numerator?.Low);
        json["denominator"] = Number(answer.Denominator?.Low);
        json["value"] = Number(answer.Rounded);
        json["display"] = Display.Value(answer, vietnamese);
        json["unit"] = indicator.Unit.Code;
        json["exact"] = answer.Exact;
        json["low"] = Number(answer.Value?.Low);
        json["high"] = Number(answer.Value?.High);
        json["about"] = answer.Value?.IsAbout ?? false;
        json["formula"] = indicator.Formula.English;
        json["version"] = indicator.Version;
        json["absent"] = answer.Absent is { } absent ? Both(absent) : JValue.CreateNull();
        json["warnings"] = new JArray(answer.Warnings.Select(warning => new JObject
        {
            ["code"] = warning.Code,
            ["vi"] = warning.Text.Vietnamese,
            ["en"] = warning.Text.English,
        }));
        return json;
    }

    public static JObject Both(Labels labels) =>
        new() { ["vi"] = labels.Vietnamese, ["en"] = labels.English };

    /// <summary>A number that JSON can hold exactly, or to ten decimals.</summary>
    public static JValue Number(Rational? value) => value switch
    {
        null => JValue.CreateNull(),
        { IsInteger: true } whole => new JValue(whole.Numerator),
        { } part => new JValue(Decimal(part.Round(10))),
    };

    private static decimal Decimal(Rational value) =>
        (decimal)value.Numerator / (decimal)value.Denominator;
}
