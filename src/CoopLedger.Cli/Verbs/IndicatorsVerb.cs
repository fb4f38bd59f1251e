using System.Collections.Immutable;
using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Measures;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Lists every indicator with its definition.</summary>
internal static class IndicatorsVerb
{
    private static readonly Option<string?> AsOf = new("--as-of")
    {
        Description = "With --known-by: of days up to this one; today when left out.",
    };

    public static Command Make()
    {
        var verb = new Command(
            "indicators",
            "List every indicator with its definition; with --known-by, those alone that the "
                + "ledger held facts of.")
        {
            KnownByOption.Option, AsOf,
        };
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var listed = await Listed(parsed, screen, cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(new JArray(listed.Select(Json)));
            return ExitCodes.Ok;
        }

        screen.Table(
            [
                screen.Say("Mã", "Code"), screen.Say(">Phiên bản", ">Version"),
                screen.Say("Chỉ tiêu", "Indicator"),
                screen.Say("Công thức", "Formula"), screen.Say("Loại", "Nature"),
                screen.Say("Đơn vị", "Unit"), screen.Say("Phân tổ", "Facets"),
            ],
            listed.Select(indicator => (IEnumerable<string>)
            [
                indicator.Code.Text, Versions(indicator), screen.Say(indicator.Labels),
                screen.Say(indicator.Formula),
                screen.Say(Nature(indicator), indicator.Nature),
                screen.Say(indicator.Unit.Labels),
                string.Join(", ", indicator.FacetDimensions.Each
                    .Select(dimension => dimension.Name)),
            ]));
        ShowFacets(screen, listed);
        return ExitCodes.Ok;
    }

    /// <summary>All of them, which no ledger needs to be read for; or those that rest on facts,
    /// anywhere, as known by then.</summary>
    private static async Task<ImmutableArray<Indicator>> Listed(
        ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(KnownByOption.Option) is null)
        {
            return parsed.GetValue(AsOf) is null ? Catalogue.All : throw new UsageException(
                "--as-of cần --known-by.", "--as-of needs --known-by.");
        }

        var day = QuestionOptions.Day(parsed, AsOf)
            ?? CivilDate.InVietnam(TimeProvider.System.GetUtcNow());
        await using var session = await Session.ToAsk(parsed, screen, cancellationToken);
        var question = new Question(
            Scope.Nation, null, day, await session.KnownBy(parsed, cancellationToken));
        return await session.Live.Read<ImmutableArray<Indicator>>(
            projection =>
            [
                .. Catalogue.All.Where(indicator =>
                    projection.Ask(indicator, question, explain: false).RestsOnFacts),
            ],
            cancellationToken);
    }

    private static void ShowFacets(Screen screen, IEnumerable<Indicator> listed) => screen.Table(
        [
            screen.Say("Phân tổ", "Facet"), screen.Say("Nghĩa", "Meaning"),
            screen.Say("Các mã của --facet", "Codes for --facet"),
        ],
        listed.SelectMany(indicator => indicator.FacetDimensions.Each)
            .DistinctBy(dimension => dimension.Name, StringComparer.Ordinal)
            .Select(dimension => (IEnumerable<string>)
            [
                dimension.Name, screen.Say(dimension.Labels),
                string.Join(", ", dimension.Values.Select(value => value.Code)),
            ]));

    /// <summary>The version in use, with the earlier ones that --definitions takes: 2 (1).
    /// </summary>
    private static string Versions(Indicator indicator) => string.Join(
        ", ", Earlier(indicator).Select(earlier => $"{earlier.Version}")) is { Length: > 0 } list
            ? $"{indicator.Version} ({list})"
            : $"{indicator.Version}";

    private static IEnumerable<Indicator> Earlier(Indicator indicator) =>
        Catalogue.Earlier.Where(earlier => earlier.Code == indicator.Code);

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
        ["earlier"] = new JArray(Earlier(indicator).Select(earlier => new JObject
        {
            ["version"] = earlier.Version,
            ["formula"] = AnswerJson.Both(earlier.Formula),
        })),
    };
}
