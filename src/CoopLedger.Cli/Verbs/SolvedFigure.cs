using System.CommandLine;
using System.Numerics;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Published;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>What published figures imply: those of the ledger, or one typed in.</summary>
internal static class SolvedFigure
{
    private static readonly Option<string?> Printed = new("--printed")
    {
        Description = "With --solve: a figure as printed, such as 75,7%, instead of the ledger's.",
    };

    private static readonly Option<long?> Numerator = new("--numerator")
    {
        Description = "With --printed: the known number above the line.",
    };

    private static readonly Option<long?> Denominator = new("--denominator")
    {
        Description = "With --printed: the known number below the line.",
    };

    public static void AddTo(Command verb)
    {
        verb.Options.Add(Printed);
        verb.Options.Add(Numerator);
        verb.Options.Add(Denominator);
    }

    public static bool IsAsked(ParseResult parsed) => parsed.GetValue(Printed) is not null;

    public static int Act(Screen screen, ParseResult parsed)
    {
        var text = parsed.GetValue(Printed)!;
        if (PrintedFigure.TryParse(text, out var problem) is not { } printed)
        {
            throw new UsageException(problem!.Vietnamese, problem.English, code: problem.Code);
        }

        var implied = (parsed.GetValue(Numerator), parsed.GetValue(Denominator)) switch
        {
            ({ } above, null) when above > 0 => FigureSolution.Of(
                printed, ("numerator", (BigInteger)above), "denominator", isNumeratorKnown: true),
            (null, { } below) when below > 0 => FigureSolution.Of(
                printed, ("denominator", (BigInteger)below), "numerator", isNumeratorKnown: false),
            _ => throw new UsageException(
                "--printed cần --numerator hoặc --denominator, lớn hơn 0.",
                "--printed needs --numerator or --denominator, more than 0."),
        };
        if (screen.IsJson)
        {
            screen.Json(new JArray(implied.Select(item => Json(screen, item))));
        }
        else
        {
            Table(screen, implied.Select(item => Row(screen, text, item)));
        }

        return ExitCodes.Ok;
    }

    public static void Show(
        Screen screen, IReadOnlyList<(FigureVerdict Judged, List<Implication> Implied)> solved)
    {
        if (screen.IsJson)
        {
            screen.Json(new JArray(solved.Select(pair =>
            {
                var json = Verdicts.Json(screen, pair.Judged);
                json["implies"] = new JArray(pair.Implied.Select(item => Json(screen, item)));
                return json;
            })));
            return;
        }

        Table(screen, solved.SelectMany(pair => pair.Implied.Select(item =>
            Row(screen, Name(pair.Judged) + pair.Judged.Figure.Printed.Value, item))));
    }

    private static string Name(FigureVerdict judged) =>
        $"{judged.Figure.Indicator} · {judged.Figure.Scope}: ";

    private static JObject Json(Screen screen, Implication item) => new()
    {
        ["given"] = item.Given,
        ["of"] = item.Of,
        ["result"] = screen.Say(item.Result),
        ["rounding"] = item.Rounding is { } rounding
            ? VietnameseText.Slug(rounding.ToString())
            : null,
    };

    private static void Table(Screen screen, IEnumerable<IEnumerable<string>> rows) => screen.Table(
        [
            screen.Say("Đã công bố", "Published"), screen.Say("Đã biết", "Given"),
            screen.Say("Suy ra", "Implies"), screen.Say("Giá trị", "Values"),
            screen.Say("Nếu làm tròn", "If rounded"),
        ],
        rows);

    private static IEnumerable<string> Row(Screen screen, string printed, Implication item) =>
    [
        printed, item.Given, item.Of, screen.Say(item.Result),
        item.Rounding switch
        {
            null => "",
            Rounding.HalfUp => screen.Say("nửa lên (thông thường)", "half up (usual)"),
            Rounding.Down => screen.Say("xuống", "down"),
            _ => screen.Say("lên", "up"),
        },
    ];
}
