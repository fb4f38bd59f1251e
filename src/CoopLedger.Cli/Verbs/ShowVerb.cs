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

    private static readonly Option<string?> By = new("--by")
    {
        Description = "unit: one line for each unit in force on the boundaries' day.",
        HelpName = "unit",
    };

    private static readonly QuestionOptions Asked = new();

    public static Command Make()
    {
        var verb = new Command("show", "Show one value, and the events behind it.")
        {
            Code, Explain, By,
        };
        By.AcceptOnlyFromAmong("unit");
        Asked.AddTo(verb, withFacet: true);
        WhatIfOptions.AddTo(verb);
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
            var code = text.Split('@')[0];
            throw text.Contains('@') && Catalogue.Named(code) is { Version: var last }
                ? new UsageException(
                    $"Chỉ tiêu {code} không có phiên bản đó; phiên bản hiện nay: {code}@{last}.",
                    $"{code} has no such version; the present one is {code}@{last}.",
                    ExitCodes.NotFound, "indicator.unknown")
                : new UsageException(
                    $"\"{text}\" không phải mã chỉ tiêu; xem coopledger indicators.",
                    $"\"{text}\" is no indicator code; see coopledger indicators.");
        }
    }

    /// <summary>The indicator in the version in use, unless the code names one itself.</summary>
    public static Indicator AsDefined(Session session, Indicator indicator, string text) =>
        text.Contains('@', StringComparison.Ordinal)
            ? indicator
            : session.WhatIf?.Definitions.Find(indicator.Code) ?? indicator;

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var code = parsed.GetValue(Code)!;
        var indicator = Find(code);
        await using var session = await Session.ToAsk(parsed, screen, cancellationToken);
        indicator = AsDefined(session, indicator, code);
        var question = await Asked.Read(parsed, session, cancellationToken);
        if (parsed.GetValue(By) is not null)
        {
            await ShowByUnit(parsed, screen, session, indicator, question, cancellationToken);
            return ExitCodes.Ok;
        }

        var answer = await Ask(
            session, indicator, question, parsed.GetValue(Explain), cancellationToken);
        var comparison = await Comparison.Of(session, answer, cancellationToken);
        var explanation = parsed.GetValue(Explain)
            ? await Explanation.Of(answer, session.Store, cancellationToken)
            : null;
        if (screen.IsJson)
        {
            var json = AnswerJson.Of(answer, question.KnownBy, screen.IsVietnamese);
            comparison?.AddTo(json, screen);
            if (explanation is not null)
            {
                json["events"] = explanation.Json();
            }

            screen.Json(json);
            return ExitCodes.Ok;
        }

        comparison?.Show(screen);
        Show(screen, answer);
        if (explanation is not null)
        {
            explanation.ShowSummary(screen);
            explanation.ShowEvents(screen);
        }

        return ExitCodes.Ok;
    }

    /// <summary>A facet that the indicator does not have.</summary>
    public static UsageException NoFacet(
        Indicator indicator, string? facet, FormatException problem)
    {
        var codes = string.Join(", ", indicator.FacetDimensions.Each
            .SelectMany(dimension => dimension.Values.Select(value => value.Code)));
        return codes.Length == 0 && indicator is not TargetShare
            ? new(
                $"--facet: \"{indicator.Code}\" không có phân tổ.",
                $"--facet: \"{indicator.Code}\" has no facets.")
            : new(
                $"--facet: \"{facet}\" không hợp lệ. Các mã: "
                    + (codes.Length == 0 ? "plan:MÃ, target:MÃ, mã chỉ tiêu." : $"{codes}."),
                $"--facet: {problem.Message}");
    }

    /// <summary>The boundaries asked for, to be put after what else was.</summary>
    public static string OnBoundaries(Screen screen, Question question) =>
        question.Boundaries is not { } boundaries ? ""
        : $" · {screen.Say("ranh giới", "boundaries")}: " + (boundaries.Day is { } day
            ? CivilDate.Format(day)
            : screen.Say("lúc đó", "then"));

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
            + VietnameseNumber.Format(question.KnownBy) + OnBoundaries(screen, question));
        foreach (var warning in answer.Warnings)
        {
            screen.Line($"  ! {screen.Say(warning.Text)} [{warning.Code}]");
        }
    }

    private static async Task ShowByUnit(
        ParseResult parsed, Screen screen, Session session, Indicator indicator,
        Question question, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Explain))
        {
            throw new UsageException(
                "--by không dùng cùng --explain: hãy hỏi riêng từng đơn vị.",
                "--by does not go with --explain: ask for one unit.");
        }

        var breakdown = await Ask(
            session, indicator, question,
            projection => Breakdown.Of(projection, indicator, question), cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(BreakdownTable.Json(breakdown, screen.IsVietnamese));
        }
        else
        {
            BreakdownTable.Show(screen, breakdown);
        }
    }

    private static Task<Answer> Ask(
        Session session, Indicator indicator, Question question, bool explain,
        CancellationToken cancellationToken) => Ask(
            session, indicator, question,
            projection => projection.Ask(indicator, question, explain), cancellationToken);

    private static async Task<T> Ask<T>(
        Session session, Indicator indicator, Question question, Func<Projection, T> read,
        CancellationToken cancellationToken)
    {
        try
        {
            return await session.Live.Read(read, cancellationToken);
        }
        catch (FormatException problem)
        {
            throw NoFacet(indicator, question.Facet, problem);
        }
    }
}
