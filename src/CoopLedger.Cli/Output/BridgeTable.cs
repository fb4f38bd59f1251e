using CoopLedger.Cli.Verbs;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Bridges;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>A bridge, for people and for machines.</summary>
internal static class BridgeTable
{
    private const int PositionsMax = 4;

    public static void Show(Screen screen, Bridge bridge)
    {
        var (opening, closing) = (bridge.Opening, bridge.Closing);
        screen.Line($"{screen.Say(closing.Indicator.Labels)}: "
            + $"{Display.Value(opening, screen.IsVietnamese)} "
            + $"({CivilDate.Format(opening.Question.To)}) → "
            + $"{Display.Value(closing, screen.IsVietnamese)} "
            + $"({CivilDate.Format(closing.Question.To)})"
            + ShowVerb.OnBoundaries(screen, closing.Question));
        screen.Line($"  {screen.Say("phạm vi", "scope")}: {closing.Question.Scope} · "
            + screen.Say("đầu kỳ theo sổ đến vị trí ", "opening as known at position ")
            + VietnameseNumber.Format(opening.Question.KnownBy)
            + screen.Say(", cuối kỳ ", ", closing ")
            + VietnameseNumber.Format(closing.Question.KnownBy));
        foreach (var part in bridge.Parts)
        {
            ShowPart(screen, part, bridge.Parts.Length > 1);
        }

        ShowEffects(screen, bridge);
        ShowWarnings(screen, opening, closing);
    }

    /// <summary>Why a value is absent, and what to know of it; what concerns one of the two days
    /// alone says which.</summary>
    private static void ShowWarnings(Screen screen, Answer opening, Answer closing)
    {
        string[] first = [.. Warnings(screen, opening)], last = [.. Warnings(screen, closing)];
        foreach (var text in first.Union(last, StringComparer.Ordinal))
        {
            screen.Line("  ! " + (first.Contains(text), last.Contains(text)) switch
            {
                (true, false) => screen.Say("Đầu kỳ: ", "Opening: ") + text,
                (false, true) => screen.Say("Cuối kỳ: ", "Closing: ") + text,
                _ => text,
            });
        }
    }

    private static IEnumerable<string> Warnings(Screen screen, Answer answer) =>
        answer.Warnings.Select(warning => $"{screen.Say(warning.Text)} [{warning.Code}]")
            .Concat(answer.Absent is { } absent ? [screen.Say(absent)] : []);

    public static JObject Json(Screen screen, Bridge bridge) => new()
    {
        ["opening"] = AnswerJson.Of(
            bridge.Opening, bridge.Opening.Question.KnownBy, screen.IsVietnamese),
        ["closing"] = AnswerJson.Of(
            bridge.Closing, bridge.Closing.Question.KnownBy, screen.IsVietnamese),
        ["parts"] = new JArray(bridge.Parts.Select(Json)),
        ["numeratorEffect"] = AnswerJson.Number(bridge.NumeratorEffect),
        ["denominatorEffect"] = AnswerJson.Number(bridge.DenominatorEffect),
    };

    private static JObject Json(BridgePart part) => new()
    {
        ["part"] = part.Name,
        ["measure"] = part.Measure.Code.Text,
        ["opening"] = AnswerJson.Number(part.Opening.Low),
        ["openingHigh"] = AnswerJson.Number(part.Opening.High),
        ["lines"] = new JArray(part.Lines.Select(line => new JObject
        {
            ["kind"] = Code<MovementKind>(line.Kind),
            ["event"] = line.Event.Name,
            ["amount"] = AnswerJson.Number(line.Amount),
            ["events"] = new JArray(line.Positions),
        })),
        ["explained"] = AnswerJson.Number(part.Explained),
        ["remainder"] = AnswerJson.Number(part.Remainder),
        ["closing"] = AnswerJson.Number(part.Closing.Low),
        ["closingHigh"] = AnswerJson.Number(part.Closing.High),
    };

    private static void ShowPart(Screen screen, BridgePart part, bool isNamed)
    {
        var rows = new List<IEnumerable<string>>
        {
            Row(screen.Say("Đầu kỳ", "Opening"), "", Display.Part(part.Opening)),
        };
        rows.AddRange(part.Lines.Select(line => (IEnumerable<string>)
        [
            $"{Kind(screen, line.Kind)}{screen.Say(line.Event.Labels)}", line.Event.Name,
            VietnameseNumber.Format(line.Positions.Length), Signed(line.Amount),
            string.Join(' ', line.Positions.Take(PositionsMax).Select(at => $"#{at}"))
                + (line.Positions.Length > PositionsMax ? " …" : ""),
        ]));
        rows.Add(Row(
            screen.Say("Chưa giải thích được", "Unexplained"), "",
            part.Remainder is { } rest ? Signed(rest) : "—"));
        rows.Add(Row(screen.Say("Cuối kỳ", "Closing"), "", Display.Part(part.Closing)));
        if (isNamed)
        {
            screen.Title($"{part.Measure.Code} ({Explanation.Part(screen, part.Name)})");
        }

        screen.Table(
            [
                screen.Say("Khoản", "Line"), screen.Say("Loại sự kiện", "Event type"),
                screen.Say(">Số sự kiện", ">Events"), screen.Say(">Số", ">Amount"),
                screen.Say("Vị trí", "Positions"),
            ],
            rows);
    }

    private static void ShowEffects(Screen screen, Bridge bridge)
    {
        if (bridge is { NumeratorEffect: { } above, DenominatorEffect: { } below })
        {
            var decimals = bridge.Closing.Indicator.Decimals + 1;
            var symbol = bridge.Closing.Indicator.Unit.IsPercent
                ? screen.Say("điểm %", "points")
                : bridge.Closing.Indicator.Unit.Symbol;
            screen.Line($"  {screen.Say("do tử số", "by the numerator")}: "
                + $"{Signed(above, decimals)} {symbol} · "
                + $"{screen.Say("do mẫu số", "by the denominator")}: "
                + $"{Signed(below, decimals)} {symbol}".TrimEnd());
        }
    }

    private static IEnumerable<string> Row(string name, string events, string amount) =>
        [name, "", events, amount, ""];

    private static string Kind(Screen screen, MovementKind kind) => kind switch
    {
        MovementKind.LateFact => screen.Say("ghi muộn: ", "late: "),
        MovementKind.Restatement => screen.Say("nêu lại: ", "restated: "),
        MovementKind.Correction => screen.Say("đính chính: ", "correction: "),
        MovementKind.Total => screen.Say("chỉ biết tổng: ", "known as a total: "),
        _ => "",
    };

    private static string Code<T>(T kind)
        where T : struct, Enum => VietnameseText.Slug(kind.ToString());

    private static string Signed(Rational amount, int? decimals = null) =>
        (amount > 0 ? "+" : "")
        + VietnameseNumber.Format(amount, decimals ?? (amount.IsInteger ? 0 : 2));
}
