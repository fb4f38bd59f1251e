using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>What the ledger says beside what a what-if says, of one question.</summary>
internal sealed record Comparison(Answer Recorded, Answer Assumed)
{
    private Rational? Difference => WhatIf.Difference(Recorded, Assumed);

    /// <returns><see langword="null"/> when nothing is assumed.</returns>
    public static async Task<Comparison?> Of(
        Session session, Answer assumed, CancellationToken cancellationToken)
    {
        if (session.WhatIf is not { } whatIf)
        {
            return null;
        }

        var indicator = whatIf.Definitions.Earlier.Contains(assumed.Indicator)
            ? Catalogue.Find(assumed.Indicator.Code)!
            : assumed.Indicator;
        var question = assumed.Question with
        {
            KnownBy = whatIf.RecordedBy(assumed.Question.KnownBy),
        };
        return new(
            await session.Recorded.Live.Read(
                projection => projection.Ask(indicator, question, explain: false),
                cancellationToken),
            assumed);
    }

    public void Show(Screen screen)
    {
        var change = WhatIf.Signed(Assumed, Difference);
        screen.Line(screen.Say("  theo sổ: ", "  recorded: ")
            + Display.Value(Recorded, screen.IsVietnamese)
            + screen.Say(" · giả định: ", " · what-if: ")
            + Display.Value(Assumed, screen.IsVietnamese)
            + screen.Say(" · chênh lệch: ", " · difference: ")
            + (change.Length == 0 ? "—" : change));
    }

    public void AddTo(JObject json, Screen screen)
    {
        json["recorded"] = AnswerJson.Of(
            Recorded, Recorded.Question.KnownBy, screen.IsVietnamese);
        json["difference"] = AnswerJson.Number(Difference);
    }
}
