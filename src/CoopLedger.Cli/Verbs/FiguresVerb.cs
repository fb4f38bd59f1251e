using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Published;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Lists the published figures with the ledger's verdicts.</summary>
internal static class FiguresVerb
{
    private static readonly Option<string?> From = new("--from")
    {
        Description = "Only figures of this day (effective) or later.",
    };

    private static readonly Option<string?> To = new("--to")
    {
        Description = "Only figures of this day (effective) or earlier.",
    };

    private static readonly Option<bool> Solve = new("--solve")
    {
        Description = "Work out what each figure implies: whole numbers behind a percentage, "
            + "intervals behind a bound.",
    };

    public static Command Make()
    {
        var verb = new Command("figures", "List the published figures with the ledger's verdicts.")
        {
            From, To, KnownByOption.Option, Solve,
        };
        SolvedFigure.AddTo(verb);
        WhatIfOptions.AddTo(verb);
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        if (SolvedFigure.IsAsked(parsed))
        {
            return SolvedFigure.Act(screen, parsed);
        }

        var (from, to) = QuestionOptions.Window(parsed, From, To);
        await using var session = await Session.ToAsk(parsed, screen, cancellationToken);
        var knownBy = await session.KnownBy(parsed, cancellationToken);
        var verdicts = await session.Live.Read(
            projection => FigureJudge.Judge(projection, knownBy)
                .Where(judged => !(judged.Figure.On < from) && !(judged.Figure.On > to)).ToList(),
            cancellationToken);
        if (parsed.GetValue(Solve))
        {
            var solved = await session.Live.Read(
                projection => verdicts.ConvertAll(judged =>
                    (judged, FigureSolution.Of(projection, judged).ToList())),
                cancellationToken);
            SolvedFigure.Show(screen, solved);
            return ExitCodes.Ok;
        }

        if (screen.IsJson)
        {
            screen.Json(new JArray(verdicts.Select(judged => Verdicts.Json(screen, judged))));
            return ExitCodes.Ok;
        }

        Show(screen, verdicts);
        return ExitCodes.Ok;
    }

    private static void Show(Screen screen, List<FigureVerdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            screen.Line(screen.Say(
                "Sổ chưa ghi số liệu công bố nào như vậy (record report-figure).",
                "The ledger holds no such published figures (record report-figure)."));
            return;
        }

        screen.Table(
            [
                screen.Say("Mã số liệu", "Figure"), screen.Say("Chỉ tiêu", "Indicator"),
                screen.Say("Phạm vi", "Scope"), screen.Say("Ngày", "Day"),
                screen.Say("Đã công bố", "Published"), screen.Say(">Theo sổ", ">Ledger"),
                screen.Say("Kết luận", "Verdict"),
            ],
            verdicts.Select(judged => Row(screen, judged)));
        screen.Line(Summary(screen, verdicts));
    }

    /// <summary>How many hold, fail, cannot be told.</summary>
    public static string Summary(Screen screen, IReadOnlyCollection<FigureVerdict> verdicts)
    {
        var (holds, fails) = (
            verdicts.Count(judged => judged.Verdict == Verdict.Holds),
            verdicts.Count(judged => judged.Verdict == Verdict.Fails));
        var open = verdicts.Count - holds - fails;
        return screen.Say(
            $"{holds} khớp, {fails} không khớp, {open} không kết luận được.",
            $"{holds} hold, {fails} fail, {open} cannot be told.");
    }

    private static IEnumerable<string> Row(Screen screen, FigureVerdict judged) =>
    [
        judged.Figure.Figure.Text,
        judged.Figure.Indicator.Text
            + (judged.Figure.Facet is { } facet ? $"[{facet}]" : ""),
        judged.Figure.Scope.Text, CivilDate.Format(judged.Figure.On),
        judged.Figure.Printed.Value,
        judged.Answer is { } answer ? Display.Value(answer, screen.IsVietnamese) : "—",
        Verdicts.Say(screen, judged),
    ];
}
