using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Formulas;

namespace CoopLedger.Cli.Verbs;

/// <summary>Shows one value, and the events behind it.</summary>
internal static class ShowVerb
{
    private static readonly Argument<string> Code = new("indicator")
    {
        Description = "The indicator's code (coopledger indicators); CODE@1 for version 1.",
    };

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "List the events behind the value.",
    };

    private static readonly QuestionOptions Asked = new();

    public static Command Make()
    {
        var verb = new Command("show", "Show one value, and the events behind it.")
        {
            Code, Explain,
        };
        Asked.AddTo(verb, withFacet: true);
        verb.SetAction(Act);
        return verb;
    }

    /// <summary>The indicator of this code.</summary>
    public static Indicator Find(string text)
    {
        if (Catalogue.Named(text) is { } indicator)
        {
            return indicator;
        }

        try
        {
            var code = new IndicatorCode(text);
            var nearest = string.Join(", ", Catalogue.Nearest(code));
            throw new UsageException(
                $"Không có chỉ tiêu \"{text}\". Gần nhất: {nearest}.",
                $"There is no indicator \"{text}\". Nearest: {nearest}.",
                ExitCodes.NotFound, "indicator.unknown");
        }
        catch (FormatException)
        {
            throw new UsageException(
                $"\"{text}\" không phải mã chỉ tiêu.", $"\"{text}\" is no indicator code.");
        }
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var indicator = Find(parsed.GetValue(Code)!);
        await using var session = Session.ToRead(parsed);
        var question = await Asked.Read(parsed, session, cancellationToken);
        var answer = await Ask(session, indicator, question, cancellationToken);
        var explanation = parsed.GetValue(Explain)
            ? await Explanation.Of(answer, session.Store, cancellationToken)
            : null;
        if (screen.IsJson)
        {
            var json = AnswerJson.Of(answer, question.KnownBy, screen.IsVietnamese);
            if (explanation is not null)
            {
                json["events"] = explanation.Json();
            }

            screen.Json(json);
            return ExitCodes.Ok;
        }

        Show(screen, answer);
        if (explanation is not null)
        {
            explanation.ShowSummary(screen);
            explanation.ShowEvents(screen);
        }

        return ExitCodes.Ok;
    }

    /// <summary>Prints a value with what it rests on.</summary>
    public static void Show(Screen screen, Answer answer)
    {
        var question = answer.Question;
        screen.Line($"{screen.Say(answer.Indicator.Labels)}: "
            + Display.Value(answer, screen.IsVietnamese)
            + (answer.Absent is { } absent ? $" ({screen.Say(absent)})" : "")
            + (answer.Indicator.Unit.Symbol.Length == 0
                ? " " + screen.Say(answer.Indicator.Unit.Labels)
                : ""));
        if (answer is { Indicator.IsQuotient: true, Numerator: { } above, Denominator: { } below })
        {
            screen.Line($"  = {Display.Part(above)} / {Display.Part(below)}"
                + (answer.Indicator.Unit.IsPercent ? " × 100" : ""));
        }

        screen.Line($"  {screen.Say("công thức", "formula")}: "
            + screen.Say(answer.Indicator.Formula)
            + (question.Facet is { } facet
                ? $" · {screen.Say("phân tổ được hỏi", "facet asked for")}: {facet}"
                : ""));
        var window = question.From is { } from
            ? $"{CivilDate.Format(from)}–{CivilDate.Format(question.To)}"
            : screen.Say("đến hết ", "to the end of ") + CivilDate.Format(question.To);
        screen.Line($"  {screen.Say("phạm vi", "scope")}: {question.Scope} · {window} · "
            + screen.Say("theo sổ đến vị trí ", "as known at position ")
            + VietnameseNumber.Format(question.KnownBy));
        foreach (var warning in answer.Warnings)
        {
            screen.Line($"  ! {screen.Say(warning.Text)} [{warning.Code}]");
        }
    }

    private static async Task<Answer> Ask(
        Session session, Indicator indicator, Question question,
        CancellationToken cancellationToken)
    {
        try
        {
            return await session.Live.Ask(indicator, question, cancellationToken);
        }
        catch (FormatException problem)
        {
            var codes = string.Join(", ", indicator.FacetDimensions.Each
                .SelectMany(dimension => dimension.Values.Select(value => value.Code)));
            throw codes.Length == 0 && indicator is not TargetShare
                ? new UsageException(
                    $"--facet: \"{indicator.Code}\" không có phân tổ.",
                    $"--facet: \"{indicator.Code}\" has no facets.")
                : new UsageException(
                    $"--facet: \"{question.Facet}\" không hợp lệ. Các mã: "
                        + (codes.Length == 0 ? "plan:MÃ, target:MÃ, mã chỉ tiêu." : $"{codes}."),
                    $"--facet: {problem.Message}");
        }
    }
}
