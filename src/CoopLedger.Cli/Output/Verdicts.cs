using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Published;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>Verdicts on published figures, for people and for machines.</summary>
internal static class Verdicts
{
    public static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.Fails => "fails",
        _ => "cannot-tell",
    };

    /// <summary>The verdict, with its reason unless it holds.</summary>
    public static string Say(Screen screen, FigureVerdict judged) => judged.Verdict switch
    {
        Verdict.Holds => screen.Say("khớp", "holds"),
        Verdict.Fails => screen.Say("KHÔNG KHỚP", "FAILS") + $": {screen.Say(judged.Reason)}",
        _ => screen.Say("không kết luận được", "cannot tell") + $": {screen.Say(judged.Reason)}",
    };

    public static JObject Json(Screen screen, FigureVerdict judged)
    {
        var figure = judged.Figure;
        return new()
        {
            ["id"] = figure.Figure.Text,
            ["indicator"] = figure.Indicator.Text,
            ["scope"] = figure.Scope.Text,
            ["facet"] = figure.Facet?.Value,
            ["from"] = figure.From is { } from ? CivilDate.Iso(from) : null,
            ["on"] = CivilDate.Iso(figure.On),
            ["printed"] = figure.Printed.Value,
            ["computed"] = judged.Answer?.Value is null
                ? null
                : Display.Value(judged.Answer, screen.IsVietnamese),
            ["exact"] = judged.Answer?.Exact,
            ["verdict"] = Code(judged.Verdict),
            ["reason"] = screen.Say(judged.Reason),
        };
    }
}
