using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Measures;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Lists every indicator with its definition.</summary>
internal static class IndicatorsVerb
{
    public static Command Make()
    {
        var verb = new Command("indicators", "List every indicator with its definition.");
        verb.SetAction(Act);
        return verb;
    }

    private static int Act(ParseResult parsed)
    {
        var screen = new Screen(parsed);
        if (screen.IsJson)
        {
            screen.Json(new JArray(Catalogue.All.Select(Json)));
            return ExitCodes.Ok;
        }

        screen.Table(
            [
                screen.Say("Mã", "Code"), screen.Say("Chỉ tiêu", "Indicator"),
                screen.Say("Công thức", "Formula"), screen.Say("Loại", "Nature"),
                screen.Say("Đơn vị", "Unit"), screen.Say("Phân tổ", "Facets"),
            ],
            Catalogue.All.Select(indicator => (IEnumerable<string>)
            [
                indicator.Code.Text, screen.Say(indicator.Labels), screen.Say(indicator.Formula),
                screen.Say(Nature(indicator), indicator.Nature),
                screen.Say(indicator.Unit.Labels),
                string.Join(", ", indicator.FacetDimensions.Each
                    .Select(dimension => dimension.Name)),
            ]));
        ShowFacets(screen);
        return ExitCodes.Ok;
    }

    private static void ShowFacets(Screen screen) => screen.Table(
        [
            screen.Say("Phân tổ", "Facet"), screen.Say("Nghĩa", "Meaning"),
            screen.Say("Các mã của --facet", "Codes for --facet"),
        ],
        Catalogue.All.SelectMany(indicator => indicator.FacetDimensions.Each)
            .DistinctBy(dimension => dimension.Name, StringComparer.Ordinal)
            .Select(dimension => (IEnumerable<string>)
            [
                dimension.Name, screen.Say(dimension.Labels),
                string.Join(", ", dimension.Values.Select(value => value.Code)),
            ]));

    private static string Nature(Indicator indicator) => indicator.Nature switch
    {
        "stock" => "thời điểm",
        "flow" => "thời kỳ",
        "ratio" => "tỷ lệ",
        "average" => "bình quân",
        "growth" => "tốc độ tăng",
        "distinct" => "đếm riêng",
        "reported-only" => "chỉ công bố",
        var other => other,
    };

    private static JObject Json(Indicator indicator) => new()
    {
        ["code"] = indicator.Code.Text,
        ["version"] = indicator.Version,
        ["labels"] = AnswerJson.Both(indicator.Labels),
        ["formula"] = AnswerJson.Both(indicator.Formula),
        ["nature"] = indicator.Nature,
        ["measure"] = indicator is Measure,
        ["unit"] = indicator.Unit.Code,
        ["decimals"] = indicator.Decimals,
        ["defaultFacet"] = indicator.DefaultFacet,
        ["facets"] = new JObject(indicator.FacetDimensions.Each.Select(dimension => new JProperty(
            dimension.Name, new JArray(dimension.Values.Select(value => new JObject
            {
                ["code"] = value.Code,
                ["labels"] = AnswerJson.Both(value.Labels),
            }))))),
    };
}
